import { completeRecord, ENTITIES, type EntityName } from '@baraza/domain';
import { VisibleStore } from '@baraza/sync-client';
import { compare, marksOf, type RecordedRecords, recordedStore } from './recorded-store.js';

const made = (entity: EntityName, id: string, values: Record<string, unknown>): RecordedRecords[number] => ({ entity, record: completeRecord(ENTITIES[entity] as never, id, values) });
const present = new VisibleStore();
present.change((write) => {
  write('member', 'me', made('member', 'me', { account: 'a', displayName: 'Called so now', role: 'owner' }).record);
  write('map', 'm', made('map', 'm', { name: 'Called so now' }).record);
  write('map', 'other', made('map', 'other', { name: 'Other' }).record);
  write('stakeholder', 'now', made('stakeholder', 'now', { name: 'Only now' }).record);
});
const common = [made('map', 'm', { name: 'Map' }), made('stakeholder', 'a', { name: 'A' }), made('membership', 'ma', { map: 'm', stakeholder: 'a', x: 0, y: 0 })];
const before = recordedStore([...common, made('stakeholder', 'b', { name: 'B' }), made('membership', 'mb', { map: 'm', stakeholder: 'b' }), made('relationship', 'ab', { from: 'a', to: 'b', direction: 'directed' }), made('relationship', 'aa', { from: 'a', to: 'a', direction: 'directed', strength: 1 })], present, 'm');
const after = recordedStore(
  [
    ...common.slice(0, 2),
    made('membership', 'ma', { map: 'm', stakeholder: 'a', x: 9, y: 0 }),
    made('stakeholder', 'c', { name: 'C' }),
    made('membership', 'mc', { map: 'm', stakeholder: 'c' }),
    made('relationship', 'aa', { from: 'a', to: 'a', direction: 'directed', strength: 2 }),
    made('judgement', 'j', { stakeholder: 'a', dimension: 'position', value: 1, standing: 'own', judgedAt: '2026-01-01T00:00:00.000Z', withdrawn: false }),
  ],
  present,
  'm',
);

test('TIME-13 a past moment is a store of its own, with people as they are now and nothing else of now', () => {
  expect(before.live('member', 'me')?.displayName).toBe('Called so now');
  expect(before.live('stakeholder', 'now')).toBeUndefined();
  expect(before.live('relationship', 'ab')).toBeDefined();
  expect([before.live('map', 'm')?.name, before.live('map', 'other')?.name]).toEqual(['Map', 'Other']);
});

test('TIME-14 two moments: what was added, changed and removed, drawn together, each with one sign; what only moved is a number', () => {
  const found = compare(before, after);
  expect(Object.fromEntries(found.differences.map(({ id, kind }) => [id, kind]))).toEqual({ c: 'added', mc: 'added', j: 'added', aa: 'changed', b: 'removed', mb: 'removed', ab: 'removed' });
  expect(found.moved).toBe(1);
  expect(['a', 'b', 'c'].map((id) => found.store.live('stakeholder', id)?.name)).toEqual(['A', 'B', 'C']);
  expect(found.store.live('relationship', 'ab')).toBeDefined();
  expect(Object.fromEntries(marksOf(found.differences))).toEqual({ a: 'changed', aa: 'changed', ab: 'removed', b: 'removed', c: 'added' });
});
