/** Named sets of stakeholders: who is in them, once each. */
import { createId } from '@baraza/domain';
import { add, codeOf, emptyProject, run, store } from './test/project.js';

emptyProject();

let platform: string;
let police: string;
let unions: string;

beforeEach(() => {
  platform = add('coalition', { name: 'Civic platform' });
  police = add('stakeholder', { name: 'Police' });
  unions = add('stakeholder', { name: 'Unions' });
});
const bringIn = (...stakeholders: string[]): string[] => {
  const members = stakeholders.map((stakeholder) => ({ id: createId(), coalition: platform, stakeholder }));
  run('addToCoalition', { members });
  return members.map(({ id }) => id);
};
const members = (): string[] => store.allLive('coalitionMember').filter(({ coalition }) => coalition === platform).map(({ stakeholder }) => stakeholder);

test('COAL-1 several stakeholders come into a coalition at once, each once; one that was taken out comes back where nothing has taken its place', () => {
  const [first] = bringIn(police, unions);
  expect(members()).toEqual([police, unions]);
  expect(codeOf(() => bringIn(unions))).toBe('alreadyExists');
  run('addToCoalition', { members: ['One', 'Other'].map((name) => ({ id: createId(), coalition: add('coalition', { name }), stakeholder: police })) });
  run('removeFromCoalition', { members: [{ id: first }] });
  const again = bringIn(police);
  expect(members()).toEqual([unions, police]);
  // What was taken out comes back only where nothing has taken its place.
  const back = { changes: [{ entity: 'coalitionMember', id: first, field: 'deleted', expected: true, value: false }] };
  expect(codeOf(() => run('restore', back))).toBe('alreadyExists');
  run('removeFromCoalition', { members: again.map((id) => ({ id })) });
  run('restore', back);
  expect(members()).toEqual(expect.arrayContaining([police, unions]));
});

test('COAL-2 who is in it hides and comes back with a coalition or a stakeholder that is deleted, and cannot be turned into somebody else’s', () => {
  const [first] = bringIn(police, unions);
  run('deleteStakeholder', { id: police });
  expect(members()).toEqual([unions]);
  expect(codeOf(() => run('updateCoalitionMember', { id: first, part: 'Speaks for it' }))).toBe('notFound');
  run('restore', { changes: [{ entity: 'stakeholder', id: police, field: 'deleted', expected: true, value: false }] });
  run('updateCoalitionMember', { id: first, part: 'Speaks for it', validFrom: '2005-08' });
  expect(store.live('coalitionMember', first!)).toMatchObject({ stakeholder: police, part: 'Speaks for it', validFrom: '2005-08' });
  expect(codeOf(() => run('updateCoalitionMember', { id: first, stakeholder: unions }))).toBe('invalidInput');
  for (const [field, value] of [['stakeholder', unions], ['coalition', add('coalition', { name: 'Other' })]] as const) {
    const expected = field === 'stakeholder' ? police : platform;
    expect(codeOf(() => run('restore', { changes: [{ entity: 'coalitionMember', id: first, field, expected, value }] }))).toBe('notUndoable');
    expect(codeOf(() => run('importRecords', { coalitionMember: [{ id: first, [field]: value }] }))).toBe('invalidInput');
  }
  run('deleteCoalition', { id: platform });
  expect(members()).toEqual([]);
});

test('COAL-3 merging two stakeholders leaves the one that is kept in each coalition once', () => {
  const only = add('stakeholder', { name: 'Police service' });
  // Also where the coalition was deleted, for it may come back.
  const gone = add('coalition', { name: 'Gone' });
  run('addToCoalition', { members: [police, only].map((stakeholder) => ({ id: createId(), coalition: gone, stakeholder })) });
  run('deleteCoalition', { id: gone });
  const other = add('coalition', { name: 'Other' });
  bringIn(police, only);
  run('addToCoalition', { members: [{ id: createId(), coalition: other, stakeholder: only }] });
  run('mergeStakeholders', { keep: police, gone: only });
  expect(members()).toEqual([police]);
  expect(store.allLive('coalitionMember').filter(({ stakeholder }) => stakeholder === police).map(({ coalition }) => coalition).sort()).toEqual([platform, other].sort());
  run('restore', { changes: [{ entity: 'coalition', id: gone, field: 'deleted', expected: true, value: false }] });
  expect(store.allLive('coalitionMember').filter(({ coalition, stakeholder }) => coalition === gone && stakeholder === police)).toHaveLength(1);
});
