/** Finds room for words, so that they never lie on one another; who matters more chooses first. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface LabelRequest {
  /** Places to try in order; where none is free and it must be shown, the one that covers least is taken. */
  candidates: readonly Box[];
  /** Higher chooses first. */
  priority: number;
  /** Shown even where it covers something. */
  must: boolean;
}

const CELL = 64;

/** Boxes by the cells of a grid they touch: finding what overlaps looks at neighbours only. */
export class Occupied {
  private readonly cells = new Map<number, Box[]>();

  add(box: Box): void {
    this.eachCell(box, (key) => {
      const boxes = this.cells.get(key);
      if (boxes) boxes.push(box);
      else this.cells.set(key, [box]);
      return false;
    });
  }

  /** Whether nothing but `own` lies in the box. */
  isFree(box: Box, own?: Box): boolean {
    return !this.eachCell(box, (key) => (this.cells.get(key) ?? []).some((other) => other !== own && overlaps(box, other)));
  }

  /** How much of the box something but `own` lies on; what lies there twice counts twice. */
  covered(box: Box, own?: Box): number {
    const met = new Set<Box>();
    this.eachCell(box, (key) => {
      for (const other of this.cells.get(key) ?? []) if (other !== own && overlaps(box, other)) met.add(other);
      return false;
    });
    return [...met].reduce((sum, other) => sum + (Math.min(box.right, other.right) - Math.max(box.left, other.left)) * (Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top)), 0);
  }

  private eachCell(box: Box, visit: (key: number) => boolean): boolean {
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) if (visit(x * 65_536 + y)) return true;
    }
    return false;
  }
}

const overlaps = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function leastCovered(candidates: readonly Box[], own: Box | undefined, occupied: Occupied): number {
  const covered = candidates.map((box) => occupied.covered(box, own));
  return covered.indexOf(Math.min(...covered));
}

/**
 * Chooses a place for each request, or -1 for none; the answer has the order of the requests. `obstacles` are covered only by what must be shown and finds no free place; `own` is the obstacle a request belongs to (its node).
 */
export function placeLabels(requests: readonly (LabelRequest & { own?: Box })[], obstacles: readonly Box[]): number[] {
  const occupied = new Occupied();
  for (const box of obstacles) occupied.add(box);
  const chosen = requests.map(() => -1);
  const order = requests.map((_, index) => index).sort((a, b) => requests[b]!.priority - requests[a]!.priority || a - b);
  for (const index of order) {
    const { candidates, must, own } = requests[index]!;
    const free = candidates.findIndex((box) => occupied.isFree(box, own));
    const choice = free < 0 && must ? leastCovered(candidates, own, occupied) : free;
    chosen[index] = choice;
    if (choice >= 0) occupied.add(candidates[choice]!);
  }
  return chosen;
}
