import type { LoaderFunctionArgs } from "@remix-run/node";
import { readEditionCalendar } from "#app/queries/calendar.ts";
import { calendarAnswer } from "#app/server/calendar-file.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";

/** Public, as the call is: its dates for anybody's calendar. */
export async function loader({ context: { context }, params }: LoaderFunctionArgs) {
  const programme = requireParam(params, "programme");
  const edition = requireParam(params, "edition");
  const view = await readEditionCalendar(context, programme, edition);
  if (!view) throw notFound();
  return calendarAnswer(view, context, `${programme}-${edition}`);
}
