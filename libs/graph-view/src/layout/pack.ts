/** Boxes that must not overlap: moved apart, and drawn together again. */

/** Around a centre. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** While areas are still drawn together, and at the end, where nothing is. */
const ROUNDS = { meanwhile: 60, atLast: 200 };
/** Free space inside the area of a group, and between areas. */
const MARGIN = { across: 34, down: 40 } as const;

/** How far two boxes would have to move apart along the easier axis; null where they do not overlap. */
function overlap(a: Box, b: Box): { x: number; y: number } | null {
  const [x, y] = [(a.width + b.width) / 2 - Math.abs(a.x - b.x), (a.height + b.height) / 2 - Math.abs(a.y - b.y)];
  if (x <= 0.5 || y <= 0.5) return null;
  return x < y ? { x: x * (a.x < b.x ? -1 : 1), y: 0 } : { x: 0, y: y * (a.y < b.y ? -1 : 1) };
}

/** Moves boxes apart until none overlap, each a little at a time; returns whether any moved. `move` says what goes along. */
export function separateBoxes<B extends Box>(boxes: readonly B[], move: (box: B, dx: number, dy: number) => void = shift, rounds = ROUNDS.meanwhile): boolean {
  let everMoved = false;
  for (let round = 0; round < rounds; round += 1) {
    let moved = false;
    const sorted = [...boxes].sort((a, b) => a.x - a.width / 2 - (b.x - b.width / 2));
    sorted.forEach((a, index) => {
      for (let at = index + 1; at < sorted.length; at += 1) {
        const b = sorted[at]!;
        if (b.x - b.width / 2 > a.x + a.width / 2) break;
        const by = overlap(a, b);
        if (!by) continue;
        moved = true;
        move(a, by.x / 2, by.y / 2);
        move(b, -by.x / 2, -by.y / 2);
      }
    });
    if (!moved) break;
    everMoved = true;
  }
  return everMoved;
}

function shift(box: Box, dx: number, dy: number): void {
  box.x += dx;
  box.y += dy;
}

/** Areas may be a little less wide than the whole. */
const INNER = 0.9;
const PACKINGS = 4;

interface Crowd<B extends Box> extends Box {
  members: B[];
}

function crowdOf<B extends Box>(members: B[]): Crowd<B> {
  const left = Math.min(...members.map(({ x, width }) => x - width / 2));
  const right = Math.max(...members.map(({ x, width }) => x + width / 2));
  const top = Math.min(...members.map(({ y, height }) => y - height / 2));
  const bottom = Math.max(...members.map(({ y, height }) => y + height / 2));
  const spare = members.length > 1 ? MARGIN : { across: 12, down: 12 };
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left + spare.across, height: bottom - top + spare.down, members };
}

const carry = <B extends Box>(crowd: Crowd<B>, dx: number, dy: number): void => {
  shift(crowd, dx, dy);
  for (const member of crowd.members) shift(member, dx, dy);
};

/** Draws members of each group together as far as they have room, groups likewise, until nothing lies in anything else. Who is in no group stands alone. `aspect` is that of the screen. */
export function packGroups<B extends Box & { group: string }>(boxes: readonly B[], aspect: number): void {
  stretch(boxes, aspect, shift);
  const groups = new Map<string, B[]>();
  boxes.forEach((box, index) => {
    const key = box.group === '' ? `alone ${index}` : box.group;
    groups.set(key, [...(groups.get(key) ?? []), box]);
  });
  for (const members of groups.values()) {
    tighten(members, shift, 24, aspect * INNER);
    separateBoxes(members);
  }
  const crowds = [...groups.values()].map(crowdOf);
  for (let round = 0; round < PACKINGS; round += 1) {
    stretch(crowds, aspect, carry);
    separateBoxes(crowds, carry);
    tighten(crowds, carry, 40, aspect);
  }
  separateBoxes(crowds, carry);
}

/** Boxes that cover more of a picture than this cannot be moved apart within it. */
const FULLEST = 0.3;

/** Draws a picture apart until its boxes have room between them, in the proportions of the screen. */
export function spreadOut(boxes: readonly Box[], aspect: number): void {
  stretch(boxes, aspect, shift);
  const { x, y, width, height } = extentOf(boxes);
  const covered = boxes.reduce((sum, box) => sum + box.width * box.height, 0);
  const factor = Math.max(1, Math.sqrt(covered / FULLEST / (width * height)));
  for (const box of boxes) shift(box, (box.x - x) * (factor - 1), (box.y - y) * (factor - 1));
  separateBoxes(boxes, shift, ROUNDS.atLast);
}

interface Extent {
  x: number;
  y: number;
  width: number;
  height: number;
}

function extentOf(boxes: readonly Box[]): Extent {
  const { x, y, width, height } = crowdOf([...boxes]);
  return { x, y, width, height };
}

/** Stretches or squeezes a picture to the proportions of the screen. */
function stretch<B extends Box>(boxes: readonly B[], aspect: number, move: (box: B, dx: number, dy: number) => void): void {
  const { x, y, width, height } = extentOf(boxes);
  const factor = Math.sqrt((aspect * height) / width);
  for (const box of boxes) move(box, (box.x - x) * (factor - 1), (box.y - y) * (1 / factor - 1));
}

/** Draws boxes towards their common middle, along the side that is too long for the screen more than along the other, and lets them push back. */
function tighten<B extends Box>(boxes: readonly B[], move: (box: B, dx: number, dy: number) => void, rounds: number, aspect: number): void {
  for (let round = 0; round < rounds; round += 1) {
    const { x, y, width, height } = extentOf(boxes);
    const tall = height * aspect > width;
    for (const box of boxes) move(box, (x - box.x) * (tall ? 0.015 : 0.06), (y - box.y) * (tall ? 0.06 : 0.015));
    separateBoxes(boxes, move);
  }
}
