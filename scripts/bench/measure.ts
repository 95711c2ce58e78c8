/** What the benchmarks share: medians, and a line a ratio with its bound. */

const RUNS = 7;

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Milliseconds of the middle run, after one that warms up. */
export function medianTime(work: () => unknown): number {
  work();
  return median(
    Array.from({ length: RUNS }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
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
