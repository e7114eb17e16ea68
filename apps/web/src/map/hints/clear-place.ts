interface Point {
  readonly x: number;
  readonly y: number;
}
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Distance between the places that are tried, px. */
const STEP = 24;
/** From the edges of the canvas; below stand its own tools. */
const EDGE = { side: 8, below: 56 };
/** What a stakeholder takes around its middle, with the name under it. */
const AROUND = { side: 64, above: 28, below: 48 };

/** How many of these stakeholders a card of this size covers at this place. */
export const coveredAt = ({ x, y }: Point, card: Size, nodes: readonly Point[]): number =>
  nodes.filter((node) => node.x + AROUND.side > x && node.x - AROUND.side < x + card.width && node.y + AROUND.below > y && node.y - AROUND.above < y + card.height).length;

/** The place for a card that covers the fewest stakeholders, of these the one nearest to what it is about. */
export function clearPlace(about: Point, card: Size, room: Size, nodes: readonly Point[]): Point {
  let best: Point = { x: EDGE.side, y: EDGE.side };
  let cost = Infinity;
  for (let y = EDGE.side; y <= room.height - card.height - EDGE.below; y += STEP) {
    for (let x = EDGE.side; x <= room.width - card.width - EDGE.side; x += STEP) {
      const covered = coveredAt({ x, y }, card, nodes);
      const away = Math.hypot(x + card.width / 2 - about.x, y + card.height / 2 - about.y);
      // The canvas is never as long as this: distance only decides between places that cover as few.
      const here = covered * 100_000 + away;
      if (here < cost) [best, cost] = [{ x, y }, here];
    }
  }
  return best;
}
