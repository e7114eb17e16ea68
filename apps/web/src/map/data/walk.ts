/** Walking over a map with the arrow keys. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Something to the side counts this much further away than something straight ahead. */
const ASIDE = 2.5;

/** The nearest spot in a direction, preferring those for which `first` holds; from nowhere, the one nearest to the middle. Null: there is none. */
export function nearestIn<T extends Spot>(spots: readonly T[], from: T | null, [dx, dy]: readonly [number, number], first: (spot: T) => boolean): T | null {
  if (from === null) {
    const middle = { x: average(spots.map(({ x }) => x)), y: average(spots.map(({ y }) => y)) };
    return least(spots, ({ x, y }) => Math.hypot(x - middle.x, y - middle.y));
  }
  const ahead = spots.filter((spot) => spot !== from && (spot.x - from.x) * dx + (spot.y - from.y) * dy > 1);
  const cost = ({ x, y }: T): number => {
    const along = (x - from.x) * dx + (y - from.y) * dy;
    const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
    return along + aside * ASIDE;
  };
  // A neighbour that lies more to the side than ahead is not what the arrow points at.
  const near = ahead.filter((spot) => first(spot) && Math.abs((spot.x - from.x) * dy) + Math.abs((spot.y - from.y) * dx) <= ((spot.x - from.x) * dx + (spot.y - from.y) * dy) * 1.2);
  return least(near.length > 0 ? near : ahead, cost);
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function least<T>(items: readonly T[], cost: (item: T) => number): T | null {
  let best: T | null = null;
  for (const item of items) if (best === null || cost(item) < cost(best)) best = item;
  return best;
}
