import { completeRecord, ENTITIES, type EntityName } from '@baraza/domain';
import { styleSources } from '@baraza/graph-view';
import { VisibleStore } from '@baraza/sync-client';
import { statedOf } from './stated.js';

/** A map of so many; `said`: what each says of each property of the project's own. */
function offered(many: number, said: Readonly<Record<string, (at: number) => unknown>>): string[] {
  const store = new VisibleStore();
  store.change((write) => {
    const put = (entity: EntityName, id: string, values: Record<string, unknown>): void => write(entity, id, completeRecord(ENTITIES[entity] as never, id, values));
    put('map', 'm', { name: 'Map', aggregate: 'median' });
    for (const name of Object.keys(said)) put('property', name, { name, of: 'stakeholder', valueType: typeof said[name]!(0) === 'number' ? 'number' : 'text', options: [] });
    for (let at = 0; at < many; at += 1) {
      put('stakeholder', `s${at}`, { name: `Number ${at}`, properties: Object.fromEntries(Object.entries(said).map(([name, of]) => [name, of(at)])) });
      put('membership', `m${at}`, { map: 'm', stakeholder: `s${at}` });
    }
  });
  return statedOf(store, 'm', 'stakeholder', styleSources('stakeholder', store.allLive('property'))).filter(({ own }) => own).map(({ key }) => key).sort();
}

test('STYLE-16 words that are another for nearly everyone are not offered to draw by, numbers and words that some share are', () => {
  const said = { code: (at: number) => `ID-${at}`, region: (at: number) => `Region ${at % 9}`, budget: (at: number) => at * 17, note: (at: number) => (at < 3 ? `Note ${at}` : ''), nearly: (at: number) => `Nearly ${at % 25}` };
  expect(offered(30, said)).toEqual(['budget', 'note', 'region']);
  expect(offered(500, said)).toEqual(['budget', 'nearly', 'note', 'region']);
  // Of a few even what nobody shares can be told apart.
  expect(offered(5, said)).toEqual(['budget', 'code', 'nearly', 'note', 'region']);
});
