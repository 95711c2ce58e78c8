/** What of an edition waits for its secretariat and for its cities, and what is late: counts with their lists. */
import type { ApplicationStatus } from "#app/domain/bundle/bundle.ts";
import type { Context } from "#app/server/context.ts";
import { findOldestUnscreened } from "#db/repositories/intake-figures.ts";
import { countLog } from "#db/repositories/mail-log.ts";
import { countThreads } from "#db/repositories/messages.ts";
import { countOverdueReturns } from "#db/repositories/round-progress.ts";
import { countDraftsAtRisk } from "./drafts.ts";
import type { EditionHead } from "./membership.ts";

/** A number that leads to what it counts. */
export interface Owed {
  /** For the page, "application to check"; in the plural where there are several. */
  readonly words: string;
  readonly count: number;
  /** Page of the edition with that list. */
  readonly page: string;
  readonly detail?: string;
}

export interface EditionWork {
  /** What should be done by now. */
  readonly late: readonly Owed[];
  readonly secretariat: readonly Owed[];
  readonly cities: readonly Owed[];
}

const DAY = 24 * 60 * 60 * 1000;
/** Days after which a check that nobody began is late. */
const LONGEST_WAIT = 14;

export async function loadEditionWork(
  context: Context,
  edition: EditionHead,
  states: ReadonlyMap<ApplicationStatus, number>,
): Promise<EditionWork> {
  const db = context.store.read;
  const now = context.clock();
  const { id } = edition;
  const threads = await countThreads(db, id);
  const overdue = await countOverdueReturns(db, id, now);
  const risky = await countDraftsAtRisk(context, edition);
  const oldest = await findOldestUnscreened(db, id);
  const waiting = oldest === null ? 0 : Math.floor((now.getTime() - oldest.getTime()) / DAY);
  const inState = (state: ApplicationStatus) => states.get(state) ?? 0;
  const mails = async (state: "waiting" | "refused" | "abandoned" | "deferred") =>
    countLog(db, id, { state });
  return {
    late: present([
      {
        words: many(overdue, "return not corrected in time", "returns not corrected in time"),
        count: overdue,
        page: "/screening?work=overdue",
      },
      {
        words: "the oldest application to check waits, in days",
        count: waiting >= LONGEST_WAIT ? waiting : 0,
        page: "/screening?state=submitted&order=oldest",
      },
      letters(await mails("refused"), "refused by the other mail server", "refused"),
      letters(await mails("abandoned"), "given up after 72 hours", "abandoned"),
      letters(await mails("deferred"), "not taken yet, and tried again", "deferred"),
    ]),
    secretariat: present([
      {
        words: many(inState("submitted"), "application to check", "applications to check"),
        count: inState("submitted"),
        page: "/screening?state=submitted",
      },
      {
        words: many(threads.unread, "thread nobody has read", "threads nobody has read"),
        count: threads.unread,
        page: "/messages?show=unread",
      },
      {
        words: many(threads.unanswered, "thread without an answer", "threads without an answer"),
        count: threads.unanswered,
        page: "/messages?show=unanswered",
      },
      letters(await mails("waiting"), "to be checked and let go", "waiting"),
    ]),
    cities: present([
      {
        words: many(inState("returned"), "correction", "corrections"),
        count: inState("returned"),
        page: "/screening?state=returned",
      },
      {
        words: many(inState("draft"), "draft to be submitted", "drafts to be submitted"),
        count: inState("draft"),
        page: "/drafts",
      },
      {
        words: many(
          risky,
          "draft likely to miss the deadline",
          "drafts likely to miss the deadline",
        ),
        count: risky,
        page: "/drafts?show=at-risk",
      },
    ]),
  };
}

function present(owed: readonly Owed[]): readonly Owed[] {
  return owed.filter(({ count }) => count > 0);
}

function many(count: number, one: string, several: string): string {
  return count === 1 ? one : several;
}

function letters(count: number, words: string, state: string): Owed {
  const thing = many(count, "letter", "letters");
  return { words: `${thing} ${words}`, count, page: `/mail/log?state=${state}` };
}
