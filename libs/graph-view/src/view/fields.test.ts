import { relationshipLines } from '@baraza/ui/tokens';
import { usualDistance } from '../layers/bounds.js';
import { PLAIN_DIAMETER } from '../look/node.js';
import type { EdgeData } from '../model/data.js';
import { OPTIONS } from '../testing/fixture.js';
import { edgeFields, magnification } from './fields.js';

const never = (): number => {
  throw new Error('asked for room that does not matter');
};
const onScreen = (zoom: number, apart: number): number => PLAIN_DIAMETER * zoom * magnification(zoom, false, () => apart).unit;

test('CANV-12 a few are large enough from afar for colour and shape to be told, with an edge, as long as most do not lie on their neighbours', () => {
  for (const zoom of [0.03, 0.07, 0.1, 0.2]) {
    expect(onScreen(zoom, 5000)).toBeGreaterThan(14);
    expect(onScreen(zoom, 5000)).toBeLessThan(19);
    expect(magnification(zoom, false, () => 5000).leastEdge * zoom).toBeGreaterThan(0.9);
    // Who stand close stay dots beside one another, no smaller than ever.
    expect(onScreen(zoom, 84)).toBeLessThan(84 * zoom * 1.08);
    expect(magnification(zoom, false, () => 1).unit).toBe(magnification(0.48, false, never).unit);
  }
  // Nearer nothing of this is asked, and from a crowd neither.
  expect(magnification(1, false, never)).toEqual({ unit: 1, leastEdge: 0 });
  expect(magnification(0.05, true, never).unit).toBeGreaterThan(1);
});

test('CANV-12 how far apart most stand is not told by one who stands elsewhere', () => {
  const row = Array.from({ length: 9 }, (_, index) => ({ x: index * 10, y: 0 }));
  expect(usualDistance([...row, { x: 900, y: 900 }])).toBe(10);
  expect(usualDistance([{ x: 0, y: 0 }])).toBe(Infinity);
  expect(usualDistance([])).toBe(Infinity);
});

test('CANV-12 heads grow with the shapes that they point at, however wide the line', () => {
  const tie = (width: number): EdgeData => ({ group: 'edges', id: 'e', entity: 'relationship', source: 'a', target: 'b', type: '', word: '', lineValue: null, widthValue: null, typeLine: relationshipLines.funding, line: relationshipLines.funding, width, informal: false, direction: 'directed', strength: null, sentiment: null, stance: null, confidence: null, first: null, last: null });
  // As cytoscape draws them.
  const headOf = (width: number, unit: number): number => {
    const { width: wide, arrow } = edgeFields(tie(width), 0, { options: OPTIONS, unit, leastEdge: 0, receded: false }) as { width: number; arrow: number };
    return Math.max((wide * 13.37) ** 0.9, 29) * arrow;
  };
  for (const width of [0.75, 1.5, 4.5]) for (const unit of [1.75, 4, 7]) expect(headOf(width, unit)).toBeCloseTo(headOf(width, 1) * unit);
});
