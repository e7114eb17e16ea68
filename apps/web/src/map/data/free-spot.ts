interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Room that a node with its name takes, in model pixels. */
const ROOM = { x: 110, y: 70 };
const TURNS = 24;
const MOST_RINGS = 12;

/** The spot nearest to the wished one where nothing stands; the wished one where everything is full. */
export function freeSpot(taken: readonly Spot[], wished: Spot): Spot {
  const isFree = (spot: Spot): boolean => taken.every(({ x, y }) => Math.abs(x - spot.x) >= ROOM.x || Math.abs(y - spot.y) >= ROOM.y);
  for (let ring = 0; ring <= MOST_RINGS; ring += 1) {
    for (let turn = 0; turn < (ring === 0 ? 1 : TURNS); turn += 1) {
      const angle = (turn / TURNS) * 2 * Math.PI;
      const spot = { x: Math.round(wished.x + Math.cos(angle) * ring * 40), y: Math.round(wished.y + Math.sin(angle) * ring * 40) };
      if (isFree(spot)) return spot;
    }
  }
  return wished;
}
