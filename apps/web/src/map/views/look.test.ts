import type { Records } from '@baraza/domain';
import { USUAL } from '../state/map-ui.js';
import { changedIn, keptOf, type Known, type Look, lookOf, readKept, sameLook, USUAL_LOOK } from './look.js';

const ALL: Known = { term: () => true, place: () => true, source: () => true, node: () => true };
const NONE: Known = { term: () => false, place: () => false, source: (_, key) => key in USUAL || ['position', 'influence', 'sector'].includes(key), node: () => false };
const look: Look = {
  mode: 'list',
  settings: { ...USUAL, colourBy: 'p', sizeBy: 'ties', shapeBy: 'none', lineBy: 'sentiment' },
  filter: { sectors: ['a', ''], places: ['p', ''], relationshipTypes: ['t'], minStrength: 4, confidence: 'medium' },
  focus: { id: 'who', depth: 2 },
  date: '2005-08-03',
  arrangement: 'circle',
};

test('VIEW-1 UI-265 a view gives back how a map was looked at, and what is as usual is kept as nothing', () => {
  const kept = keptOf(look, () => false);
  expect(lookOf(kept, ALL)).toEqual({ look, gone: { listed: 0, sources: 0, around: false } });
  expect(lookOf(keptOf({ ...look, focus: { id: 'what', depth: 1 } }, () => true), ALL).look.focus).toEqual({ id: 'what', depth: 1 });
  const usual = keptOf(USUAL_LOOK, () => false);
  expect(Object.values(usual).flat().filter((value) => value !== null)).toEqual([]);
  expect(lookOf(usual, ALL).look).toEqual(USUAL_LOOK);
  expect(sameLook(look, { ...look, filter: { ...look.filter, sectors: ['', 'a'] } })).toBe(true);
  expect(sameLook(look, { ...look, filter: { ...look.filter, sectors: ['a'] } })).toBe(false);
});

test('VIEW-2 what a view names that is gone is left out and told, and the rest of it still holds', () => {
  const { look: left, gone } = lookOf(keptOf(look, () => false), NONE);
  expect(gone).toEqual({ listed: 3, sources: 3, around: true });
  expect(left).toMatchObject({ mode: 'list', filter: { sectors: [''], places: [''], minStrength: 4 }, focus: null, settings: { ...USUAL, shapeBy: 'none' } });
  expect(left.filter).not.toHaveProperty('relationshipTypes');
  expect(lookOf(keptOf(look, () => false), { ...NONE, place: () => true })).toMatchObject({ look: { filter: { sectors: [''], places: ['p', ''] } }, gone: { listed: 2 } });
  // Whom it is about may be hidden from these eyes: the reference is then empty.
  expect(lookOf({ ...keptOf(look, () => false), aroundStakeholder: null }, ALL).gone.around).toBe(true);
});

test('VIEW-6 whatever a browser has kept is read as a view, and what does not fit is as usual', () => {
  for (const odd of [null, 3, 'x', [], {}, { sectors: 3, mode: 'cube', minStrength: 99, day: 'soon', colourBy: {} }]) expect(lookOf(readKept(odd), ALL).look).toEqual(USUAL_LOOK);
  const kept = keptOf(look, () => false);
  expect(readKept(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  // As a device kept it before views said where.
  expect(lookOf(readKept({ ...kept, places: undefined }), ALL).look.filter).toEqual({ ...look.filter, places: undefined });
  expect(readKept({ ...kept, id: 'id', name: 'name' } as unknown as Records['savedView'])).toEqual(kept);
});

test('VIEW-30 of a look only the fields that differ are saved, lists in any order and whom it is around as one', () => {
  const kept = (changes: Partial<Look>) => keptOf({ ...look, ...changes }, (id) => id === 'what');
  const changed = (changes: Partial<Look>) => changedIn(kept({}), kept(changes)).sort();
  expect(changed({})).toEqual([]);
  expect(changed({ filter: { ...look.filter, sectors: ['', 'a'] } })).toEqual([]);
  expect(changed({ settings: { ...look.settings, colourBy: 'level' } })).toEqual(['colourBy']);
  expect(changed({ filter: { ...look.filter, sectors: undefined, minStrength: 5 }, date: null })).toEqual(['day', 'minStrength', 'sectors']);
  for (const focus of [{ id: 'who', depth: 3 }, { id: 'what', depth: 2 }, null]) expect(changed({ focus })).toEqual(['aroundInterest', 'aroundStakeholder', 'steps']);
});

test('VIEW-32 a filter that lets nobody through is opened as one, also by who does not see what else it names', () => {
  for (const name of ['sectors', 'kinds', 'levels', 'places', 'relationshipTypes'] as const) {
    const nobody: Look = { ...USUAL_LOOK, filter: { [name]: [] } };
    const opened = lookOf(readKept(JSON.parse(JSON.stringify(keptOf(nobody, () => false)))), NONE);
    expect([name, opened]).toEqual([name, { look: nobody, gone: { listed: 0, sources: 0, around: false } }]);
    expect(sameLook(nobody, opened.look)).toBe(true);
    expect(changedIn(keptOf(USUAL_LOOK, () => false), keptOf(nobody, () => false))).toEqual([name]);
  }
});
