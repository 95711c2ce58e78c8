/** A small storm of mails: the figures of a great one are printed by `npm run bench`. */
import { expect, test } from "vitest";
import { useDatabase } from "#test/support/store.ts";
import { runStorm } from "./mail-storm/storm.ts";

const database = useDatabase();

test(
  "each recipient gets exactly the right mail, twice only where a crash fell between send and mark",
  { timeout: 120_000 },
  async () => {
    const { store, url } = database();
    const figures = await runStorm({
      store,
      url,
      mails: 80,
      kills: 3,
      speed: 60,
      patience: 1_000,
      longest: 90_000,
    });
    expect(figures.kills).toBe(3);
    expect(figures.missing).toEqual([]);
    expect(figures.wrong).toEqual([]);
    expect(figures.early).toEqual([]);
    expect(figures.refused).toBe(0);
    expect(figures.repeatedOtherwise).toEqual([]);
    // A crash between send and mark happened, so the harness is not blind to what it looks for.
    expect(figures.repeatedByCrash.length).toBeGreaterThan(0);
    // 8 of 80 are refused for good, 4 wait in a batch that nobody lets go.
    expect(figures.delivered).toBe(68);
    for (const fate of ["take", "put-off", "refuse", "stall", "drop"])
      expect(figures.fates[fate], fate).toBeGreaterThan(0);
  },
);
