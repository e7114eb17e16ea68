import { type AnyRecord, completeRecord, ENTITIES, type EntityDefinition, type EntityName } from '@baraza/domain';
import type { ViewChange } from '@baraza/store';
import { itemOf } from './item.js';
import { Replica } from './replica.js';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const put = (entity: EntityName, n: number, values: Record<string, unknown>): ViewChange => ({ entity, id: uuid(n), put: completeRecord(ENTITIES[entity] as unknown as EntityDefinition, uuid(n), values) });

test('ATTR-22 the device of who makes a rule stricter remembers nothing of what it takes away, not for undo either', () => {
  const replica = new Replica(uuid(0));
  replica.viewer = { account: uuid(1), role: 'owner', clearance: 'strictlyConfidential', duties: {} };
  const [session, speaker, said, at] = [uuid(4), uuid(5), uuid(6), '2005-08-03T09:01:02.003Z'];
  replica.receive(
    {
      anew: true,
      changes: [
        put('process', 3, { name: 'Round' }),
        put('session', 4, { process: uuid(3), title: 'Town hall', attribution: 'attributed', state: 'live' }),
        put('participation', 5, { session, mode: 'pseudonym', people: 1, enteredBy: 'form', enteredAt: at, hidden: false }),
        put('intervention', 6, { session, at, kind: 'need', text: 'Words', speaker, affiliationName: 'Union', channel: 'session' }),
      ],
    },
    new Set(),
  );
  const item = itemOf(uuid(2), { n: 1, name: 'setAttribution', version: 1, input: { session, item: null, attribution: 'notAttributed' }, group: null }, '2005-08-03T10:00:00.000Z');
  replica.show(item, replica.run(item));
  expect(replica.visible.get('intervention', said)).toMatchObject({ speaker: null, affiliationName: null, at: '2005-08-03T09:00:00.000Z' } satisfies Partial<AnyRecord>);
  const remembered = item.recorded.filter(({ entity }) => entity === 'intervention');
  for (const taken of [speaker, 'Union', at]) expect(JSON.stringify(remembered)).not.toContain(taken);
  expect(item.recorded.find(({ entity }) => entity === 'session')?.fields).toEqual({ attribution: ['attributed', 'notAttributed'] });
});
