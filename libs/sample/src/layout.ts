/** Positions on a map, written down row by row. */
import type { SampleRow } from './sample.js';

/** Where each stands, by key: [right of the origin, below it], in model pixels. */
export type Positions = Readonly<Record<string, readonly [number, number]>>;

/** One row of a map: keys with their distance from the left, all at the same height. */
export const rowAt = (y: number, xs: Readonly<Record<string, number>>): Positions => Object.fromEntries(Object.entries(xs).map(([key, x]) => [key, [x, y] as const]));

/** Members of a map from the positions of its stakeholders and interests. */
export const membersOf = (map: string, stakeholders: Positions, interests: Positions = {}): SampleRow<'membership'>[] => [
  ...Object.entries(stakeholders).map(([key, [x, y]]) => ({ key: `${map} ${key}`, map, stakeholder: key, x, y })),
  ...Object.entries(interests).map(([key, [x, y]]) => ({ key: `${map} interest ${key}`, map, interest: key, x, y })),
];
