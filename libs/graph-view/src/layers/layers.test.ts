import fc from 'fast-check';
import { freeSpot } from '../layout/free-spot.js';
import { hullOf } from './hull.js';
import { type Box, placeLabels } from './place-labels.js';
import { pointAt } from './scene.js';
import { breakLines, directionOf } from './text.js';
import { zigzagAlong } from './zigzag.js';

const box = (left: number, top: number): Box => ({ left, top, right: left + 40, bottom: top + 12 });

describe('layers', () => {
  it('MAP-13 names never lie on one another or on other nodes, unless they must be shown', () => {
    const requests = fc.array(fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 100 }), priority: fc.integer({ min: 0, max: 9 }) }), { maxLength: 40 });
    fc.assert(
      fc.property(requests, fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 100 })), { maxLength: 10 }), (given, bodies) => {
        const wanted = given.map(({ x, y, priority }) => ({ candidates: [box(x, y), box(x, y - 20)], priority, must: false }));
        const obstacles = bodies.map(([x, y]) => box(x, y));
        const placed = placeLabels(wanted, obstacles).flatMap((choice, index) => (choice < 0 ? [] : [wanted[index]!.candidates[choice]!]));
        const touch = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        placed.forEach((a, index) => [...placed.slice(index + 1), ...obstacles].forEach((b) => expect(touch(a, b)).toBe(false)));
      }),
    );
  });

  it('MAP-13 who matters more chooses first; what must be shown is shown', () => {
    const same = [0, 1].map((priority) => ({ candidates: [box(0, 0)], priority, must: false }));
    expect(placeLabels(same, [])).toEqual([-1, 0]);
    expect(placeLabels([{ candidates: [box(0, 0)], priority: 0, must: true }], [box(5, 5)])).toEqual([0]);
  });

  it('MAP-13 what must be shown and finds no free place goes where it covers least', () => {
    const request = { candidates: [box(0, 0), box(100, 0), box(200, 0)], priority: 0, must: true };
    const { right, bottom } = box(0, 0);
    expect(placeLabels([request], [box(0, 0), box(100 + right - 4, 0), box(200, bottom / 2)])).toEqual([1]);
    // On two others at once it lies worse than on one.
    expect(placeLabels([request], [box(6, 0), box(6, 0), box(104, 0), box(202, 0)])).toEqual([1]);
  });

  it('MAP-14 the area of a sector holds all its points', () => {
    const point = fc.record({ x: fc.integer({ min: -50, max: 50 }), y: fc.integer({ min: -50, max: 50 }) });
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 30 }), (points) => {
        const hull = hullOf(points);
        if (hull.length < 3) return;
        const turns = (p: { x: number; y: number }) => hull.map((a, index) => {
          const b = hull[(index + 1) % hull.length]!;
          return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
        });
        for (const p of points) expect(turns(p).every((turn) => turn >= 0)).toBe(true);
      }),
    );
  });

  it('MAP-9 teeth of mistrust stay near the line and end on it', () => {
    const curve = [{ x: 0, y: 0 }, { x: 100, y: 40 }, { x: 200, y: 0 }] as const;
    const points = zigzagAlong(curve);
    expect(points[0]).toEqual(curve[0]);
    expect(points.at(-1)).toEqual(curve[2]);
    points.forEach((p, index) => {
      const on = pointAt(curve, index / (points.length - 1));
      expect(Math.hypot(p.x - on.x, p.y - on.y)).toBeLessThan(3.1);
    });
    expect(zigzagAlong([curve[0], { x: 400, y: 0 }, { x: 800, y: 0 }]).length).toBeGreaterThan(points.length * 3);
  });

  it('MAP-13 a name takes two lines at most, and what is longer ends in an ellipsis', () => {
    const width = (part: string): number => part.length * 6;
    expect(breakLines('Ministry of Justice', width).lines).toEqual(['Ministry of Justice']);
    expect(breakLines('National Commission for Human Rights', width).lines).toEqual(['National Commission', 'for Human Rights']);
    for (const long of ['of the people '.repeat(22), 'a'.repeat(300), 'جمعية '.repeat(50), `short ${'b'.repeat(294)}`]) {
      const { lines, width: widest } = breakLines(long.trim(), width);
      expect(lines.length).toBeLessThanOrEqual(2);
      expect(widest).toBeLessThanOrEqual(200);
      expect(lines.at(-1)).toMatch(/…$/u);
    }
  });

  it('MAP-15 a label runs in the direction of its first letter', () => {
    expect(['وزارة العدل', '(1) وزارة', 'Ministry', '+2', 'Министерство'].map(directionOf)).toEqual(['rtl', 'rtl', 'ltr', 'ltr', 'ltr']);
  });

  it('MAP-27 what is new finds the nearest place where it covers neither others nor names, and none where there is none', () => {
    const reach = { side: 66, above: 20, below: 54 };
    const room: Box = { left: 0, top: 0, right: 1000, bottom: 700 };
    const apart = ({ x, y }: { x: number; y: number }, { left, top, right, bottom }: Box): boolean => x - 66 >= right || x + 66 <= left || y - 20 >= bottom || y + 54 <= top;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 960 }), fc.integer({ min: 0, max: 680 }), fc.integer({ min: 10, max: 200 })), { maxLength: 60 }), fc.integer({ min: 70, max: 900 }), fc.integer({ min: 30, max: 600 }), (given, x, y) => {
        const taken = given.map(([left, top, wide]) => ({ left, top, right: left + wide, bottom: top + 30 }));
        const spot = freeSpot(taken, { x, y }, reach, room);
        if (!spot) return;
        expect(taken.every((box) => apart(spot, box))).toBe(true);
        if (taken.every((box) => apart({ x, y }, box))) expect(spot).toEqual({ x, y });
      }),
    );
    expect(freeSpot([{ left: 0, top: 0, right: 1000, bottom: 700 }], { x: 500, y: 350 }, reach, room)).toBeNull();
    // Down is the shortest way out, by 70 pixels; the places that are tried are up to 16 apart.
    const beside = freeSpot([{ left: 400, top: 300, right: 600, bottom: 400 }], { x: 500, y: 350 }, reach, room)!;
    expect(Math.hypot(beside.x - 500, beside.y - 350)).toBeLessThan(70 + 16);
  });
});
