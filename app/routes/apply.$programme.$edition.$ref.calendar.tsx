import type { LoaderFunctionArgs } from "@remix-run/node";
import { readOwnCalendar } from "#app/queries/calendar.ts";
import { calendarAnswer } from "#app/server/calendar-file.ts";
import { requireOwnApplication } from "#app/server/own-application.ts";

/** Who may read it: the deadline of this application, more time included. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, own } = await requireOwnApplication(args);
  return calendarAnswer(await readOwnCalendar(context, own), context, own.application.ref);
}
