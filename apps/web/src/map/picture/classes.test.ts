import { completeRecord, ENTITIES, type EntityName } from '@baraza/domain';
import type { MapItem } from '@baraza/graph-view';
import { VisibleStore } from '@baraza/sync-client';
import { classesOf, leaveOut, limitsOf } from './classes.js';
import { saidThroughout } from './throughout.js';

const store = new VisibleStore();
store.change((write) => {
  const put = (entity: EntityName, id: string, values: Record<string, unknown>): void => write(entity, id, { ...completeRecord(ENTITIES[entity] as never, id, values), ...('classification' in values && { classification: values['classification'] }) } as never);
  put('map', 'm', { name: 'Map', classification: 'restricted' });
  put('stakeholder', 'open', { name: 'Open', classification: 'public' });
  put('stakeholder', 'secret', { name: 'Secret', classification: 'strictlyConfidential' });
  put('relationship', 'tie', { from: 'open', to: 'secret', direction: 'directed', classification: 'public' });
  put('judgement', 'j', { stakeholder: 'open', dimension: 'position', value: 1, standing: 'own', judge: 'a', judgedAt: '2020-01-01T00:00:00.000Z', classification: 'confidential' });
});
const named = new VisibleStore();
named.change((write) => {
  const put = (entity: EntityName, id: string, values: Record<string, unknown>): void => write(entity, id, { ...completeRecord(ENTITIES[entity] as never, id, values), classification: values['classification'] } as never);
  put('map', 'm', { name: 'Map', classification: 'public' });
  put('term', 'k', { vocabulary: 'kind', code: 'k', classification: 'public' });
  put('place', 'p', { name: 'Place', classification: 'restricted' });
  put('stakeholder', 'open', { name: 'Open', kind: 'k', place: 'p', classification: 'public' });
  put('property', 'own', { of: 'stakeholder', name: 'Own', valueType: 'text', classification: 'confidential' });
  put('coalition', 'c', { name: 'Bloc', classification: 'public' });
  put('coalitionMember', 'cm', { coalition: 'c', stakeholder: 'open', classification: 'strictlyConfidential' });
});
const ITEMS: MapItem[] = [{ entity: 'stakeholder', id: 'open' }, { entity: 'stakeholder', id: 'secret' }, { entity: 'relationship', id: 'tie' }];

test('PIC-5: a picture is classed as the strictest thing on it: record, end of a tie, map, or a judgement that colours somebody', () => {
  expect(classesOf(store, 'm', ITEMS, ['position']).highest).toBe('strictlyConfidential');
  expect(classesOf(store, 'm', ITEMS.slice(0, 1), ['position']).highest).toBe('confidential');
  expect(classesOf(store, 'm', ITEMS.slice(0, 1), []).highest).toBe('restricted');
  // A tie is as secret as its ends.
  expect(classesOf(store, 'm', [ITEMS[2]!], []).highest).toBe('strictlyConfidential');
});

test('PIC-5: a picture is as strictly classed as the coalitions, places, words and properties that it names, and is not limited below them', () => {
  const settings = { colourBy: 'own', sizeBy: 'same', shapeBy: 'kind', lineBy: 'type', widthBy: 'strength', groupBy: 'none' } as const;
  const classOf = (change: object, places = false): unknown => {
    const classes = classesOf(named, 'm', [ITEMS[0]!], [], saidThroughout(named, [ITEMS[0]!], { ...settings, ...change }, places));
    return [classes.highest, limitsOf(classes).length];
  };
  expect(classOf({})).toEqual(['confidential', 0]);
  expect(classOf({ colourBy: 'none' })).toEqual(['public', 0]);
  expect(classOf({ colourBy: 'none', groupBy: 'coalition' })).toEqual(['strictlyConfidential', 0]);
  expect(classOf({ colourBy: 'none' }, true)).toEqual(['restricted', 0]);
  expect(classOf({ colourBy: 'place' })).toEqual(['restricted', 0]);
});

test('PIC-5: of the past the stricter class of then and now holds, and what is not to be seen any more counts as the strictest that one may see', () => {
  const present = new VisibleStore();
  present.change((write) => {
    const put = (entity: EntityName, id: string, classification: string): void => write(entity, id, { ...completeRecord(ENTITIES[entity] as never, id, { name: id }), classification } as never);
    put('map', 'm', 'public');
    put('stakeholder', 'open', 'restricted');
  });
  const open = [ITEMS[0]!];
  expect(classesOf(named, 'm', open, []).highest).toBe('public');
  expect(classesOf(named, 'm', open, [], [], { store: present, absent: 'confidential' }).highest).toBe('restricted');
  expect(classesOf(named, 'm', open, [], [{ entity: 'coalition', id: 'c' }], { store: present, absent: 'confidential' }).highest).toBe('confidential');
});

test('PIC-5: limited to a class it leaves out what is above, judgements too, and never promises less than the map’s own', () => {
  const classes = classesOf(store, 'm', ITEMS, ['position']);
  expect(limitsOf(classes)).toEqual(['restricted', 'confidential']);
  expect(leaveOut(classes, 'confidential')).toEqual({ without: new Set(['secret', 'tie']), unjudged: new Set(), highest: 'confidential' });
  expect(leaveOut(classes, 'restricted')).toEqual({ without: new Set(['secret', 'tie']), unjudged: new Set(['open']), highest: 'restricted' });
  expect(leaveOut(classes, 'strictlyConfidential').without.size).toBe(0);
});

test('PIC-30: who is left out is not counted among those who are drawn without judgement', () => {
  const judged = new VisibleStore();
  judged.change((write) => {
    for (const { entity, id } of [...ITEMS, { entity: 'map', id: 'm' } as const, { entity: 'judgement', id: 'j' } as const]) write(entity as EntityName, id, store.get(entity as EntityName, id) as never);
    write('judgement', 'k', { ...store.get('judgement', 'j')!, id: 'k', stakeholder: 'secret' });
  });
  expect(leaveOut(classesOf(judged, 'm', ITEMS, ['position']), 'restricted')).toEqual({ without: new Set(['secret', 'tie']), unjudged: new Set(['open']), highest: 'restricted' });
});
