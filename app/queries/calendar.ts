/** The dates of an edition, and a city's own deadline, as events of a calendar. */
import { deadlineOf } from "#app/domain/application/writing.ts";
import type { Context } from "#app/server/context.ts";
import { findLastActs } from "#db/repositories/audit.ts";
import { listExtensions } from "#db/repositories/extensions.ts";
import { findEdition } from "./membership.ts";
import type { OwnApplication } from "./own-applications.ts";
import { readWritingFacts } from "./writing-facts.ts";

export interface CalendarEvent {
  /** Stays the same for ever: a calendar knows the event again by it. */
  readonly uid: string;
  /** Counts the changes of its dates. */
  readonly sequence: number;
  /** When it was changed last. */
  readonly changedAt: Date;
  readonly title: string;
  readonly description: string;
  /** An instant, or a day, `2026-06-12`, for what takes the whole of it. */
  readonly at: Date | string;
  readonly place: string;
  /** Where more of it stands. */
  readonly url: string;
  /** Whether people are reminded a day before. */
  readonly reminds: boolean;
}

export interface CalendarView {
  readonly name: string;
  readonly events: readonly CalendarEvent[];
}

/** Acts by which a date that people were told can have changed. */
const CHANGES = ["edition-created", "edition-changed", "call-opened", "call-closed"] as const;

/** Public dates alone. @returns null for an edition that is being set up, or does not exist */
export async function readEditionCalendar(
  context: Context,
  programme: string,
  slug: string,
): Promise<CalendarView | null> {
  const edition = await findEdition(context, programme, slug);
  if (!edition || edition.state === "setup") return null;
  const { changes, lastAt } = await findLastActs(context.store.read, edition.id, CHANGES);
  const { id, name, place, callOpensAt, callClosesAt, ceremonyOn, graceMinutes } = edition;
  const about = {
    sequence: changes,
    changedAt: lastAt ?? callOpensAt ?? new Date(0),
    description: "",
    place: "",
    url: `${context.baseUrl}/awards/${programme}/${slug}/call`,
    reminds: false,
  };
  const events: CalendarEvent[] = [];
  if (callOpensAt)
    events.push({
      ...about,
      uid: `${id}-opens`,
      title: `${name}: the call opens`,
      at: callOpensAt,
    });
  if (callClosesAt)
    events.push({
      ...about,
      uid: `${id}-closes`,
      title: `${name}: the call closes`,
      description: graceInWords(graceMinutes),
      at: callClosesAt,
      reminds: true,
    });
  if (ceremonyOn !== null)
    events.push({
      ...about,
      uid: `${id}-ceremony`,
      title: `${name}: the ceremony`,
      at: ceremonyOn,
      place,
      url: `${context.baseUrl}/awards/${programme}/${slug}`,
    });
  return { name, events };
}

/** Its deadline while it is written, with more time where it was given some, and the ceremony. */
export async function readOwnCalendar(
  context: Context,
  own: OwnApplication,
): Promise<CalendarView> {
  const { programme, slug, name, id } = own.edition;
  const edition = await readEditionCalendar(context, programme, slug);
  const ceremony = (edition?.events ?? []).filter(({ uid }) => uid === `${id}-ceremony`);
  return {
    name: `${name}: ${own.application.title || own.application.ref}`,
    events: [...(await ownDeadline(context, own)), ...ceremony],
  };
}

async function ownDeadline(
  context: Context,
  { edition, application, lastScreening }: OwnApplication,
): Promise<readonly CalendarEvent[]> {
  if (application.state !== "draft" && application.state !== "returned") return [];
  const db = context.store.read;
  const at = deadlineOf(await readWritingFacts(db, application, edition, lastScreening));
  if (at === null) return [];
  const { changes, lastAt } = await findLastActs(db, edition.id, CHANGES);
  const extensions = await listExtensions(db, application.id);
  const changedAt = [
    application.createdAt,
    ...(lastAt === null ? [] : [lastAt]),
    ...(lastScreening === null ? [] : [lastScreening.concludedAt]),
    ...extensions.map(({ grantedAt }) => grantedAt),
  ].reduce((latest, one) => (one > latest ? one : latest));
  return [
    {
      uid: `${application.id}-deadline`,
      sequence: changes + extensions.length + (lastScreening?.submission ?? 0),
      changedAt,
      title: `${edition.name}: submit ${application.title || application.ref}`,
      description: graceInWords(edition.graceMinutes),
      at,
      place: "",
      url: `${context.baseUrl}/apply/${edition.programme}/${edition.slug}/${application.ref}`,
      reminds: true,
    },
  ];
}

function graceInWords(minutes: number): string {
  if (minutes === 0) return "";
  return `What was begun before it may be finished for ${minutes === 1 ? "1 minute" : `${minutes} minutes`} more.`;
}
