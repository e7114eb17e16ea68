/** Where a value stands on a track, 0 to 1; values outside stand at its ends. */
export function share(value: number, min: number, max: number): number {
  return max === min ? 0 : Math.min(1, Math.max(0, (value - min) / (max - min)));
}

/** One value at one time. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly value: number;
}

/**
 * A judgement holds until the next, so its history is drawn in steps, never as a slope between two judgements.
 * Returns an SVG path in a box of `width` × `height`, and where its last point stands.
 */
export function steps(history: readonly Moment[], min: number, max: number, width: number, height: number): { readonly path: string; readonly last: readonly [number, number] } | undefined {
  const sorted = [...history].sort((left, right) => left.at - right.at);
  const first = sorted[0];
  const end = sorted[sorted.length - 1];
  if (!first || !end) return undefined;
  const span = end.at - first.at;
  const x = (at: number): number => round(span === 0 ? width : ((at - first.at) / span) * width);
  const y = (value: number): number => round(height * (1 - share(value, min, max)));
  const rest = sorted.slice(1).map((moment) => `H${x(moment.at)}V${y(moment.value)}`);
  const start = span === 0 ? `M0 ${y(end.value)}H${width}` : `M0 ${y(first.value)}${rest.join('')}`;
  return { path: start, last: [width, y(end.value)] };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Judges that share a value are told apart by standing one above the other: offsets from the line in steps of one dot. */
export function stacked(values: readonly number[]): readonly number[] {
  const seen = new Map<number, number>();
  return values.map((value) => {
    const count = seen.get(value) ?? 0;
    seen.set(value, count + 1);
    return count;
  });
}
