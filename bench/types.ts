/** One line of the bench's table: ours beside what it is measured against, from the same run. */
export interface BenchRow {
  name: string;
  ours: number;
  other: number;
  unit: string;
  /** ours / other */
  ratio: number;
  /** What the ratio (or `ours`) should be, e.g. `≤ 2×` */
  aim: string;
}

/** Every script under `bench/` exports this. */
export type Bench = () => Promise<BenchRow[]>;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
