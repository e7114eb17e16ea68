/** Finds room for words, so that they never lie on one another; who matters more chooses first. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface LabelRequest {
  /** Places to try in order; the first is the one to take where nothing else helps and it must be shown. */
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

  private eachCell(box: Box, visit: (key: number) => boolean): boolean {
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) if (visit(x * 65_536 + y)) return true;
    }
    return false;
  }
}

const overlaps = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Chooses a place for each request, or -1 for none; the answer has the order of the requests. `obstacles` are never covered; `own` is the obstacle a request belongs to (its node).
 */
export function placeLabels(requests: readonly (LabelRequest & { own?: Box })[], obstacles: readonly Box[]): number[] {
  const occupied = new Occupied();
  for (const box of obstacles) occupied.add(box);
  const chosen = requests.map(() => -1);
  const order = requests.map((_, index) => index).sort((a, b) => requests[b]!.priority - requests[a]!.priority || a - b);
  for (const index of order) {
    const { candidates, must, own } = requests[index]!;
    const free = candidates.findIndex((box) => occupied.isFree(box, own));
    const choice = free < 0 && must ? 0 : free;
    chosen[index] = choice;
    if (choice >= 0) occupied.add(candidates[choice]!);
  }
  return chosen;
}
