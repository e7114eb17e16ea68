import { otherLine, relationshipLines } from '@baraza/ui/tokens';
import { areasOf } from '../layers/underlay.js';
import { paintOf } from '../look/node.js';
import type { EdgeData, NodeData } from '../model/data.js';
import type { GraphOptions } from '../types.js';
import { Elements } from '../view/elements.js';
import { moved, rectangleOf, type TextMark } from './drawing.js';
import { pictureOf } from './picture-of.js';

const OPTIONS: GraphOptions = { account: 'a', at: '2026-01-01', colourBy: 'position', sizeBy: 'influence', shapeBy: 'kind', lineBy: 'type', widthBy: 'strength', groupBy: 'sector', theme: 'dark', termName: ({ name }) => name ?? '', valueName: (_, value) => value, rangeName: (_, from, to) => `${from}–${to}`, communityWords: (leader) => [leader, ''] };
const green = { light: '#2E7D6B', dark: '#2E7D6B' };

function elementsOf(count: number, ties: readonly (readonly [number, number])[]): Elements {
  const elements = new Elements();
  const across = Math.ceil(Math.sqrt(count));
  for (let index = 0; index < count; index += 1) {
    const data: NodeData = { group: 'nodes', id: `n${index}`, entity: 'stakeholder', member: `m${index}`, x: 0, y: 0, name: `Organisation number ${index}`, searched: '', colourValue: 2, sizeValue: index === 7 ? 10 : 2, shapeValue: null, kindShape: 'circle', fill: green, sign: '+2', measure: index === 7 ? 10 : 2, shape: 'circle', kind: '', sector: index < 3 ? 's' : '', level: '', places: [], position: 2, influence: index === 7 ? 10 : 2, first: null, last: null };
    elements.putNode(data, OPTIONS, () => ({ x: (index % across) * 160, y: Math.floor(index / across) * 110 }));
  }
  ties.forEach(([from, to], index) => {
    const data: EdgeData = { group: 'edges', id: `e${index}`, entity: 'relationship', source: `n${from}`, target: `n${to}`, type: '', word: '', lineValue: null, widthValue: null, typeLine: index === 0 ? relationshipLines.conflict : otherLine, width: null, line: index === 0 ? relationshipLines.conflict : otherLine, informal: false, direction: 'directed', strength: 5, sentiment: null, stance: null, confidence: null, first: null, last: null };
    elements.putEdge(data);
  });
  return elements;
}
const draw = (elements: Elements, request: Partial<Parameters<typeof pictureOf>[1]> = {}, options = OPTIONS) =>
  pictureOf(elements, { width: 780, height: 400, ...request }, {
    options, areasOf, areaName: () => 'Sector', lines: (text) => ({ lines: [text], width: text.length * 6 }),
    store: { live: () => undefined }, legend: (drawn) => ({ nodes: drawn.nodes.size, edges: drawn.edges.size, ...(options !== OPTIONS && { looks: drawn.looks }) }) as never,
  });
const texts = (marks: readonly { kind: string }[]): TextMark[] => marks.filter((mark): mark is TextMark => mark.kind === 'text');

test('PIC-1: the picture holds all that is shown inside its frame, in the colours of light paper', () => {
  const elements = elementsOf(12, [[0, 1], [1, 2], [3, 3]]);
  elements.hidden = new Set(['n11']);
  const { marks, items, unnamed, legend } = draw(elements);
  expect(items.map(({ id }) => id)).toEqual([...Array.from({ length: 11 }, (_, index) => `n${index}`), 'e0', 'e1', 'e2']);
  expect(legend).toEqual({ nodes: 11, edges: 3 });
  expect(unnamed).toBe(0);
  const names = texts(marks).filter(({ text }) => text.startsWith('Organisation'));
  expect(names).toHaveLength(11);
  expect(texts(marks).map(({ text }) => text)).toEqual(expect.arrayContaining(['Sector', '+2']));
  for (const { text, x, y, size } of texts(marks)) expect([text, x - text.length * size * 0.25 > 0, x + text.length * size * 0.25 < 780, y > 0, y < 400]).toEqual([text, true, true, true, true]);
  expect(JSON.stringify(marks)).not.toContain(paintOf({ ...elements.nodes.get('n0')!.data, fill: null }, OPTIONS).fill);
  expect(names.every(({ colour }) => colour === '#1F2328')).toBe(true);
});

test('PIC-1: of a crowd those who matter most are named, the others are counted, and no name lies on another', () => {
  const count = 900;
  const elements = elementsOf(count, Array.from({ length: 300 }, (_, index) => [0, index + 1] as const));
  const { marks, unnamed } = draw(elements);
  const names = texts(marks).filter(({ text }) => text.startsWith('Organisation'));
  expect(names.length).toBeGreaterThan(20);
  expect(names.length + unnamed).toBe(count);
  expect(names.map(({ text }) => text)).toEqual(expect.arrayContaining(['Organisation number 0', 'Organisation number 7']));
  const boxes = names.map(({ text, x, y, size }) => ({ left: x - (text.length * size) / 4, right: x + (text.length * size) / 4, top: y - size * 0.8, bottom: y }));
  const overlaps = boxes.filter((a, index) => boxes.slice(index + 1).some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom));
  expect(overlaps).toEqual([]);
});

test('PIC-5: who is left out takes the ties along; who is drawn without judgement has neither number nor colour', () => {
  const elements = elementsOf(4, [[0, 1], [2, 3]]);
  const { items, marks } = draw(elements, { without: new Set(['n0']), unjudged: new Set(['n1', 'n2', 'n3']) });
  expect(items.map(({ id }) => id)).toEqual(['n1', 'n2', 'n3', 'e1']);
  expect(texts(marks).some(({ text }) => text === '+2')).toBe(false);
  expect(draw(elements, { width: 0 }).marks).toEqual([]);
});

test('PIC-10: colours and sizes of a picture are those of who is on it, whoever else is on the map', () => {
  const elements = elementsOf(4, [[0, 1], [0, 2], [0, 3]]);
  const options = { ...OPTIONS, colourBy: 'ties', sizeBy: 'ties' } as const;
  elements.nodes.forEach((node) => (node.data = { ...node.data, colourValue: node.data.id === 'n0' ? 3 : 1, sizeValue: node.data.id === 'n0' ? 3 : 1 }));
  const stepsOf = (request: object): unknown => {
    const { looks } = draw(elements, request, options).legend as unknown as { looks: { colour: { scale: { steps: { from: number }[] } }; size: { scale: object } } };
    return [looks.colour.scale.steps.map(({ from }) => from), looks.size.scale];
  };
  expect(stepsOf({})).toEqual([[1, 3], { least: 0, most: 3 }]);
  expect(stepsOf({ without: new Set(['n2', 'n3']) })).toEqual([[1], { least: 0, most: 1 }]);
  elements.hidden = new Set(['n3']);
  expect(stepsOf({})).toEqual([[1, 2], { least: 0, most: 2 }]);
});

test('PIC-1: marks are moved as a whole, arcs with their radii', () => {
  const [mark] = moved([{ kind: 'path', d: rectangleOf(0, 0, 10, 8, 2) }], 5, -1);
  expect(mark).toEqual({ kind: 'path', d: 'M7 -1L13 -1A2 2 0 0 1 15 1L15 5A2 2 0 0 1 13 7L7 7A2 2 0 0 1 5 5L5 1A2 2 0 0 1 7 -1Z' });
});
