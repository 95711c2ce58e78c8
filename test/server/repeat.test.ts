import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { repeat } from "#app/server/repeat.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("is done every so often, and goes on after a failure", async () => {
  let times = 0;
  const repeated = repeat(async () => {
    if (++times === 1) throw new Error("the store is away");
  }, 1_000);
  await vi.advanceTimersByTimeAsync(3_500);
  expect(times).toBe(3);
  await repeated.stop();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(times).toBe(3);
});

test("is never done twice at a time, and a stop waits for its end", async () => {
  let [begun, ended] = [0, 0];
  let end = () => undefined as void;
  const repeated = repeat(async () => {
    begun++;
    await new Promise<void>((resolve) => {
      end = resolve;
    });
    ended++;
  }, 1_000);
  await vi.advanceTimersByTimeAsync(3_500);
  expect([begun, ended]).toEqual([1, 0]);
  const stopped = repeated.stop().then(() => ended);
  end();
  expect(await stopped).toBe(1);
});
