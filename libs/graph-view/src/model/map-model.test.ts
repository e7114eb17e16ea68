import type { RecordKey } from '../types.js';
import { Fixture, MAP, OPTIONS, randomMap } from '../testing/fixture.js';
import { marea } from '../testing/marea.js';
import type { ElementData } from './data.js';
import { legendOf } from './legend.js';
import { MapModel } from './map-model.js';
import { neighbourhood, search, visibilityOf } from './visibility.js';

function triangle(): { fixture: Fixture; model: MapModel } {
  const fixture = new Fixture();
  fixture.term('relationshipType', 'funding');
  for (const id of ['a', 'b', 'c']) fixture.actor(id, { name: `Name of ${id}` }, { x: 0, y: 0 });
  fixture.tie('ab', 'a', 'b', { type: 'funding', strength: 5 });
  fixture.tie('bc', 'b', 'c', { strength: 2, direction: 'undirected' });
  const model = new MapModel(fixture, OPTIONS);
  model.reload();
  return { fixture, model };
}
const ids = (elements: readonly ElementData[]): string[] => elements.map(({ id }) => id).sort();

describe('MapModel', () => {
  it('MAP-3 shows members of this map only, and ties whose two ends are shown', () => {
    const { fixture, model } = triangle();
    fixture.put('stakeholder', 'elsewhere', { name: 'Elsewhere', aliases: [] });
    fixture.put('map', 'other', { name: 'Other', aggregate: 'agreed' });
    fixture.put('membership', 'm-other', { map: 'other', stakeholder: 'elsewhere' });
    fixture.tie('ae', 'a', 'elsewhere');
    const fresh = new MapModel(fixture, OPTIONS);
    expect(ids(fresh.reload().put)).toEqual(['a', 'ab', 'b', 'bc', 'c']);
    const shown = fixture.put('membership', 'm-now', { map: MAP, stakeholder: 'elsewhere' });
    expect(ids(fresh.apply([shown]).put)).toEqual(['ae', 'elsewhere']);
    expect(model.nodes.size).toBe(3);
  });

  it('MAP-3 a node or tie carries what is drawn: kind as shape, type as line, judgements as position and influence', () => {
    const model = new MapModel(marea('en'), OPTIONS);
    model.reload();
    expect(model.nodes.get('hill')).toMatchObject({ shape: 'triangle', position: -2, influence: 6, sector: 'sector:nonState' });
    expect(model.nodes.get('displaced')).toMatchObject({ shape: 'pill', position: null, influence: null });
    expect(model.nodes.get('pensions')).toMatchObject({ entity: 'interest', shape: 'cutSquare', position: null });
    expect([...model.edges.values()].find(({ source, target }) => source === 'gulf' && target === 'justice')).toMatchObject({ word: 'funding', line: { pattern: 'dashed', head: 'filled' }, strength: 7 });
    expect([...model.edges.values()].find(({ target, stance }) => target === 'oversightCivil' && stance === -1)).toMatchObject({ source: 'guard', line: { head: 'bar' } });
  });

  it('MAP-4 a change touches only the elements it is about', () => {
    const { fixture, model } = triangle();
    expect(model.apply([fixture.put('stakeholder', 'a', { name: 'New name' })])).toMatchObject({ put: [{ id: 'a', name: 'New name' }], removed: [] });
    expect(ids(model.apply([fixture.put('relationship', 'bc', { strength: 9 })]).put)).toEqual(['bc']);
    expect(model.apply([fixture.put('stakeholder', 'a', { description: 'Nothing that is drawn' })])).toEqual({ put: [], removed: [] });
    expect(model.apply([fixture.put('membership', 'm-b', { x: 70, y: -5 })]).put).toMatchObject([{ id: 'b', x: 70, y: -5 }]);
  });

  it('MAP-4 a deleted stakeholder goes with its ties, and comes back with them', () => {
    const { fixture, model } = triangle();
    expect(model.apply([fixture.put('stakeholder', 'b', { deleted: true })]).removed.sort()).toEqual(['ab', 'b', 'bc']);
    expect(ids(model.apply([fixture.put('stakeholder', 'b', { deleted: false })]).put)).toEqual(['ab', 'b', 'bc']);
  });

  it('MAP-4 removing from the map takes the node and its ties; a new membership brings them back, in whatever order they are told', () => {
    const { fixture, model } = triangle();
    fixture.put('membership', 'm-b', { deleted: true });
    expect(model.apply([['membership', 'm-b']]).removed.sort()).toEqual(['ab', 'b', 'bc']);
    const again = fixture.put('membership', 'm-b2', { map: MAP, stakeholder: 'b' });
    expect(ids(model.apply([again, ['membership', 'm-b']]).put)).toEqual(['ab', 'b', 'bc']);
    expect(model.nodes.get('b')?.member).toBe('m-b2');
  });

  it('MAP-4 a judgement changes its stakeholder, also when it is gone from the store', () => {
    const { fixture, model } = triangle();
    expect(model.apply([fixture.judge('j', 'a', 'position', -1)]).put).toMatchObject([{ id: 'a', position: -1 }]);
    fixture.store.remove('judgement', 'j');
    expect(model.apply([['judgement', 'j']]).put).toMatchObject([{ id: 'a', position: null }]);
  });

  it('MAP-4 a tie that gets another end is taken away and put anew', () => {
    const { fixture, model } = triangle();
    expect(model.apply([fixture.put('relationship', 'ab', { to: 'c' })])).toMatchObject({ removed: ['ab'], put: [{ id: 'ab', target: 'c' }] });
    expect(model.edgesOf('b').has('ab')).toBe(false);
  });

  it('MAP-4 after any changes the map is what reading it anew gives', () => {
    const seed = 20_261_122;
    const fixture = randomMap(40, 120, true, seed);
    const model = new MapModel(fixture, OPTIONS);
    model.reload();
    let state = seed;
    const random = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below;
    const change = (): RecordKey => {
      const [node, edge] = [random(40), random(120)];
      const choices = [
        () => fixture.put('stakeholder', `s${node}`, { deleted: random(3) === 0 }),
        () => fixture.put('membership', `m-s${node}`, { deleted: random(3) === 0 }),
        () => fixture.put('relationship', `r${edge}`, { to: `s${node}`, deleted: random(4) === 0 }),
        () => fixture.judge(`p${node}`, `s${node}`, 'position', random(5) - 2, { withdrawn: random(4) === 0 }),
        () => fixture.put('term', 'relationshipType:funding', { name: `Funds ${edge}` }),
      ];
      return choices[random(choices.length)]!();
    };
    for (let round = 0; round < 120; round += 1) model.apply(Array.from({ length: 1 + random(4) }, change));
    const fresh = new MapModel(fixture, OPTIONS);
    fresh.reload();
    const sorted = <T>(map: Map<string, T>): [string, T][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
    expect({ seed, nodes: sorted(model.nodes), edges: sorted(model.edges) }).toEqual({ seed, nodes: sorted(fresh.nodes), edges: sorted(fresh.edges) });
    for (const id of model.nodes.keys()) expect([...model.edgesOf(id)].sort()).toEqual([...fresh.edgesOf(id)].sort());
  });
});

describe('visibility', () => {
  it('TIME-10 what was not so on a day is hidden and counted as not yet or no longer, ties with their ends, before the filters', () => {
    const { fixture } = triangle();
    fixture.put('stakeholder', 'a', { validFrom: '2005-08' });
    fixture.put('stakeholder', 'c', { validTo: '2006', kind: 'kind:other' });
    fixture.put('relationship', 'bc', { validTo: '2004' });
    const model = new MapModel(fixture, OPTIONS);
    model.reload();
    const on = (validOn: string, filter = {}): object => {
      const { hidden, report } = visibilityOf(model, { ...filter, validOn }, null);
      return { hidden: [...hidden].sort(), nodes: report.nodes.hidden, edges: report.edges.hidden };
    };
    expect(on('2005-07-31')).toEqual({ hidden: ['a', 'ab', 'bc'], nodes: { notYet: 1 }, edges: { notYet: 1, over: 1 } });
    expect(on('2004-12-31')).toEqual({ hidden: ['a', 'ab'], nodes: { notYet: 1 }, edges: { notYet: 1 } });
    expect(on('2007-01-01', { kinds: [] })).toEqual({ hidden: ['a', 'ab', 'b', 'bc', 'c'], nodes: { over: 1, kind: 2 }, edges: { over: 1, end: 1 } });
    expect(visibilityOf(model, {}, null).hidden.size).toBe(0);
  });

  it('MAP-5 counts what a filter hides under one reason each; an unknown strength is not weak', () => {
    const { fixture, model } = triangle();
    model.apply([fixture.tie('ac', 'a', 'c')]);
    const { hidden, report } = visibilityOf(model, { minStrength: 4 }, null);
    expect([...hidden]).toEqual(['bc']);
    expect(report).toEqual({ nodes: { total: 3, shown: 3, hidden: {} }, edges: { total: 3, shown: 2, hidden: { strength: 1 } } });
    expect(visibilityOf(model, { text: 'of A' }, null).report).toEqual({ nodes: { total: 3, shown: 1, hidden: { text: 2 } }, edges: { total: 3, shown: 0, hidden: { end: 3 } } });
    expect(visibilityOf(model, { confidence: 'low' }, null).report.edges.hidden).toEqual({ confidence: 3 });
    expect(visibilityOf(model, { relationshipTypes: [''] }, null).report.edges.hidden).toEqual({ type: 1 });
  });

  it('UI-265 a place counts with what lies in it, however deep and also once it is hung on another; no place is one too', () => {
    const fixture = new Fixture();
    for (const [id, parent] of [['country', null], ['coast', 'country'], ['port', 'coast'], ['hills', 'country'], ['round', 'trip'], ['trip', 'round']] as const) fixture.put('place', id, { name: id, parent });
    for (const [id, place] of [['a', 'port'], ['b', 'hills'], ['c', null], ['d', 'round']] as const) fixture.actor(id, { place });
    fixture.put('interest', 'peace', { name: 'Peace' });
    fixture.put('membership', 'm-peace', { map: MAP, interest: 'peace' });
    const model = new MapModel(fixture, OPTIONS);
    model.reload();
    const shown = (...places: string[]): string[] => {
      const { hidden } = visibilityOf(model, { places }, null);
      return [...model.nodes.keys()].filter((id) => !hidden.has(id)).sort();
    };
    expect([shown('coast'), shown('country'), shown('port', 'hills'), shown(''), shown('trip')]).toEqual([['a', 'peace'], ['a', 'b', 'peace'], ['a', 'b', 'peace'], ['c', 'peace'], ['d', 'peace']]);
    expect(visibilityOf(model, { places: ['coast'] }, null).report.nodes).toEqual({ total: 5, shown: 2, hidden: { place: 3 } });
    expect(ids(model.apply([fixture.put('place', 'coast', { parent: 'hills' })]).put)).toEqual(['a']);
    expect(shown('hills')).toEqual(['a', 'b', 'peace']);
    // What is deleted is nowhere, and nobody is in it.
    model.apply([fixture.put('place', 'hills', { deleted: true })]);
    expect([shown('hills'), shown('country'), shown('coast'), shown('')]).toEqual([['peace'], ['peace'], ['a', 'peace'], ['b', 'c', 'peace']]);
  });

  it('MAP-6 focus shows what is within n steps over ties that are not filtered, and counts the rest', () => {
    const { model } = triangle();
    expect([...neighbourhood(model, { id: 'a', depth: 1 })]).toEqual(['a', 'b']);
    expect(visibilityOf(model, {}, { id: 'a', depth: 1 }).report).toMatchObject({ nodes: { shown: 2, hidden: { focus: 1 } }, edges: { shown: 1, hidden: { focus: 1 } } });
    expect(visibilityOf(model, {}, { id: 'a', depth: 2 }).report.nodes.shown).toBe(3);
    expect(visibilityOf(model, { minStrength: 6 }, { id: 'a', depth: 2 }).report.nodes.shown).toBe(1);
    expect(visibilityOf(model, {}, { id: 'gone', depth: 1 }).report.nodes.shown).toBe(3);
  });

  it('MAP-7 search finds names and other names without case or marks, beginnings first', () => {
    const fixture = marea('ar');
    const model = new MapModel(fixture, OPTIONS);
    model.reload();
    expect(search(model, 'وزارةُ العدل')).toEqual(['justice']);
    expect(search(model, 'MINISTRY')).toHaveLength(4);
    expect(search(model, '  ')).toEqual([]);
  });
});

describe('legend', () => {
  it('MAP-8 lists only what is on the map, in the order of the lists, with counts', () => {
    const fixture = marea('en');
    fixture.term('kind', 'unused');
    const model = new MapModel(fixture, OPTIONS);
    model.reload();
    const legend = legendOf(model, fixture, OPTIONS);
    expect(legend.kinds.map(({ kinds }) => kinds.map(({ name }) => name))).toEqual([['institution'], ['organisation'], ['group'], ['customaryAuthority'], ['armedGroup'], ['internationalPartner'], ['person'], ['network']]);
    expect(legend.kinds.reduce((sum, { count }) => sum + count, 0)).toBe(34);
    expect(legend).toMatchObject({ interests: 3, holdings: { for: 5, against: 2 }, position: { unknown: 2 }, size: { unknown: 1 } });
    expect(legend.types.find(({ name }) => name === 'funding')).toMatchObject({ pattern: 'dashed', head: 'filled' });
    const plain = { ...OPTIONS, colourBy: 'none', sizeBy: 'same' };
    model.reload(plain);
    expect(Object.keys(legendOf(model, fixture, plain)).sort()).toEqual(['holdings', 'interests', 'kinds', 'sectors', 'types']);
  });

  it('STYLE-17 tells only what can be seen: nothing of who is hidden, and no position, size, colour, shape or line that nobody who is shown has', () => {
    const fixture = new Fixture();
    for (const [kind, sector, name] of [['person', 'public', 'a'], ['network', 'judicial', 'b']] as const) {
      fixture.term('kind', kind);
      fixture.term('sector', sector);
      fixture.actor(name, { name, kind, sector, ...(name === 'b' && { formality: 'formal' }) });
    }
    fixture.term('relationshipType', 'funding');
    fixture.tie('ab', 'a', 'b', { type: 'funding', confidence: 'high' });
    const model = new MapModel(fixture, OPTIONS);
    const told = (hidden: readonly string[], options: Partial<typeof OPTIONS> = {}) => {
      model.reload({ ...OPTIONS, ...options });
      return legendOf(model, fixture, { ...OPTIONS, ...options }, new Set(hidden));
    };
    const judged = (): string[][] => [[], ['b', 'ab']].map((hidden) => Object.keys(told(hidden)).filter((key) => key === 'position' || key === 'size'));
    expect(judged()).toEqual([[], []]);
    fixture.judge('p', 'b', 'position', 1);
    fixture.judge('i', 'b', 'influence', 5);
    expect(judged()).toEqual([['position', 'size'], []]);
    const rest = told(['b', 'ab']);
    expect([rest.kinds.map(({ kinds }) => kinds[0]!.name), rest.sectors.map(({ name }) => name), rest.types]).toEqual([['person'], ['public'], []]);
    const other = { colourBy: 'formality', shapeBy: 'formality', lineBy: 'confidence', sizeBy: 'same' };
    expect(told([], other)).toMatchObject({ colours: { entries: [{ count: 1 }], unknown: 1 }, shapes: { unknown: 1 }, lines: { entries: [{ count: 1 }] } });
    expect(Object.keys(told(['b', 'ab'], other)).sort()).toEqual(['holdings', 'interests', 'kinds', 'sectors', 'types']);
  });

  it('STYLE-12 a line of the legend has the head that ties of its type have on the map, and none where none of them has a direction', () => {
    const fixture = new Fixture();
    for (const id of ['a', 'b']) fixture.actor(id, { name: id.toUpperCase() });
    fixture.term('relationshipType', 'funding');
    fixture.tie('ab', 'a', 'b', { type: 'funding', direction: 'undirected' });
    fixture.tie('untyped', 'a', 'b', { type: null, direction: 'undirected' });
    const model = new MapModel(fixture, OPTIONS);
    model.reload();
    const heads = (): string[] => legendOf(model, fixture, OPTIONS).types.map(({ head }) => head);
    expect(heads()).toEqual(['none', 'none']);
    model.apply([fixture.tie('ba', 'b', 'a', { type: 'funding', direction: 'directed' })]);
    expect(heads()).toEqual(['filled', 'none']);
  });

  it('STYLE-13 kinds that have one shape have one line in the legend, the most frequent first; what has no kind stands apart', () => {
    const fixture = new Fixture();
    fixture.term('kind', 'agt', { shape: 'pentagon' });
    fixture.term('kind', 'country', { shape: 'pentagon' });
    fixture.term('kind', 'rebels', { shape: 'circle' });
    for (const [id, kind] of [['a', 'agt'], ['b', 'country'], ['c', 'country'], ['d', 'rebels'], ['e', null]] as const) fixture.actor(id, { name: id, kind });
    const model = new MapModel(fixture, OPTIONS);
    model.reload();
    const { kinds } = legendOf(model, fixture, OPTIONS);
    expect(kinds.map(({ shape, count, kinds: each }) => [shape, count, each.map(({ name, count: one }) => `${name} ${one}`)])).toEqual([
      ['pentagon', 3, ['country 2', 'agt 1']],
      ['circle', 1, ['rebels 1']],
      ['circle', 1, []],
    ]);
  });
});
