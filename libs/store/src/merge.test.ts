/** Two stakeholders of the registry that are the same become one, and two again. */
import type { AnyRecord, EntityName } from '@baraza/domain';
import { inverse, recordedChange } from './inverse.js';
import { add, codeOf, emptyProject, me, refusal, run, store } from './test/project.js';
import type { Outcome } from './run.js';

emptyProject();

let keep: string;
let gone: string;
let third: string;
let map: string;
let interest: string;
beforeEach(() => {
  third = add('stakeholder', { name: 'Ministry of Finance' });
  keep = add('stakeholder', { name: 'Ministry of Defence', aliases: ['MoD'], state: 'state', tags: ['security'], validFrom: '1990' });
  gone = add('stakeholder', { name: 'Min. of Defence', aliases: ['MOD', 'MoD'], description: 'In the capital.', formality: 'formal', tags: ['army'], validFrom: '1991', validTo: '2005' });
  map = add('map', { name: 'Everybody', aggregate: 'agreed' });
  interest = add('interest', { name: 'Pay on time' });
});

const merge = (more: object = {}, actor: object = {}): Outcome => run('mergeStakeholders', { keep, gone, ...more }, actor);
const live = (entity: EntityName, id: string): AnyRecord | undefined => store.live(entity, id) as unknown as AnyRecord | undefined;
/** Everything that is there, deleted or not, but what did not exist in `before` and is deleted now. */
const snapshot = (): Map<string, AnyRecord> => new Map((['stakeholder', 'relationship', 'holding', 'membership', 'judgement', 'participation', 'intervention', 'coding', 'proposal', 'distinction'] as EntityName[]).flatMap((entity) => [...store.all(entity)].map((record): [string, AnyRecord] => [`${entity} ${record.id}`, record])));
/** As undo does it, with the rights of the actor. */
const undo = ({ changes }: Outcome, actor: object = {}): Outcome => run('restore', { changes: inverse(changes.map(recordedChange)) }, actor);

/** Something of every kind that names the one that goes. */
function everything(): Record<string, string> {
  const process = add('process', { name: 'Round', minimumCell: 5 });
  const session = add('session', { process, title: 'Town hall', attribution: 'attributed', state: 'held', languages: [] });
  const said = { session, kind: 'need', text: 'Pay on time.', channel: 'session', at: '2026-01-01T10:00:00.000Z' };
  const intervention = add('intervention', { ...said, affiliation: gone });
  return {
    out: add('relationship', { from: gone, to: third, direction: 'directed', strength: 5 }),
    in: add('relationship', { from: third, to: gone, direction: 'directed' }),
    between: add('relationship', { from: gone, to: keep, direction: 'mutual' }),
    holding: add('holding', { stakeholder: gone, interest, stance: 1 }),
    membership: add('membership', { map, stakeholder: gone, x: 10, y: 20 }),
    distinction: add('distinction', { one: third, other: gone }),
    judgement: add('judgement', { stakeholder: gone, dimension: 'influence', value: 7, standing: 'own', judge: add('stakeholder', { name: 'Somebody else’s account' }), judgedAt: '2026-01-01T00:00:00.000Z', withdrawn: false }),
    agreed: add('judgement', { stakeholder: gone, dimension: 'position', value: 1, standing: 'agreed', judge: me, judgedAt: '2026-01-01T00:00:00.000Z', withdrawn: false }),
    participation: add('participation', { session, mode: 'headCount', people: 3, stakeholder: gone, enteredBy: 'form', enteredAt: '2026-01-01T09:00:00.000Z', hidden: false }),
    intervention,
    coding: add('coding', { session, intervention, stakeholder: gone }),
    proposal: add('proposal', { session, intervention, stakeholder: gone, dimension: 'influence', value: 4, state: 'open' }),
  };
}

test('MERGE-1 the one that goes leaves a tombstone, and its names become other names of the one that is kept', () => {
  merge();
  expect(live('stakeholder', gone)).toBeUndefined();
  expect(live('stakeholder', keep)).toMatchObject({ name: 'Ministry of Defence', aliases: ['MoD', 'MOD', 'Min. of Defence'] });
  expect(store.get('stakeholder', gone)).toMatchObject({ deleted: true, name: 'Min. of Defence' });
});

test('MERGE-2 of each property the value is taken that was chosen; else the kept one’s, the other’s where it has none, and lists joined', () => {
  merge();
  expect(live('stakeholder', keep)).toMatchObject({ state: 'state', description: 'In the capital.', formality: 'formal', tags: ['security', 'army'], validFrom: '1990', validTo: null });
});

test('MERGE-2 a chosen name leaves the other one as an alias; coupled dates go together; a list that was chosen replaces', () => {
  merge({ fields: ['name', 'validTo', 'tags'] });
  expect(live('stakeholder', keep)).toMatchObject({ name: 'Min. of Defence', validFrom: '1991', validTo: '2005', tags: ['army'] });
  expect(live('stakeholder', keep)!['aliases']).toEqual(['MoD', 'MOD', 'Ministry of Defence']);
});

test('MERGE-2 own properties are chosen one by one; what is no field is refused', () => {
  const [members, leader] = [add('property', { of: 'stakeholder', name: 'Members', valueType: 'number' }), add('property', { of: 'stakeholder', name: 'Leader', valueType: 'text' })];
  store.put('stakeholder', { ...live('stakeholder', keep)!, properties: { [members]: 3 } });
  store.put('stakeholder', { ...live('stakeholder', gone)!, properties: { [members]: 4, [leader]: 'A general' } });
  expect(refusal(() => merge({ fields: ['colour'] }))).toMatchObject({ code: 'invalidInput', params: { field: 'colour' } });
  merge({ fields: [`properties.${members}`] });
  expect(live('stakeholder', keep)!['properties']).toEqual({ [members]: 4, [leader]: 'A general' });
});

test('MERGE-2 own lists are joined, as those of the product are; one that was chosen replaces', () => {
  const [spoken, posts] = ['Languages', 'Posts'].map((name) => add('property', { of: 'stakeholder', name, valueType: 'textList' })) as [string, string];
  store.put('stakeholder', { ...live('stakeholder', keep)!, properties: { [spoken]: ['x', 'y'], [posts]: ['north'] } });
  store.put('stakeholder', { ...live('stakeholder', gone)!, properties: { [spoken]: ['y', 'z'], [posts]: ['south'] } });
  const merged = merge({ fields: [`properties.${posts}`] });
  expect(live('stakeholder', keep)!['properties']).toEqual({ [spoken]: ['x', 'y', 'z'], [posts]: ['south'] });
  undo(merged);
  expect(live('stakeholder', keep)!['properties']).toEqual({ [spoken]: ['x', 'y'], [posts]: ['north'] });
});

test('MERGE-3 what names the one that goes names the kept one afterwards: ties, interests, judgements, maps, seats, words, codings, proposals', () => {
  const there = everything();
  expect(merge().report?.skipped).toEqual([]);
  expect(live('relationship', there['out']!)).toMatchObject({ from: keep, to: third, strength: 5 });
  expect(live('relationship', there['in']!)).toMatchObject({ from: third, to: keep });
  expect(live('holding', there['holding']!)).toMatchObject({ stakeholder: keep });
  for (const judgement of ['judgement', 'agreed']) expect(live('judgement', there[judgement]!)).toMatchObject({ stakeholder: keep });
  expect(live('participation', there['participation']!)).toMatchObject({ stakeholder: keep });
  expect(live('intervention', there['intervention']!)).toMatchObject({ affiliation: keep });
  for (const [entity, more] of [['membership', { map, x: 10, y: 20 }], ['coding', { intervention: there['intervention'] }], ['proposal', { value: 4, state: 'open' }]] as const) {
    expect(store.allLive(entity)).toEqual([expect.objectContaining({ stakeholder: keep, ...more })]);
  }
});

test('MERGE-4 a tie between the two leads nowhere afterwards; on a map where both stood, in an interest that both hold, and of ties that say the same, there is one', () => {
  const there = everything();
  const own = add('membership', { map, stakeholder: keep, x: 1, y: 2 });
  const held = add('holding', { stakeholder: keep, interest, stance: -1 });
  const same = add('relationship', { from: keep, to: third, direction: 'directed', strength: 5 });
  merge();
  expect(live('relationship', there['between']!)).toBeUndefined();
  expect(store.allLive('membership')).toEqual([expect.objectContaining({ id: own, x: 1 })]);
  expect(store.allLive('holding')).toEqual([expect.objectContaining({ id: held, stance: -1 })]);
  expect(store.allLive('relationship').map(({ id }) => id).sort()).toEqual([same, there['in']!].sort());
});

test('MERGE-5 undo brings all back as it was, judgements of others too, for an owner; and redo merges again', () => {
  const there = everything();
  const before = snapshot();
  const merged = merge({ fields: ['name'] });
  const undone = undo(merged);
  expect(undone.report?.skipped).toEqual([]);
  for (const [key, record] of snapshot()) expect(before.get(key) ?? { deleted: true }).toMatchObject(before.has(key) ? record : { deleted: record.deleted });
  const redone = undo(undone);
  expect(redone.report?.skipped).toEqual([]);
  expect(live('judgement', there['judgement']!)).toMatchObject({ stakeholder: keep });
  expect(store.allLive('membership')).toEqual([expect.objectContaining({ stakeholder: keep })]);
  expect(live('stakeholder', gone)).toBeUndefined();
});

test('MERGE-5 for an analyst judgements of others stay with the one that goes, which is said; undo brings all back, and an owner brings them over', () => {
  const there = everything();
  const before = snapshot();
  const merged = merge({ fields: ['name'] }, { role: 'analyst' });
  expect(merged.report?.skipped.map(({ id, code }) => [id, code]).sort()).toEqual([[there['agreed'], 'forbidden'], [there['judgement'], 'forbidden']].sort());
  expect(store.get('judgement', there['judgement']!)).toMatchObject({ stakeholder: gone });
  expect(undo(merged, { role: 'analyst' }).report?.skipped).toEqual([]);
  for (const [key, record] of snapshot()) expect(before.get(key) ?? { deleted: true }).toMatchObject(before.has(key) ? record : { deleted: record.deleted });
  merge({ fields: ['name'] }, { role: 'analyst' });
  merge();
  expect(live('judgement', there['judgement']!)).toMatchObject({ stakeholder: keep });
});

test('MERGE-6 days later what somebody has changed since stays, and the rest goes back', () => {
  const there = everything();
  const merged = merge();
  run('updateStakeholder', { id: keep, description: 'Moved to the coast.' });
  run('updateRelationship', { id: there['out']!, strength: 9 });
  const later = add('relationship', { from: keep, to: third, direction: 'mutual' });
  const { report } = undo(merged);
  expect(report?.skipped).toEqual([{ entity: 'stakeholder', id: keep, fields: ['description'] }]);
  expect(live('stakeholder', gone)).toMatchObject({ name: 'Min. of Defence' });
  expect(live('stakeholder', keep)).toMatchObject({ description: 'Moved to the coast.', aliases: ['MoD'] });
  expect(live('relationship', there['out']!)).toMatchObject({ from: gone, strength: 9 });
  expect(live('relationship', later)).toMatchObject({ from: keep });
});

test('MERGE-7 what the merger may not read stays with the one that goes, untouched and untold, and comes back with it', () => {
  const secret = add('relationship', { from: gone, to: third, direction: 'directed', classification: 'strictlyConfidential' });
  const motive = { ...live('stakeholder', gone)!, motivations: 'Control of the port.' };
  store.put('stakeholder', motive);
  const { changes, report } = merge({}, { role: 'analyst', clearance: 'restricted' });
  expect(changes.map(({ id }) => id)).not.toContain(secret);
  expect(report?.skipped).toEqual([]);
  expect(live('stakeholder', keep)).toMatchObject({ motivations: null });
  expect(store.get('relationship', secret)).toMatchObject({ from: gone, deleted: false });
  // Whoever may read it brings it over.
  merge({}, { role: 'owner' });
  expect(live('relationship', secret)).toMatchObject({ from: keep });
  expect(live('stakeholder', keep)).toMatchObject({ motivations: 'Control of the port.' });
});

test('MERGE-8 the stricter class of the two holds, so that nothing of the stricter one is told to more people', () => {
  store.put('stakeholder', { ...live('stakeholder', gone)!, classification: 'confidential' });
  merge();
  expect(live('stakeholder', keep)).toMatchObject({ classification: 'confidential' });
});

test('MERGE-9 nobody merges what they may not read, with itself, or without the right; what is not there and what is not theirs look the same', () => {
  store.put('stakeholder', { ...live('stakeholder', gone)!, classification: 'strictlyConfidential' });
  expect(codeOf(() => merge({}, { role: 'analyst' }))).toBe('notFound');
  expect(refusal(() => merge({}, { role: 'analyst' })).message).toBe(refusal(() => merge({ gone: me }, { role: 'analyst' })).message);
  expect(codeOf(() => merge({ gone: keep }))).toBe('invalidInput');
  for (const role of ['facilitator', 'rapporteur', 'observer', 'public']) expect(codeOf(() => merge({}, { role }))).toBe('forbidden');
});

test('MERGE-10 too much to move at once is refused, with how much it is', () => {
  for (let index = 0; index < 901; index += 1) add('relationship', { from: gone, to: third, direction: 'directed', strength: index % 11, label: String(index) });
  expect(refusal(() => merge())).toMatchObject({ code: 'outOfRange', params: { max: 900, count: 901 } });
  expect(live('stakeholder', gone)).toBeDefined();
});

test('MERGE-11 a judgement goes to another stakeholder with the undo of a merge and not otherwise', () => {
  const { judgement } = everything();
  const change = { entity: 'judgement', id: judgement!, field: 'stakeholder', expected: gone, value: third };
  expect(codeOf(() => run('restore', { changes: [change] }))).toBe('notUndoable');
  const wrong = { entity: 'stakeholder', id: third, field: 'deleted', expected: true, value: false };
  expect(run('restore', { changes: [change, wrong, { entity: 'stakeholder', id: keep, field: 'state', expected: 'state', value: null }] }).report?.skipped).toHaveLength(2);
  expect(live('judgement', judgement!)).toMatchObject({ stakeholder: gone });
});

test('MERGE-11 nobody but its judge and an owner moves a judgement, whatever else is said to come or go with it', () => {
  const { judgement, agreed } = everything();
  const going = { entity: 'stakeholder', id: gone, field: 'deleted', expected: false };
  for (const id of [judgement!, agreed!]) {
    for (const value of [true, 'no']) {
      const { report } = run('restore', { changes: [{ ...going, value }, { entity: 'judgement', id, field: 'stakeholder', expected: gone, value: third }, { entity: 'stakeholder', id: keep, field: 'state', expected: 'state', value: null }] }, { role: 'analyst' });
      expect(report?.skipped.map((each) => each.id)).toContain(id);
      expect(store.get('judgement', id)).toMatchObject({ stakeholder: gone });
      store.put('stakeholder', { ...store.get('stakeholder', gone)!, deleted: false });
      store.put('stakeholder', { ...store.get('stakeholder', keep)!, state: 'state' } as never);
    }
  }
});

test('MERGE-8 undo gives the class back last, and not where something that may have asked for it stays', () => {
  store.put('stakeholder', { ...live('stakeholder', gone)!, classification: 'confidential' });
  const merged = merge();
  run('updateStakeholder', { id: keep, description: 'Corrected.' });
  expect(undo(merged).report?.skipped.map(({ fields }) => fields)).toEqual([['description'], ['classification']]);
  expect(live('stakeholder', keep)).toMatchObject({ classification: 'confidential' });
});

test('MERGE-8 where nothing stays, undo gives the class back', () => {
  store.put('stakeholder', { ...live('stakeholder', gone)!, classification: 'confidential' });
  const before = live('stakeholder', keep)!.classification;
  undo(merge());
  expect(live('stakeholder', keep)).toMatchObject({ classification: before });
});

test('MERGE-20 that two are not the same is said by who may edit the registry and reads both, and told to nobody who may not read one of them', () => {
  const [secret, id, unknown] = [add('stakeholder', { name: 'Cell', classification: 'strictlyConfidential' }), '01900000-0000-7000-8000-00000000d001', '01900000-0000-7000-8000-00000000d002'];
  run('createDistinction', { id, one: keep, other: gone });
  expect(live('distinction', id)).toMatchObject({ one: keep, other: gone, classification: 'restricted' });
  expect([secret, unknown].map((other) => codeOf(() => run('createDistinction', { id: unknown, one: keep, other }, { role: 'analyst', clearance: 'confidential' })))).toEqual(['notFound', 'notFound']);
  expect(codeOf(() => run('createDistinction', { id: unknown, one: keep, other: gone }, { role: 'facilitator', clearance: 'restricted' }))).toBe('forbidden');
  expect(codeOf(() => run('createDistinction', { id: unknown, one: keep, other: keep }))).toBe('invalidInput');
});

test('MERGE-20 it is taken back, and undo brings it again; undo makes no pair of one', () => {
  const id = add('distinction', { one: keep, other: gone });
  const deleted = run('deleteDistinction', { id });
  expect(live('distinction', id)).toBeUndefined();
  undo(deleted);
  expect(live('distinction', id)).toMatchObject({ one: keep, other: gone });
  expect(codeOf(() => run('restore', { changes: [{ entity: 'distinction', id, field: 'other', expected: gone, value: keep }] }))).toBe('invalidInput');
});

test('MERGE-21 with a merge the one that is kept is told apart from whom the other was; what told the two themselves apart goes with the other, and undo brings both back', () => {
  const [apart, between] = [add('distinction', { one: gone, other: third }), add('distinction', { one: keep, other: gone })];
  const merged = merge();
  expect(live('distinction', apart)).toMatchObject({ one: keep, other: third });
  expect(live('distinction', between)).toBeUndefined();
  undo(merged);
  expect([live('distinction', apart), live('distinction', between)]).toMatchObject([{ one: gone, other: third }, { one: keep, other: gone }]);
});
