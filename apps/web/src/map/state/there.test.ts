import type { VisibleStore } from '@baraza/sync-client';
import { stillThere } from './there.js';

/** A store of two places on the map `m`, and one on another. */
function storeOf(deleted: readonly string[]): VisibleStore {
  const places: Record<string, { map: string; stakeholder: string }> = { pa: { map: 'm', stakeholder: 'a' }, pb: { map: 'm', stakeholder: 'b' }, pc: { map: 'other', stakeholder: 'c' } };
  return {
    live: (entity: string, id: string) => (deleted.includes(id) ? undefined : entity === 'membership' ? places[id] : { id }),
    referring: (_entity: string, _field: string, id: string) => Object.keys(places).filter((place) => places[place]!.stakeholder === id),
  } as unknown as VisibleStore;
}
const of = (...ids: string[]) => ids.map((id) => ({ entity: 'stakeholder' as const, id }));

test('UI-310 of several selected those stay selected that are there and on the map', () => {
  const both = of('a', 'b');
  expect(stillThere(storeOf([]), 'm', both)).toBe(both);
  expect(stillThere(storeOf(['b']), 'm', both)).toEqual(of('a'));
  expect(stillThere(storeOf(['pb']), 'm', both)).toEqual(of('a'));
  expect(stillThere(storeOf(['a', 'b']), 'm', both)).toEqual([]);
  expect(stillThere(storeOf([]), 'm', of('a', 'c'))).toEqual(of('a'));
  const tie = [...both, { entity: 'relationship' as const, id: 't' }];
  expect(stillThere(storeOf(['t']), 'm', tie)).toEqual(both);
});

test('UI-310 one alone stays: the panel tells that it is gone, and shows what is on no map', () => {
  const one = of('c');
  expect(stillThere(storeOf(['c']), 'm', one)).toBe(one);
});
