import { expect, test } from "vitest";
import { isRefusedForGood, nextAttemptAt } from "#app/domain/mail/back-off.ts";

const BEGIN = new Date("2026-06-12T12:00:00Z");
const HOUR = 3_600_000;

test("pauses double from a minute to four hours, and are drawn out by a fifth at most", () => {
  const pauses = (chance: number) =>
    [1, 2, 3, 8, 9, 20].map((attempts) => {
      const next = nextAttemptAt({ attempts, firstAttemptAt: BEGIN, now: BEGIN, chance });
      return ((next?.getTime() ?? 0) - BEGIN.getTime()) / 60_000;
    });
  expect(pauses(0)).toEqual([1, 2, 4, 128, 240, 240]);
  expect(pauses(1)).toEqual([1.2, 2.4, 4.8, 153.6, 288, 288]);
});

test("the last attempt falls on the end of 72 hours, and nothing follows it", () => {
  const at = (hours: number) => new Date(BEGIN.getTime() + hours * HOUR);
  const next = (hours: number) =>
    nextAttemptAt({ attempts: 30, firstAttemptAt: BEGIN, now: at(hours), chance: 0.5 });
  expect(next(70)).toEqual(at(72));
  expect(next(72)).toBeNull();
});

test("only a recipient or a letter is refused for good, never for what the connection or the sender met", () => {
  const refused = (responseCode: number | null, command: string) =>
    isRefusedForGood({ responseCode, command });
  expect(refused(550, "RCPT TO")).toBe(true);
  expect(refused(554, "DATA")).toBe(true);
  expect(refused(451, "RCPT TO")).toBe(false);
  expect(refused(535, "AUTH PLAIN")).toBe(false);
  expect(refused(550, "MAIL FROM")).toBe(false);
  expect(refused(554, "CONN")).toBe(false);
  expect(refused(null, "DATA")).toBe(false);
});
