/** Dates as an iCalendar file (RFC 5545), the same bytes for the same dates. */
import ical, { ICalAlarmType, ICalCalendarMethod } from "ical-generator";
import type { CalendarView } from "#app/queries/calendar.ts";
import type { Context } from "./context.ts";
import { contentDisposition } from "./download.ts";

const DAY_SECONDS = 24 * 60 * 60;

/** Times are in UTC, which every calendar reads in its own zone. */
export function calendarText({ name, events }: CalendarView, { baseUrl }: Context): string {
  const calendar = ical({
    name,
    prodId: { company: "Laurel", product: "Laurel", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
  });
  const host = new URL(baseUrl).hostname;
  for (const { uid, sequence, changedAt, title, description, at, place, url, reminds } of events) {
    const isDay = typeof at === "string";
    const event = calendar.createEvent({
      id: `${uid}@${host}`,
      sequence,
      stamp: changedAt,
      start: isDay ? new Date(`${at}T00:00:00Z`) : at,
      allDay: isDay,
      summary: title,
      url,
      ...(description === "" ? {} : { description }),
      ...(place === "" ? {} : { location: place }),
    });
    if (reminds) event.createAlarm({ type: ICalAlarmType.display, triggerBefore: DAY_SECONDS });
  }
  return calendar.toString();
}

/** @param file name without its ending */
export function calendarAnswer(view: CalendarView, context: Context, file: string): Response {
  return new Response(calendarText(view, context), {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": contentDisposition(`${file}.ics`),
    },
  });
}
