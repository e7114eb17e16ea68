import { SPARE_LOOKS } from '@baraza/domain';
import * as tokens from './index.js';

const { contrast, surfaces } = tokens;
const schemes = ['light', 'dark'] as const;

describe('colours keep their contrast', () => {
  const grounds = ['canvas', 'surface', 'raised', 'accentSoft', 'warningSoft'] as const;

  test.each(schemes)('text, muted, accent and danger are readable on every ground in %s', (scheme) => {
    for (const ground of grounds) {
      for (const ink of ['text', 'muted', 'accent', 'danger'] as const) {
        const ratio = contrast(surfaces[ink][scheme], surfaces[ground][scheme]);
        expect({ ink, ground, readable: ratio >= 4.5, ratio }).toMatchObject({ readable: true });
      }
    }
    expect(contrast(surfaces.onAccent[scheme], surfaces.accent[scheme])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(schemes)('lines and edges reach 3 : 1 on the canvas in %s', (scheme) => {
    const canvas = surfaces.canvas[scheme];
    for (const [type, line] of Object.entries(tokens.relationshipLines)) {
      expect([type, contrast(line.colour[scheme], canvas) >= 3]).toEqual([type, true]);
    }
    for (const [name, colour] of Object.entries(tokens.meaning)) {
      expect([name, contrast(colour[scheme], canvas) >= 3]).toEqual([name, true]);
    }
    expect(contrast(surfaces.control[scheme], canvas)).toBeGreaterThanOrEqual(3);
    expect(contrast(tokens.nodeEdge[scheme], canvas)).toBeGreaterThanOrEqual(3);
  });

  test('numbers are readable on every step of the position scale', () => {
    for (const step of tokens.positions) {
      const { fill, ink } = tokens.positionScale[step];
      expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('the position scale reads in grey: each step away from zero is darker', () => {
    const grey = tokens.positions.map((step) => tokens.luminance(tokens.positionScale[step].fill));
    expect(grey[0]).toBeLessThan(grey[1] ?? 0);
    expect(grey[4]).toBeLessThan(grey[3] ?? 0);
  });

  test.each(schemes)('STYLE-2 lines by any value reach 3 : 1 on the canvas in %s', (scheme) => {
    for (const colour of [...tokens.lineSequential, ...tokens.lineDiverging, tokens.otherLineColour, tokens.unstatedLineColour]) expect([colour[scheme], contrast(colour[scheme], surfaces.canvas[scheme]) >= 3]).toEqual([colour[scheme], true]);
  });

  test('STYLE-2 fills for numbers read in grey, each step darker, what stands on them is readable, and fills for values differ', () => {
    const grey = tokens.sequentialScale.map(tokens.luminance);
    expect([...grey].sort((a, b) => b - a)).toEqual(grey);
    for (const fill of tokens.sequentialScale) expect(contrast(fill, tokens.inkOn(fill))).toBeGreaterThanOrEqual(4.5);
    for (const scheme of schemes) expect(new Set([...tokens.categoryColours, tokens.otherColour, tokens.noPosition].map((colour) => colour[scheme])).size).toBe(tokens.categoryColours.length + 2);
  });

  test.each(schemes)('initials are readable on every colour of people, and no data has that colour, in %s', (scheme) => {
    const data = new Set<string>([
      ...Object.values(tokens.okabeIto),
      ...Object.values(tokens.meaning).map((colour) => colour[scheme]),
      ...Object.values(tokens.sectorColours).map((colour) => colour[scheme]),
      ...tokens.positions.map((step) => tokens.positionScale[step].fill),
      surfaces.accent[scheme],
    ]);
    for (const colour of tokens.peopleColours) {
      expect(contrast(colour[scheme], colour.ink[scheme])).toBeGreaterThanOrEqual(4.5);
      expect(data.has(colour[scheme])).toBe(false);
    }
  });
});

describe('drawing rules', () => {
  test('no two types of relationship are drawn alike, even without colour', () => {
    const looks = Object.values(tokens.relationshipLines).map((line) => `${line.colour.light} ${line.pattern} ${line.head} ${line.width}`);
    expect(new Set(looks).size).toBe(looks.length);
    const shapes = Object.values(tokens.kindShapes);
    expect(new Set(shapes).size).toBe(shapes.length);
    expect(shapes).not.toContain(tokens.interestShape);
    expect(new Set([...tokens.freeShapes, 'circle', tokens.interestShape]).size).toBe(tokens.freeShapes.length + 2);
  });

  test('MAP-29 the looks of added types are of the product’s hues and unlike those of the built-in types', () => {
    const hues = Object.values(tokens.meaning).map(({ light }): string => light);
    const built = [...Object.values(tokens.relationshipLines), tokens.otherLine].map((line) => `${line.colour.light} ${line.pattern} ${line.head}`);
    for (const { colour, line, arrow } of SPARE_LOOKS) {
      expect(hues).toContain(colour);
      expect(built).not.toContain(`${colour} ${line} ${arrow}`);
    }
  });

  test('kinds and types that a project adds are drawn too, whatever they are called', () => {
    expect(tokens.shapeOfKind('constructor')).toBe('circle');
    expect(tokens.shapeOfKind('armedGroup')).toBe('triangle');
    expect(tokens.shapeOfKind('agreement', 'star')).toBe('star');
    expect(tokens.shapeOfKind('armedGroup', 'no such shape')).toBe('triangle');
    expect(tokens.lineOfType('toString')).toBe(tokens.otherLine);
    expect(tokens.lineOfType('command', { line: 'dotted' })).toEqual({ ...tokens.relationshipLines.command, pattern: 'dotted' });
    expect(tokens.lineOfType('owns', { colour: '#123456' }).colour.dark).toBe('#123456');
    expect(tokens.lineOfType('owns', { colour: tokens.meaning.orange.light }).colour).toEqual(tokens.meaning.orange);
  });

  test('an informal relationship has wider gaps than the formal one of its type', () => {
    for (const line of [...Object.values(tokens.relationshipLines), tokens.otherLine]) {
      const gap = (dashes: readonly number[]) => dashes[1] ?? 0;
      expect(gap(tokens.dashesOf(line, true))).toBeGreaterThan(gap(tokens.dashesOf(line)));
    }
  });

  test('a median is drawn with the step nearer to zero and written with its sign', () => {
    expect([-2, -1.5, -0.5, 0, 0.5, 1.9, 2, 7].map(tokens.positionStep)).toEqual([-2, -1, 0, 0, 0, 1, 2, 2]);
    expect([-2, -0.5, 0, 1, 1.5].map(tokens.signed)).toEqual(['−2', '−0.5', '0', '+1', '+1.5']);
  });

  test('UI-248: those who work together differ as long as there are colours, and whoever comes later changes nobody’s', () => {
    const ids = Array.from({ length: 30 }, (_, index) => `person-${index}`);
    const all = tokens.peopleApart(ids);
    const many = tokens.peopleColours.length;
    for (let count = 1; count <= many; count += 1) expect(new Set(tokens.peopleApart(ids.slice(0, count)).values()).size).toBe(count);
    for (let count = 1; count < ids.length; count += 1) expect([...tokens.peopleApart(ids.slice(0, count))]).toEqual([...all].slice(0, count));
    expect(new Set([...all.values()].slice(many, 2 * many)).size).toBe(many);
    expect(tokens.peopleApart(['alone']).get('alone')).toBe(tokens.personColour('alone'));
  });

  test('people keep their colour, and initials come from first and last word', () => {
    expect(tokens.personColour('a4f1')).toBe(tokens.personColour('a4f1'));
    const used = new Set(Array.from({ length: 200 }, (_, index) => tokens.personColour(`person-${index}`)));
    expect(used.size).toBe(tokens.peopleColours.length);
    expect(['Analyst 1', ' amina ', 'Ana Maria Lopes', '', 'محلل 2'].map(tokens.initials)).toEqual(['A1', 'A', 'AL', '', 'م2']);
  });
});
