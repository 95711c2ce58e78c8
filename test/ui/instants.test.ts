import { describe, expect, test } from "vitest";
import { readClock, zoneLabel } from "#app/ui/instants.ts";

const MIDNIGHT_IN_SEOUL = new Date("2026-04-30T15:00:00Z");

describe("an instant in words", () => {
  test("is what the clock of its zone shows", () => {
    expect(readClock(new Date("2026-06-12T09:00:00Z"), "Asia/Seoul")).toEqual({
      day: "Fri 12 June 2026",
      time: "18:00",
    });
  });

  test("follows summer time", () => {
    expect(readClock(new Date("2026-01-15T12:00:00Z"), "Europe/Madrid").time).toBe("13:00");
    expect(readClock(new Date("2026-07-15T12:00:00Z"), "Europe/Madrid").time).toBe("14:00");
  });

  test("puts a deadline at midnight on the day that ends", () => {
    expect(readClock(MIDNIGHT_IN_SEOUL, "Asia/Seoul", { isDeadline: true })).toEqual({
      day: "Thu 30 April 2026",
      time: "24:00",
    });
  });

  test("puts an opening at midnight on the day that begins", () => {
    expect(readClock(MIDNIGHT_IN_SEOUL, "Asia/Seoul")).toEqual({
      day: "Fri 1 May 2026",
      time: "00:00",
    });
  });

  test.for([
    ["Asia/Seoul", "in Seoul"],
    ["America/Argentina/Buenos_Aires", "in Buenos Aires"],
    ["UTC", "UTC"],
    ["Etc/UTC", "UTC"],
  ] as const)("of %s says its zone: %s", ([zone, words]) => {
    expect(zoneLabel(zone)).toBe(words);
  });
});
