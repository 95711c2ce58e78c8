/** What the benchmarks share: medians, and a line a figure with its bound. */

const RUNS = 15;

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The value under which so many of a hundred stay. */
export function percentile(values: readonly number[], ofHundred: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * ofHundred) / 100) - 1] ?? 0;
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** How many times as long one takes as the other: the middle of runs in turn, after one that warms up. */
export function timesOf(one: () => unknown, other: () => unknown): number {
  one();
  other();
  const runs = Array.from({ length: RUNS }, () => [timeOf(one), timeOf(other)] as const);
  return median(runs.map(([mine]) => mine)) / median(runs.map(([, its]) => its));
}

function print(what: string, ratio: number, isWithin: boolean, bound: string): void {
  process.stdout.write(
    `${what}: ${ratio.toFixed(2)} (${isWithin ? "within" : "NOT WITHIN"} ${bound})\n`,
  );
  if (!isWithin) process.exitCode = 1;
}

export function atMost(what: string, ratio: number, bound: number): void {
  print(what, ratio, ratio <= bound, `at most ${bound}`);
}

export function atLeast(what: string, ratio: number, bound: number): void {
  print(what, ratio, ratio >= bound, `at least ${bound}`);
}
