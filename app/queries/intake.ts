/** What came in: by day beside the last edition, by category, by country. Counts alone. */
import type { ApplicationStatus } from "#app/domain/bundle/bundle.ts";
import { type DayBeside, daysBeside } from "#app/domain/edition/days-before.ts";
import type { Context } from "#app/server/context.ts";
import {
  countByCategory,
  countByCountry,
  countByDay,
  findLastEdition,
} from "#db/repositories/intake-figures.ts";
import type { EditionHead } from "./membership.ts";

/** Columns of both tables. "out" are those that do not go on: not accepted, withdrawn, disqualified. */
export interface Figures {
  readonly draft: number;
  readonly submitted: number;
  readonly returned: number;
  readonly accepted: number;
  readonly out: number;
  /** Without drafts. */
  readonly received: number;
}

export interface Intake {
  readonly categories: readonly (Figures & { readonly slug: string; readonly name: string })[];
  /** ISO 3166-1 alpha-2; most received first. */
  readonly countries: readonly (Figures & { readonly country: string })[];
  /** Null where the call has no end to count from. */
  readonly days: {
    readonly days: readonly DayBeside[];
    readonly soFar: number;
    /** Of the last edition, by the same time before its deadline; null where there is none. */
    readonly before: {
      readonly name: string;
      readonly byNow: number;
      readonly total: number;
    } | null;
  } | null;
}

interface Counted {
  readonly state: ApplicationStatus | null;
  readonly total: number;
}

export async function loadIntake(context: Context, edition: EditionHead): Promise<Intake> {
  const db = context.store.read;
  const categories = grouped(await countByCategory(db, edition.id), ({ slug }) => slug);
  const countries = grouped(await countByCountry(db, edition.id), ({ country }) => country);
  return {
    categories: categories.map(({ of: { slug, name }, figures }) => ({ slug, name, ...figures })),
    countries: countries
      .map(({ of: { country }, figures }) => ({ country, ...figures }))
      .sort((a, b) => b.received - a.received || (a.country < b.country ? -1 : 1)),
    days: await loadDays(context, edition),
  };
}

const DAY = 24 * 60 * 60 * 1000;

async function loadDays({ store, clock }: Context, edition: EditionHead): Promise<Intake["days"]> {
  const { id, programmeId, callClosesAt, state } = edition;
  if (callClosesAt === null || state === "setup") return null;
  const now = await countByDay(store.read, id, callClosesAt);
  const last = await findLastEdition(store.read, { id, programmeId, callClosesAt });
  const before: ReadonlyMap<number, number> = last?.callClosesAt
    ? await countByDay(store.read, last.id, last.callClosesAt)
    : new Map();
  const today = Math.floor((callClosesAt.getTime() - clock().getTime()) / DAY);
  return {
    days: daysBeside(now, before, today),
    soFar: sum([...now.values()]),
    before:
      last && before.size > 0
        ? {
            name: last.name,
            byNow: sum([...before].map(([day, count]) => (day >= today ? count : 0))),
            total: sum([...before.values()]),
          }
        : null,
  };
}

function grouped<R extends Counted>(rows: readonly R[], keyOf: (row: R) => string) {
  const groups = new Map<string, R[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups.values()].flatMap((group) =>
    group[0] ? [{ of: group[0], figures: figuresOf(group) }] : [],
  );
}

function figuresOf(rows: readonly Counted[]): Figures {
  const of = (...states: readonly ApplicationStatus[]) =>
    sum(rows.map(({ state, total }) => (state !== null && states.includes(state) ? total : 0)));
  const [draft, submitted, returned] = [of("draft"), of("submitted"), of("returned")];
  const [accepted, out] = [of("accepted"), of("rejected", "withdrawn", "disqualified")];
  return {
    draft,
    submitted,
    returned,
    accepted,
    out,
    received: submitted + returned + accepted + out,
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** By country, ISO 3166-1 alpha-2. */
export async function loadReceivedByCountry(
  { store }: Context,
  edition: Pick<EditionHead, "id">,
): Promise<ReadonlyMap<string, number>> {
  const countries = grouped(await countByCountry(store.read, edition.id), ({ country }) => country);
  return new Map(countries.map(({ of: { country }, figures }) => [country, figures.received]));
}
