import { clearPlace, coveredAt } from './clear-place.js';

const card = { width: 220, height: 130 };
const room = { width: 1000, height: 600 };

test('a hint stands where it covers nobody, as near as that goes to what it is about', () => {
  const about = { x: 500, y: 300 };
  const nodes = [about, { x: 300, y: 200 }, { x: 700, y: 200 }, { x: 250, y: 420 }];
  const place = clearPlace(about, card, room, nodes);
  expect(coveredAt(place, card, nodes)).toBe(0);
  expect(Math.hypot(place.x + card.width / 2 - about.x, place.y + card.height / 2 - about.y)).toBeLessThan(250);
  expect(clearPlace({ x: 900, y: 100 }, card, room, [])).not.toEqual(clearPlace({ x: 100, y: 500 }, card, room, []));
});

test('where stakeholders are everywhere a hint covers the fewest, and stays on the canvas', () => {
  const nodes = Array.from({ length: 200 }, (_, index) => ({ x: (index % 20) * 50, y: Math.floor(index / 20) * 60 })).filter(({ x }) => x < 700);
  const place = clearPlace({ x: 100, y: 100 }, card, room, nodes);
  expect(place.x).toBeGreaterThan(690);
  expect(place.x + card.width).toBeLessThanOrEqual(room.width);
  expect(clearPlace({ x: 0, y: 0 }, card, { width: 100, height: 100 }, nodes)).toEqual({ x: 8, y: 8 });
});
