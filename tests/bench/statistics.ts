/** Percentiles of samples, rounded to hundredths. */
export interface Spread {
  n: number;
  p50: number;
  p95: number;
  p99: number;
}

export function spread(samples: readonly number[]): Spread {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number): number => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export const round = (value: number): number => Math.round(value * 100) / 100;
