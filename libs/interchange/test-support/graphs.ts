import fc from 'fast-check';
import type { GraphOutput, OutputConnection, OutputElement } from '../src/graph/output.js';
import type { GraphDirection, GraphFile, GraphValue } from '../src/graph/types.js';

/** Graphs for tests: what a file says without where it says it, and graphs made at random. */

/** Everything a file says, without places in it; what formats show in different ways (columns of labels) is left to other tests. */
export function contentOf({ elements, connections, columns, maps }: GraphFile): object {
  return {
    elements: elements.map(({ sheet: _s, row: _r, implied: _i, other, ...rest }) => ({ ...rest, other: sorted(other) })),
    connections: connections.map(({ sheet: _s, row: _r, from, to, other, ...rest }) => ({ ...rest, ends: [from.element, to.element, from.text, to.text], other: sorted(other) })),
    columns: [columns.elements, columns.connections].map((list) => list.filter(({ role }) => role === 'other').map(({ header, type, filled }) => [header.toLowerCase(), type, filled]).sort()),
    maps: maps ?? [],
  };
}

const sorted = (other: ReadonlyMap<string, GraphValue>): [string, GraphValue][] => [...other].sort(([a], [b]) => (a < b ? -1 : 1));

/** What a format can hold of the values of one column. */
export interface Abilities {
  /** Values of several kinds in one column. */
  mixed: boolean;
  /** Connections that do not say their direction. */
  noDirection: boolean;
  /** Several maps with names. */
  maps: boolean;
  texts?: fc.Arbitrary<string>;
}

const HARD = ['=1+1', '007', 'TRUE', 'null', 'مجلس الأمن القومي', 'a|b', '["a"]', '<b>&amp;</b>', '"quoted"', "it's", 'back\\slash', 'two\nlines', '2005-08-03', '2005', '1e5', '__proto__', 'constructor', '😀', 'é', ';', ',', 'NaN', '-0', ']]>', 'x, y; z'];
/** Texts that XML can hold, without outer space: the product keeps none, and neither does it keep control characters. */
export const plainText = fc.oneof(fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }), fc.constantFrom(...HARD)).map((text) => text.replace(/[\u0000-\u001F\u007F-\u009F\uFFFE\uFFFF]/g, '').trim()).filter((text) => text !== '');

const numbers = fc.oneof(fc.integer({ min: -1e6, max: 1e6 }), fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)));
const list = fc.array(plainText, { minLength: 1, maxLength: 4 });
const HEADERS = ['Score', 'Worth', 'Note', 'Seats', 'Said', '__proto__', 'constructor', 'toString', 'h é', 'قوة', 'a.b', 'Weight', 'Valid from', 'Influence (judged)'];

export function graphs({ mixed, noDirection, maps, texts = plainText }: Abilities): fc.Arbitrary<GraphOutput> {
  const kinds: fc.Arbitrary<GraphValue>[] = [texts, numbers, fc.boolean(), list];
  const anything = fc.oneof(...kinds);
  const option = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
  const columns = fc.uniqueArray(fc.record({ header: fc.constantFrom(...HEADERS), kind: mixed ? fc.constant(anything) : fc.constantFrom(...kinds) }), { maxLength: 4, selector: ({ header }) => header });
  const directions: GraphDirection[] = ['directed', 'undirected', 'mutual'];
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true }).filter((value) => !Object.is(value, -0));
  return fc.tuple(fc.integer({ min: 0, max: 6 }), columns, columns).chain(([size, ofElements, ofConnections]) => {
    const other = (list: typeof ofElements): fc.Arbitrary<Map<string, GraphValue>> => fc.tuple(...list.map(({ kind }) => option(kind))).map((values) => new Map(list.flatMap(({ header }, i) => (values[i] === null ? [] : [[header, values[i]!]]))));
    const element = fc.record({ label: texts, type: option(texts), tags: fc.array(plainText, { maxLength: 3 }), description: option(texts), image: option(texts), other: other(ofElements) });
    const connection = fc.record({ from: fc.nat(Math.max(0, size - 1)), to: fc.nat(Math.max(0, size - 1)), direction: noDirection ? option(fc.constantFrom(...directions)) : fc.constantFrom(...directions), type: option(texts), tags: fc.array(plainText, { maxLength: 3 }), description: option(texts), hasId: fc.boolean(), other: other(ofConnections) });
    const place = fc.record({ x: number, y: number });
    return fc.record({ elements: fc.array(element, { minLength: size, maxLength: size }), connections: fc.array(connection, { maxLength: size === 0 ? 0 : 8 }), shown: fc.array(fc.array(option(place), { minLength: size, maxLength: size }), { maxLength: maps ? 3 : 1 }) }).map((made): GraphOutput => {
      const elements: OutputElement[] = made.elements.map((each, i) => ({ ...each, id: `${i % 2 === 0 ? 'e' : 'عنصر '}${i}` }));
      const connections: OutputConnection[] = made.connections.map(({ from, to, hasId, ...each }, i) => ({ ...each, from: { text: elements[from]!.label, element: from }, to: { text: elements[to]!.label, element: to }, id: hasId ? `c${i}` : null }));
      const drawn = made.shown.map((positions, n) => ({ name: maps ? `Map ${n}` : null, positions: positions.flatMap((at, e) => (at === null ? [] : [{ element: e, ...at }])) })).filter(({ positions }) => positions.length > 0);
      return { elements, connections, columns: { elements: ofElements.map(({ header }) => ({ header })), connections: ofConnections.map(({ header }) => ({ header })) }, maps: drawn };
    });
  });
}

/** What a reader should find in the file of an output. */
export function expectedOf({ elements, connections, maps }: GraphOutput): object {
  return {
    elements: elements.map(({ other, ...rest }) => ({ ...rest, other: sorted(other) })),
    connections: connections.map(({ from, to, other, ...rest }) => ({ ...rest, ends: [from.element, to.element, from.text, to.text], other: sorted(other) })),
    maps: maps ?? [],
  };
}
