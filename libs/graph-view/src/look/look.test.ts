import { dashesOf, relationshipLines } from '@baraza/ui/tokens';
import type { EdgeData, NodeData } from '../model/data.js';
import { Fixture, OPTIONS } from '../testing/fixture.js';
import { dressNode, looksOf, type StyleOptions } from './dress.js';
import { bows, headsOf, opacityOf, widthOf } from './line.js';
import { boxOf, diameterOf, paintOf, PLAIN_DIAMETER } from './node.js';

const edge = (values: Partial<EdgeData>): EdgeData => ({
  group: 'edges', id: 'e', entity: 'relationship', source: 'a', target: 'b', type: '', word: '', lineValue: null, widthValue: null, typeLine: relationshipLines.funding, line: relationshipLines.funding, width: null, informal: false, direction: 'directed', strength: null, sentiment: null, stance: null, confidence: null, first: null, last: null, ...values,
});
const node = (values: Partial<NodeData>): NodeData => ({
  group: 'nodes', id: 'n', entity: 'stakeholder', member: 'm', x: 0, y: 0, name: 'N', searched: 'n', colourValue: null, sizeValue: null, shapeValue: null, kindShape: 'circle', fill: null, sign: null, measure: null, shape: 'circle', kind: '', sector: '', level: '', places: [], position: null, influence: null, first: null, last: null, ...values,
});

describe('lines', () => {
  it('MAP-9 stronger is wider and fuller; unknown strength is drawn as the type', () => {
    const widths = [0, 3, 5, 8, 10].map((strength) => widthOf(edge({ strength })));
    expect([...widths].sort((a, b) => a - b)).toEqual(widths);
    expect(widthOf(edge({}))).toBe(relationshipLines.funding.width);
    expect(widthOf(edge({ strength: 5 }))).toBeCloseTo(relationshipLines.funding.width);
    expect(opacityOf(edge({ strength: 9 }), false)).toBeGreaterThan(opacityOf(edge({ strength: 2 }), false));
    expect(opacityOf(edge({ strength: 9 }), true)).toBeLessThan(opacityOf(edge({ strength: 2 }), false));
  });

  it('MAP-9 a direction that is known shows, one that means nothing does not', () => {
    expect(headsOf(edge({}))).toEqual({ source: 'none', target: 'filled' });
    expect(headsOf(edge({ direction: 'mutual' }))).toEqual({ source: 'filled', target: 'filled' });
    expect(headsOf(edge({ direction: 'undirected' }))).toEqual({ source: 'none', target: 'none' });
    expect(headsOf(edge({ line: relationshipLines.cooperation }))).toEqual({ source: 'none', target: 'open' });
  });

  it('MAP-9 an informal tie is never dashed like a formal one of any type', () => {
    const lines = Object.values(relationshipLines);
    const formal = new Set(lines.map((line) => dashesOf(line).join()).filter(Boolean));
    for (const line of lines) expect(formal).not.toContain(dashesOf(line, true).join());
  });

  it('MAP-9 lines between the same two fan out evenly around the straight way', () => {
    expect(bows(1, false)).toEqual([0]);
    const fan = bows(4, true);
    expect(new Set(fan).size).toBe(4);
    expect(fan.reduce((sum, bow) => sum + bow, 0)).toBe(0);
  });
});

describe('nodes', () => {
  const store = new Fixture();
  store.term('sector', 's', { colour: '#0072B2' });
  /** The node as it looks when it is alone on a map that is drawn so. */
  const dressed = (values: Partial<NodeData>, options: Partial<StyleOptions>): NodeData => {
    const all = { ...OPTIONS, ...options };
    const plain = node({ ...values, colourValue: all.colourBy === 'position' ? (values.position ?? null) : all.colourBy === 'sector' ? (values.sector ?? null) : null, sizeValue: values.influence ?? null });
    return dressNode(plain, looksOf([plain], [], all, store), all);
  };

  it('MAP-10 blanks never look like zeros: an unknown position has another fill and no number', () => {
    const [blank, zero] = [paintOf(dressed({}, {}), { theme: 'light' }), paintOf(dressed({ position: 0 }, {}), { theme: 'light' })];
    expect(blank.text).toBeNull();
    expect(zero.text).toBe('0');
    expect(blank.fill).not.toBe(zero.fill);
  });

  it('MAP-10 one channel has one meaning: by sector, position shows neither as colour nor as number', () => {
    expect(paintOf(dressed({ position: 2, sector: 'sector:s' }, { colourBy: 'sector' }), { theme: 'dark' })).toMatchObject({ fill: '#0072B2', text: null });
    expect(paintOf(dressed({ position: 2 }, { colourBy: 'none' }), { theme: 'light' })).toEqual(paintOf(dressed({}, { colourBy: 'none' }), { theme: 'light' }));
  });

  it('MAP-10 area grows with influence', () => {
    expect(diameterOf(10)).toBeGreaterThan(diameterOf(9));
    expect(boxOf(dressed({ influence: 9 }, {}), 'influence').width).toBe(diameterOf(9));
    expect(boxOf(dressed({ influence: 9 }, {}), 'same').width).toBe(PLAIN_DIAMETER);
  });
});
