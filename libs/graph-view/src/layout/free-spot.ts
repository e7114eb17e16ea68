/** Where something new stands without lying on anybody or on a name. */
import { type Box, Occupied } from '../layers/place-labels.js';

interface Point {
  x: number;
  y: number;
}
/** How far a node with its name reaches from its middle, pixels of the screen. */
export interface Reach {
  side: number;
  above: number;
  below: number;
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
/** Between the places that are tried, which lie on a spiral around the wish. */
const STEP = 8;
const MOST_TRIED = 40_000;

/** The place nearest to the wish where what reaches so far lies on none of the boxes and inside `room`; null where there is none. */
export function freeSpot(taken: readonly Box[], wish: Point, { side, above, below }: Reach, room: Box | null): Point | null {
  const occupied = new Occupied();
  for (const box of taken) occupied.add(box);
  for (let index = 0; index < MOST_TRIED; index += 1) {
    const [radius, angle] = [STEP * Math.sqrt(index), index * GOLDEN_ANGLE];
    const spot = { x: wish.x + radius * Math.cos(angle), y: wish.y + radius * Math.sin(angle) };
    const box = { left: spot.x - side, right: spot.x + side, top: spot.y - above, bottom: spot.y + below };
    const inside = !room || (box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom);
    if (inside && occupied.isFree(box)) return spot;
  }
  return null;
}
