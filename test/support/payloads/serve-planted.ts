/** The edition of the canary crawl, with a payload in every text that is typed, served by the build. */
import Database from "better-sqlite3";
import { type Column, eq, getTableColumns, getTableName } from "drizzle-orm";
import { createAuthority } from "#app/server/auth/authority.ts";
import { readEnv } from "#app/server/env.ts";
import { systemContext } from "#app/server/system-context.ts";
import { tables as t } from "#db/schema/index.ts";
import { openStore } from "#db/store/open-store.ts";
import type { Store, Tx } from "#db/store/store.ts";
import { databaseIn, type Served, serveBuild } from "../../../scripts/serve-build.ts";
import { NOON } from "../context.ts";
import { EACH_ANSWER, EACH_KIND } from "../forms.ts";
import {
  finishWorld,
  type Phase,
  type Session,
  SESSIONS,
  stageWorld,
  type World,
} from "../secrecy/world.ts";
import { nameInSql, Payloads, plantPayloads } from "./plant-payloads.ts";

export interface Planted {
  readonly served: Served;
  /** Cookies of each; none of those who are nobody. */
  readonly cookies: Readonly<Record<Session, string | null>>;
  /** Columns of which some row holds a payload. */
  readonly planted: ReadonlySet<string>;
}

/** The tests' own, with which the staged edition's ballots are sealed. */
const LAUREL_SECRET = "a secret that only the tests know, long enough";

/** What is written once people have signed in, and once the result is certified. */
const LATER = /^(users\.|sessions\.|certifications\.)/;

/** @param folder empty; holds the database and the files */
export async function servePlanted(folder: string, phase: Phase): Promise<Planted> {
  const database = databaseIn(folder);
  const store = await openStore(database);
  const db = new Database(database);
  db.pragma("foreign_keys = off");
  try {
    const world = await stageWorld(store, phase);
    await addTexts(store, world);
    const payloads = new Payloads();
    const early = plantPayloads(db, payloads, (column) => !LATER.test(column));
    await finishWorld(world);
    moveToNow(db);
    const cookies = await signInAll(store, database, world);
    const late = plantPayloads(db, payloads, (column) => LATER.test(column));
    const served = await serveBuild(folder, { LAUREL_SECRET });
    return { served, cookies, planted: new Set([...early, ...late]) };
  } finally {
    db.close();
    await store.close();
  }
}

const DAY = 24 * 60 * 60 * 1000;

/** What the canary crawl has no need of, or has in a state in which no page shows it. */
async function addTexts(store: Store, { staged, context, phase }: World): Promise<void> {
  const { editionId, ids } = staged;
  const at = context.clock();
  const tomorrow = new Date(at.getTime() + DAY);
  const [A2 = "", A3 = ""] = ["A2", "A3"].map((ref) => ids.applications.get(ref) ?? "");
  await store.transact(async (tx) => {
    await askOfEachKind(tx, editionId, { id: context.newId(), savedAt: at });
    await tx.update(t.editions).set({ contactEmail: "", oathText: "" });
    await tx.insert(t.eligibilityQuestions).values({
      ...{ id: context.newId(), editionId, text: "", passes: "yes", explanation: "", position: 1 },
    });
    await tx.insert(t.privacyNotices).values({
      ...{ id: context.newId(), programmeId: ids.programmeId, number: 1, text: "", savedAt: at },
    });
    await tx.insert(t.invitations).values({
      ...{ id: context.newId(), programmeId: ids.programmeId, role: "observer", email: "" },
      ...{ tokenHash: context.newId(), createdAt: at, expiresAt: tomorrow },
    });
    const cho = eq(t.categoryFlags.judgeId, ids.judges.get("cho") ?? "");
    await tx.update(t.categoryFlags).set({ settlement: null, settledAt: null }).where(cho);
    if (phase === "scoring")
      await tx.insert(t.proposals).values({
        ...{ id: context.newId(), editionId, act: "disqualify", subject: "A2", proposedAt: at },
        payload: { says: [""] },
      });
    if (phase === "call")
      await tx.update(t.applications).set({ state: "withdrawn" }).where(eq(t.applications.id, A3));
    if (phase === "scored") {
      await tx.update(t.reopenings).set({ until: tomorrow });
      await tx.insert(t.decisions).values({
        ...{ id: context.newId(), editionId, number: 101, kind: "strike", ordered: [] },
        ...{ by: "", reason: "", recordedAt: at, judgeId: ids.judges.get("ada") ?? "" },
        ...{ roundId: ids.rounds.get("round-one") ?? "", applicationId: A2 },
      });
    }
  });
}

/** Two versions of a form, and answers to it wherever answers are kept. */
async function askOfEachKind(
  tx: Tx,
  editionId: string,
  second: { readonly id: string; readonly savedAt: Date },
): Promise<void> {
  const [version] = await tx.select().from(t.formVersions);
  const sections = [...((version?.form["sections"] ?? []) as readonly object[]), OF_EACH_KIND];
  await tx.update(t.formVersions).set({ form: { sections } });
  const later = { ...second, editionId, number: 2, form: { sections: sections.slice(1) } };
  await tx.insert(t.formVersions).values(later);
  for (const table of [t.applications, t.submissions, t.draftVersions] as const)
    await tx.update(table).set({ answers: { summary: "", ...EACH_ANSWER } });
}

const OF_EACH_KIND = { id: "each", title: "Each kind", questions: EACH_KIND };

/** The staged edition stands at a noon of its own; the server goes by the clock. */
function moveToNow(db: Database.Database): void {
  const later = Date.now() - NOON.getTime();
  for (const table of Object.values(t))
    for (const { name, dataType } of Object.values<Column>(getTableColumns(table))) {
      const column = nameInSql(name);
      if (dataType === "date")
        db.prepare(`update "${getTableName(table)}" set "${column}" = "${column}" + ?`).run(later);
    }
}

async function signInAll(
  store: Store,
  database: string,
  { people }: World,
): Promise<Planted["cookies"]> {
  const context = systemContext(store, readEnv({ DATABASE_URL: database, LAUREL_SECRET }));
  const authority = createAuthority(context, { secret: LAUREL_SECRET, operators: new Set() });
  const cookies: Partial<Record<Session, string | null>> = {};
  for (const session of SESSIONS) {
    const viewer = people[session];
    if (!viewer) {
      cookies[session] = null;
      continue;
    }
    const signedIn = await authority.signInAsAnyone(viewer.email);
    const pairs = signedIn.cookies.getSetCookie().map((cookie) => cookie.split(";")[0]);
    cookies[session] = pairs.join("; ");
  }
  return cookies as Planted["cookies"];
}
