/** A day and a time of the clock as typed, in a zone of the edition's, and the instant they name. */
import { Temporal } from "temporal-polyfill";
import { z } from "zod";

export interface DayAndTime {
  /** `2026-06-12` */
  readonly date: string;
  /** `18:00` */
  readonly time: string;
}

const shape = {
  date: z.iso.date("Give a day, such as 30 April 2026"),
  time: z.iso.time("Give a time, such as 18:00"),
};

export const dayAndTime = z.object(shape);

const blank = z.object({ date: z.literal(""), time: z.string() }).transform(() => null);

/** Null where no day was given. */
export const optionalDayAndTime = z
  .union([blank, dayAndTime], "Give a day and a time, or leave both empty")
  .optional()
  .transform((value) => value ?? null);

/**
 * @param zone IANA name. A time that its clocks skip, in spring, is read as the hour after; one that
 *   they show twice, in autumn, as the first.
 */
export function instantInZone({ date, time }: DayAndTime, zone: string): Date {
  const local = Temporal.PlainDateTime.from(`${date}T${time}`);
  return new Date(local.toZonedDateTime(zone).epochMilliseconds);
}

/** The inverse, to the minute, for a form that shows what is stored; empty for null. */
export function dayAndTimeIn(instant: Date | null, zone: string): DayAndTime {
  if (instant === null) return { date: "", time: "" };
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime();
  return {
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: "minute" }),
  };
}

export function isTimeZone(name: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
