/** What the proofs are run on: two editions of many judges, one in round one and one in round two. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import { createAuthority } from "#app/server/auth/authority.ts";
import type { Context } from "#app/server/context.ts";
import { readEnv } from "#app/server/env.ts";
import { systemContext } from "#app/server/system-context.ts";
import { dialect } from "#db/schema/index.ts";
import { type StagedEdition, stageEdition } from "#db/seed/stage-edition.ts";
import { migrateSqlite } from "#db/store/migrate.ts";
import { openPostgres } from "#db/store/postgres.ts";
import { openSqlite } from "#db/store/sqlite.ts";
import type { Store } from "#db/store/store.ts";
import { createDatabase } from "#test/support/postgres-database.ts";
import { smallBundle } from "#test/support/small-bundle.ts";

export const JUDGES = 32;
export const REFS = Array.from({ length: 32 }, (_, at) => `P-${String(at + 1).padStart(2, "0")}`);
export const CATEGORY = "open";
export const CRITERIA = ["need", "idea", "work", "reach"] as const;
const FINALISTS = 5;

export interface Grounds {
  readonly folder: string;
  /** Path of a SQLite file, or a PostgreSQL address. */
  readonly database: string;
  /** In round one. */
  readonly scoring: StagedEdition;
  /** In round two, with REFS up to FINALISTS on its shortlist. */
  readonly voting: StagedEdition;
  /** Of sessions, by address of the person; with a second factor. */
  readonly cookies: ReadonlyMap<string, string>;
  readonly dispose: () => Promise<void>;
}

export function judgeSlug(at: number): string {
  return `judge-${at + 1}`;
}

export const FINALIST_REFS = REFS.slice(0, FINALISTS);

export function groundsBundle(edition: string): Bundle {
  const judges = Array.from({ length: JUDGES }, (_, at) => judgeSlug(at));
  const [scored] = judges;
  return {
    ...smallBundle(),
    programme: { slug: "proofs", name: "Proofs" },
    edition: { slug: edition, name: `Proofs, ${edition}`, year: 2026, timeZone: "UTC" },
    rounds: [
      { slug: "screening", kind: "screening" },
      {
        slug: "round-one",
        kind: "scorecard",
        min: 1,
        max: 10,
        advance: FINALISTS,
        cutoffTie: "extend",
      },
      { slug: "round-two", kind: "ballot", votes: 2 },
    ],
    categories: [
      {
        slug: CATEGORY,
        name: "Open",
        criteria: CRITERIA.map((slug) => ({ slug, name: slug, weight: 1 })),
      },
    ],
    judges: judges.map((slug) => ({ slug, name: slug, categories: [CATEGORY] })),
    applications: REFS.map((ref) => ({
      ref,
      category: CATEGORY,
      entrant: "hue",
      title: `Project ${ref}`,
      status: "accepted" as const,
    })),
    recusals: [],
    // For the shortlist of the edition in round two: the first are the best.
    scorecards: REFS.map((application, at) => ({
      round: "round-one",
      judge: scored ?? "",
      application,
      status: "submitted" as const,
      scores: Object.fromEntries(CRITERIA.map((slug) => [slug, at < FINALISTS ? 9 : 1])),
    })),
    ballots: [],
  };
}

async function newDatabase(folder: string) {
  if (dialect === "postgres") return createDatabase("laurel_template");
  const url = join(folder, "laurel.db");
  migrateSqlite(url);
  return { url, drop: async () => undefined };
}

/** @param alsoStage puts more into the same database, and may sign people in */
export async function layGrounds(
  alsoStage: (context: Context) => Promise<void> = async () => undefined,
): Promise<Grounds> {
  const folder = mkdtempSync(join(tmpdir(), "laurel-proof-"));
  const database = await newDatabase(folder);
  const { url } = database;
  return withStore(url, async (_store, context) => {
    const now = context.clock();
    const scoring = await stageEdition(context, groundsBundle("scoring"), "scoring", now);
    const voting = await stageEdition(context, groundsBundle("voting"), "voting", now);
    await alsoStage(context);
    return {
      folder,
      database: url,
      scoring,
      voting,
      cookies: await signIn(context, [
        scoring.secretariat.email,
        ...[...scoring.judges.values()].map(({ email }) => email),
      ]),
      async dispose() {
        await database.drop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  });
}

function openBeside(database: string): Store {
  return dialect === "postgres"
    ? openPostgres(database, { connections: 2 })
    : openSqlite(database, { exclusive: false });
}

/** From beside the servers, as a script is. */
export async function withStore<T>(
  database: string,
  work: (store: Store, context: Context) => Promise<T>,
): Promise<T> {
  const store = openBeside(database);
  try {
    return await work(store, systemContext(store, readEnv({ DATABASE_URL: database })));
  } finally {
    await store.close();
  }
}

export async function signIn(
  context: Context,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { LAUREL_SECRET: secret } = readEnv({});
  const authority = createAuthority(context, { secret, operators: new Set() });
  const cookies = new Map<string, string>();
  for (const email of addresses) {
    const answer = await authority.signInAsAnyone(email);
    const pairs = answer.cookies.getSetCookie().map((cookie) => cookie.split(";")[0]);
    cookies.set(email, pairs.join("; "));
  }
  return cookies;
}
