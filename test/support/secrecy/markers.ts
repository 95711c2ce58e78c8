/**
 * A text of its own in every confidential column of every row: wherever one of them is read, it says
 * what was told, and of whom.
 */
import { and, eq, getTableColumns } from "drizzle-orm";
import type { Thing } from "#app/domain/access/access.ts";
import type { Context } from "#app/server/context.ts";
import { tables as t } from "#db/schema/index.ts";
import { COLUMNS, type Confidential } from "./columns.ts";
import { HIDDEN_QUESTION } from "./seed-rows.ts";

type Row = Readonly<Record<string, unknown>>;
type TableName = keyof typeof t;

/** Whose it is and what it belongs to; ids. */
export interface About {
  readonly applications: readonly string[];
  readonly judge: string | null;
  readonly user: string | null;
  readonly category: string | null;
  readonly round: string | null;
  /** Of what was sent or not; null where that is asked of the application. */
  readonly isSubmitted: boolean | null;
}

export interface Marker {
  /** What is looked for; in small letters where it is one of ours. */
  readonly needle: string;
  /** Such as "recusals.reason". */
  readonly column: string;
  readonly kept: Confidential;
  readonly about: About;
}

/** Ours look like nothing else, survive being made small, and need no escaping anywhere. */
const OURS = /qzx[0-9a-z]{5}xzq/gi;

export class Markers {
  readonly #byNeedle = new Map<string, Marker>();
  #made = 0;

  get all(): readonly Marker[] {
    return [...this.#byNeedle.values()];
  }

  make(column: string, kept: Confidential, about: About): string {
    const needle = `qzx${(++this.#made).toString(36).padStart(5, "0")}xzq`;
    this.#byNeedle.set(needle, { needle, column, kept, about });
    return needle;
  }

  /** Takes what is there already for a marker. */
  take(needle: string, column: string, kept: Confidential, about: About): void {
    this.#byNeedle.set(needle, { needle, column, kept, about });
  }

  /** Every marker in a text. */
  foundIn(text: string): readonly Marker[] {
    const needles = new Set([...text.matchAll(OURS)].map(([found]) => found.toLowerCase()));
    const ours = [...needles].flatMap((needle) => this.#byNeedle.get(needle) ?? []);
    const taken = this.all.filter(({ kept, needle }) => kept.asItIs && text.includes(needle));
    return [...ours, ...taken];
  }
}

const KEYS: Partial<Record<TableName, readonly string[]>> = {
  oaths: ["judgeId"],
  remarks: ["scorecardId", "criterionId"],
  conflictAnswers: ["judgeId", "applicationId"],
};

/** Columns that a reader takes apart: the marker has to stand in such a form. */
const FORMS: Readonly<Record<string, (marker: string) => string>> = {
  "users.email": (marker) => `${marker}@example.org`,
  "judges.email": (marker) => `${marker}@example.org`,
  "colleagues.email": (marker) => `${marker}@example.org`,
  "invitations.email": (marker) => `${marker}@example.org`,
  "mails.recipient": (marker) => `${marker}@example.org`,
  "attachments.name": (marker) => `${marker}.pdf`,
  "uploads.name": (marker) => `${marker}.pdf`,
  "savedViews.search": (marker) => `text=${marker}`,
};

export async function plantMarkers({ store, files }: Context): Promise<Markers> {
  const markers = new Markers();
  const find = await lookups(store.read);
  for (const name of Object.keys(COLUMNS) as TableName[]) {
    const columns = Object.entries(COLUMNS[name]).filter(
      (entry): entry is [string, Confidential] =>
        typeof entry[1] !== "string" && !entry[1].unmarked,
    );
    if (columns.length === 0) continue;
    for (const row of (await store.read.select().from(t[name] as typeof t.users)) as Row[]) {
      const values: Record<string, unknown> = {};
      for (const [column, kept] of columns) {
        const full = `${name}.${column}`;
        const about = aboutOf(name, row, find);
        const value = row[column];
        if (value === null || value === undefined) continue;
        if (kept.asItIs) markers.take(value as string, full, kept, about);
        else values[column] = marked(markers, full, keptOf(full, kept, row), about, value);
      }
      if (Object.keys(values).length > 0) await update(store, name, row, values);
    }
  }
  for (const { id, applicationId, question } of await store.read.select().from(t.attachments)) {
    const kept = withoutHidden({ thing: "attachment" }, question);
    const about = { ...ABOUT_NOTHING, applications: [applicationId] };
    const content = new TextEncoder().encode(markers.make("the content of a file", kept, about));
    for (const name of [id, `${id}_p1`]) await files.put(name, content);
  }
  return markers;
}

async function update(store: Context["store"], name: TableName, row: Row, values: object) {
  // All tables are alike here: their columns are known by name alone.
  const table = t[name] as typeof t.users;
  const columns = getTableColumns(table) as unknown as Record<string, (typeof t.users)["id"]>;
  const keys = KEYS[name] ?? ["id"];
  const where = and(
    ...keys.flatMap((key) => (columns[key] ? [eq(columns[key], row[key] as string)] : [])),
  );
  await store.transact((tx) => tx.update(table).set(values).where(where));
}

function marked(
  markers: Markers,
  column: string,
  kept: Confidential,
  about: About,
  value: unknown,
): unknown {
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.keys(value).map((key) => [key, markers.make(column, withoutHidden(kept, key), about)]),
    );
  const marker = markers.make(column, kept, about);
  return FORMS[column]?.(marker) ?? marker;
}

function withoutHidden(kept: Confidential, question: string | null): Confidential {
  return question === HIDDEN_QUESTION ? { ...kept, except: ["public", "judge", "recused"] } : kept;
}

/** What a column is in this row, where that hangs on the row. */
function keptOf(column: string, kept: Confidential, row: Row): Confidential {
  const is = (thing: Thing): Confidential => ({ ...kept, thing });
  if (column === "applications.title" && row["state"] === "draft") return is("working-copy");
  if (column === "internalNotes.text" && row["seenBy"] === "author") return is("own-account");
  if (column === "findings.note" && row["screener"] !== "") return is("screening-notes");
  if (column.startsWith("attachments."))
    return withoutHidden(kept, row["question"] as string | null);
  if (column === "scorecards.remark" && row["remarkAudience"] === "applicant")
    return is("remarks-to-applicant");
  if (column === "remarks.text" && row["audience"] === "applicant")
    return is("remarks-to-applicant");
  return kept;
}

export const ABOUT_NOTHING: About = {
  applications: [],
  judge: null,
  user: null,
  category: null,
  round: null,
  isSubmitted: null,
};

type Lookups = Awaited<ReturnType<typeof lookups>>;

async function lookups(db: Context["store"]["read"]) {
  const byId = async (table: TableName) =>
    new Map(
      ((await db.select().from(t[table] as typeof t.users)) as Row[]).map((row) => [
        row["id"],
        row,
      ]),
    );
  return {
    scorecards: await byId("scorecards"),
    samples: await byId("samples"),
    staff: await byId("staff"),
    applications: await byId("applications"),
    judges: await byId("judges"),
  };
}

/** A row that hangs on another is about what that one is about. */
function aboutOf(name: TableName, row: Row, find: Lookups): About {
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  const card = find.scorecards.get(row["scorecardId"]);
  const id = text(row["id"]);
  const judge = name === "judges" ? id : text((card ?? row)["judgeId"]);
  const application =
    name === "applications" ? id : (text((card ?? row)["applicationId"]) ?? refOf(row, find));
  const applications =
    name === "entrants" ? ofEntrant(id, find) : application === null ? [] : [application];
  return {
    applications,
    judge,
    user: userOf(name, row, judge, find),
    category: text(row["categoryId"]),
    round: text((card ?? row)["roundId"]),
    isSubmitted: name === "supplements" ? row["submittedAt"] !== null : null,
  };
}

function refOf(row: Row, { applications }: Lookups): string | null {
  const found = [...applications.values()].find(({ ref }) => ref === row["applicationRef"]);
  return (found?.["id"] as string | undefined) ?? null;
}

function ofEntrant(id: string | null, { applications }: Lookups): readonly string[] {
  return [...applications.values()]
    .filter(({ entrantId }) => entrantId === id)
    .map((one) => one["id"] as string);
}

function userOf(name: TableName, row: Row, judge: string | null, find: Lookups): string | null {
  if (name === "users") return row["id"] as string;
  if (judge !== null) return (find.judges.get(judge)?.["userId"] as string | null) ?? null;
  const staff = find.staff.get(row["staffId"])?.["userId"];
  return (
    ((row["userId"] ?? row["authorId"] ?? row["foundById"] ?? staff) as string | undefined) ?? null
  );
}
