/**
 * Another award than the one Laurel was made for, by the commands that its pages call: 240 applications
 * of three categories that are asked unlike questions, 209 after screening, three rounds of judging, 16
 * judges, to its certified result.
 */
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { acceptInvitation } from "#app/commands/accept-invitation.ts";
import { addCategory } from "#app/commands/add-category.ts";
import { beginApplication } from "#app/commands/begin-application.ts";
import { castBallot } from "#app/commands/cast-ballot.ts";
import { certifyEdition } from "#app/commands/certify-edition.ts";
import { changeForm } from "#app/commands/change-form.ts";
import { closeCall } from "#app/commands/close-call.ts";
import { closeRound } from "#app/commands/close-round.ts";
import { confirmShortlist } from "#app/commands/confirm-shortlist.ts";
import { createEdition } from "#app/commands/create-edition.ts";
import { createProgramme } from "#app/commands/create-programme.ts";
import { importJudges } from "#app/commands/import-judges.ts";
import { openCall } from "#app/commands/open-call.ts";
import { openRound } from "#app/commands/open-round.ts";
import { removeCategory } from "#app/commands/remove-category.ts";
import { saveAnswers } from "#app/commands/save-answers.ts";
import { saveCategory } from "#app/commands/save-category.ts";
import { saveClauses } from "#app/commands/save-clauses.ts";
import { savePrizes } from "#app/commands/save-prizes.ts";
import { saveRounds } from "#app/commands/save-rounds.ts";
import { saveScorecard } from "#app/commands/save-scorecard.ts";
import { screenMany } from "#app/commands/screen-many.ts";
import { submitApplication } from "#app/commands/submit-application.ts";
import { withdrawApplication } from "#app/commands/withdraw-application.ts";
import type { RoundRules } from "#app/domain/edition/settings.ts";
import type { FormAct } from "#app/domain/form/edit-form.ts";
import { type KindSettings, questionsOf } from "#app/domain/form/form.ts";
import type { BulkAct } from "#app/domain/screening/bulk.ts";
import { verifyRecord } from "#app/queries/verify-record.ts";
import type { Context } from "#app/server/context.ts";
import { findCertification } from "#db/repositories/certifications.ts";
import { findEditionId } from "#db/repositories/editions.ts";
import { listCategories, listClauses, listCriteria } from "#db/repositories/edition-settings.ts";
import { findCurrentForm } from "#db/repositories/forms.ts";
import { findImpossibleStates } from "#db/repositories/invariants.ts";
import { listJudges } from "#db/repositories/judges.ts";
import { savePerson } from "#db/repositories/people.ts";
import { listRounds } from "#db/repositories/rounds.ts";
import { tables as t } from "#db/schema/index.ts";
import { NOON, testContext, viewerOf } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { DAY, granted } from "#test/support/rounds.ts";
import { invitedToken } from "#test/support/setup.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

const APPLICATIONS = 240;
const WITHDRAWN = 4;
const RETURNED = 3;
const REJECTED = 27;
const ACCEPTED = 209;

interface Asked {
  readonly label: string;
  readonly settings: KindSettings;
  readonly answer: (index: number) => unknown;
}

interface Planned {
  readonly name: string;
  readonly criteria: readonly (readonly [name: string, weight: number])[];
  readonly judges: number;
  /** Of this category alone. */
  readonly asked: readonly Asked[];
}

const CATEGORIES: readonly Planned[] = [
  {
    name: "Moving",
    criteria: [
      ["Reach", 3],
      ["Cost", 1],
    ],
    judges: 6,
    asked: [
      {
        label: "Riders",
        settings: { kind: "number", unit: "people", min: 1, max: 10_000_000 },
        answer: (index) => `${1_000 + index}`,
      },
      {
        label: "Budget",
        settings: { kind: "money", currencies: ["EUR", "KRW"] },
        answer: (index) => ({ amount: `${10_000 + index}`, currency: "EUR" }),
      },
    ],
  },
  {
    name: "Building",
    criteria: [
      ["Use", 1],
      ["Form", 1],
      ["Upkeep", 2],
    ],
    judges: 5,
    asked: [
      { label: "Begun", settings: { kind: "date" }, answer: () => "2024-02-29" },
      {
        label: "Partners",
        settings: {
          kind: "table",
          columns: [
            { name: "who", label: "Who" },
            { name: "what", label: "What" },
          ],
          mostRows: 3,
        },
        answer: (index) => [{ who: `Builder ${index}`, what: "Walls" }],
      },
    ],
  },
  {
    name: "Learning",
    criteria: [["Lessons", 1]],
    judges: 5,
    asked: [
      {
        label: "Where",
        settings: {
          kind: "one-choice",
          choices: [
            { name: "school", label: "At school" },
            { name: "market", label: "At the market" },
          ],
        },
        answer: (index) => (index % 2 === 0 ? "school" : "market"),
      },
      { label: "Agreed", settings: { kind: "consent" }, answer: () => "on" },
    ],
  },
];

const NO_RULES: RoundRules = {
  kind: "screening",
  minScore: null,
  maxScore: null,
  scaleLabels: {},
  quorum: null,
  advance: null,
  cutoffTie: null,
  needsRemarkAtEnds: false,
  votes: null,
};
const SCORES: RoundRules = {
  ...NO_RULES,
  kind: "scorecard",
  minScore: 1,
  maxScore: 10,
  cutoffTie: "extend",
};

interface Award {
  readonly editionId: string;
  /** Of the secretariat. */
  readonly keeper: Context;
  moveTo(days: number): void;
}

interface Application {
  readonly ref: string;
  readonly own: Context;
}

async function found(): Promise<Award> {
  let now = NOON;
  const base: Context = {
    ...testContext(store()),
    clock: () => now,
    newId: () => crypto.randomUUID(),
  };
  const viewer = { ...viewerOf("keeper"), isOperator: true };
  await store().transact((tx) =>
    savePerson(tx, { id: "keeper", name: "Keeper", email: viewer.email, at: NOON }),
  );
  const keeper = asPerson(base, viewer);
  granted(await createProgramme(keeper, { name: "Another Award", slug: "another" }));
  const [programme] = await store().read.select().from(t.programmes);
  granted(
    await createEdition(keeper, {
      programmeId: programme?.id ?? "",
      name: "1st Another Award",
      slug: "2026",
      year: 2026,
      place: "Lisbon",
      timeZone: "Europe/Lisbon",
      summary: "",
      callOpensAt: NOON,
      callClosesAt: new Date(NOON.getTime() + 30 * DAY),
      from: "wego",
    }),
  );
  const editionId = (await findEditionId(store().read, "another", "2026")) ?? "";
  return {
    editionId,
    keeper,
    moveTo(days) {
      now = new Date(NOON.getTime() + days * DAY);
    },
  };
}

async function setRules({ editionId, keeper }: Award): Promise<void> {
  const db = store().read;
  const template = await listCategories(db, editionId);
  for (const { name, criteria } of CATEGORIES) {
    const { slug } = granted(await addCategory(keeper, { editionId, name, description: "" }));
    const rows = criteria.map(([name, weight]) => ({ name, description: "", weight }));
    const change = { editionId, slug, name, description: "", criteria: { known: [], rows } };
    granted(await saveCategory(keeper, change));
  }
  for (const { slug } of template) granted(await removeCategory(keeper, { editionId, slug }));
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
  granted(
    await saveClauses(keeper, {
      editionId,
      known: ids(await listClauses(db, editionId)),
      rows: [
        { title: "It runs", text: "It has run for a year." },
        { title: "It is yours", text: "The city runs it." },
      ],
    }),
  );
  granted(
    await saveRounds(keeper, {
      editionId,
      known: ids(await listRounds(db, editionId)),
      rows: [
        { name: "Screening", rules: NO_RULES },
        { name: "First reading", rules: { ...SCORES, quorum: 3, advance: 10 } },
        { name: "Second reading", rules: { ...SCORES, maxScore: 5, quorum: 3, advance: 4 } },
        { name: "Vote", rules: { ...NO_RULES, kind: "ballot", votes: 2 } },
      ],
    }),
  );
  granted(
    await savePrizes(keeper, {
      editionId,
      known: ids(await db.select().from(t.prizes).where(eq(t.prizes.editionId, editionId))),
      rows: [
        { name: "Winner", count: 1, by: "rank", metal: "gold" },
        { name: "Second", count: 1, by: "rank", metal: "silver" },
      ],
    }),
  );
}

/** The questions that every city is asked give way to one for all and two for each category. */
async function setForm({ editionId, keeper }: Award): Promise<ReadonlyMap<string, string>> {
  const act = async (does: FormAct) => {
    const { number } = await findCurrentForm(store().read, editionId);
    return granted(await changeForm(keeper, { editionId, version: number, act: does }));
  };
  const { form: before } = await findCurrentForm(store().read, editionId);
  const section = before.sections[0]?.id ?? "";
  const names = new Map<string, string>();
  for (const category of CATEGORIES)
    for (const { label, settings } of category.asked) {
      const form = await act({ do: "add-question", section, kind: settings.kind, label });
      const added = questionsOf(form).find((one) => one.label === label);
      if (!added) throw new Error(`${label} was not added`);
      names.set(label, added.name);
      const slug = category.name.toLowerCase();
      const question = { ...added, ...settings, isRequired: true, categories: [slug] };
      await act({ do: "change-question", question });
    }
  for (const { name } of questionsOf(before))
    if (name !== "summary") await act({ do: "remove-question", name });
  return names;
}

async function inviteJudges({ editionId, keeper }: Award): Promise<ReadonlyMap<string, Context>> {
  const judges = CATEGORIES.flatMap(({ name, judges }, category) =>
    Array.from({ length: judges }, (_, index) => ({
      line: 2,
      name: `Judge ${name} ${index}`,
      email: `judge-${category}-${index}@example.org`,
      title: "",
      country: null,
      isChair: category === 0 && index === 0,
      panels: [name.toLowerCase()],
    })),
  );
  expect(judges).toHaveLength(16);
  granted(await importJudges(keeper, { editionId, judges, isInvited: true }));
  const contexts = new Map<string, Context>();
  for (const { email } of judges) {
    const viewer = viewerOf(email, email);
    await store().transact((tx) =>
      savePerson(tx, { id: email, name: "", email, at: keeper.clock() }),
    );
    const own = asPerson(keeper, viewer);
    const token = await invitedToken(store(), email);
    granted(await acceptInvitation(own, { token, userId: email }));
    contexts.set(email, own);
  }
  return contexts;
}

/** Two applications a city, in the categories one after the other. */
async function apply(
  { editionId, keeper }: Award,
  names: ReadonlyMap<string, string>,
): Promise<readonly Application[]> {
  const clauses = (await listClauses(store().read, editionId)).map(({ id }) => id);
  const applications: Application[] = [];
  for (let index = 0; index < APPLICATIONS; index++) {
    const city = Math.floor(index / 2);
    const email = `officer-${city}@example.org`;
    if (index % 2 === 0)
      await store().transact((tx) => savePerson(tx, { id: email, name: "", email, at: NOON }));
    const own = asPerson(keeper, viewerOf(email, email));
    const category = CATEGORIES[index % CATEGORIES.length];
    if (!category) throw new Error("no category");
    const { ref } = granted(
      await beginApplication(own, {
        editionId,
        category: category.name.toLowerCase(),
        title: `Project ${index}`,
        city: `City ${city}`,
        country: "PT",
      }),
    );
    const texts = new Map<string, unknown>([["summary", `All about project ${index}.`]]);
    for (const { label, answer } of category.asked)
      texts.set(names.get(label) ?? "", answer(index));
    const send = async (left: readonly string[], at: number) => {
      const changes = Object.fromEntries(
        [...texts]
          .filter(([name]) => !left.includes(name))
          .map(([name, value]) => [name, { value, version: 0 }]),
      );
      const saved = await saveAnswers(own, { editionId, ref, changes, isAsked: true });
      const { version } = granted(saved);
      expect(version).toBeGreaterThan(at);
      const sent = { editionId, ref, version, acceptedClauses: clauses, reply: "" };
      return submitApplication(own, sent);
    };
    if (index < CATEGORIES.length) {
      // What its own category asks is missed; what the others ask is not.
      const [last] = category.asked.slice(-1);
      const lacking = await send([names.get(last?.label ?? "") ?? ""], 0);
      expect(lacking).toMatchObject({ refusal: { code: "application-incomplete" } });
      if (!lacking.ok) expect(lacking.refusal.details.join(" ")).toContain(last?.label);
      if (!lacking.ok) expect(lacking.refusal.details).toHaveLength(1);
      const name = names.get(last?.label ?? "") ?? "";
      const changes = { [name]: { value: texts.get(name), version: 0 } };
      const { version } = granted(
        await saveAnswers(own, { editionId, ref, changes, isAsked: true }),
      );
      const sent = { editionId, ref, version, acceptedClauses: clauses, reply: "" };
      granted(await submitApplication(own, sent));
    } else granted(await send([], 0));
    applications.push({ ref, own });
  }
  return applications;
}

/** By one act on many, as the page of the desk sends it. */
async function screen(award: Award, applications: readonly Application[]): Promise<void> {
  const { editionId, keeper } = award;
  const [clause] = await listClauses(store().read, editionId);
  const many = async (
    act: BulkAct,
    some: readonly Application[],
    { submission = 1, ...order }: Readonly<Record<string, unknown>> & { submission?: number } = {},
  ) => {
    const lines = await screenMany(keeper, {
      editionId,
      order: {
        act,
        clauseId: null,
        note: "",
        tag: "",
        category: null,
        until: "",
        slug: "",
        dueAt: null,
        ...order,
      },
      chosen: some.map(({ ref }) => ({ ref, submission })),
    });
    expect(lines.filter(({ isDone }) => !isDone)).toEqual([]);
  };
  const reason = "Another city runs it.";
  const gone = applications.slice(0, WITHDRAWN);
  for (const { ref, own } of gone)
    granted(await withdrawApplication(own, { editionId, ref, reason: "We have no time." }));
  const left = applications.slice(WITHDRAWN);
  const rejected = left.slice(0, REJECTED);
  const returned = left.slice(REJECTED, REJECTED + RETURNED);
  const accepted = left.slice(REJECTED + RETURNED);
  const fault = { clauseId: clause?.id ?? null, note: reason };
  await many("reject", rejected, fault);
  const dueAt = new Date(keeper.clock().getTime() + 5 * DAY);
  await many("return", returned, { ...fault, dueAt, until: "Friday" });
  const clauses = (await listClauses(store().read, editionId)).map(({ id }) => id);
  for (const { ref, own } of returned) {
    const [row] = await store()
      .read.select()
      .from(t.applications)
      .where(eq(t.applications.ref, ref));
    const version = row?.version ?? 0;
    const sent = { editionId, ref, version, acceptedClauses: clauses, reply: "We run it now." };
    granted(await submitApplication(own, sent));
  }
  await many("pass", returned, { submission: 2 });
  await many("accept", returned, { submission: 2 });
  await many("pass", accepted);
  await many("accept", accepted);
}

/** Points that differ from one to the other, and are the same each time. */
function points(seed: string, most: number): number {
  let sum = 7;
  for (const letter of seed) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return 1 + (sum % most);
}

/** Every judge scores what is in the round on their panel. */
async function scoreRound(
  { editionId, keeper }: Award,
  name: string,
  judges: ReadonlyMap<string, Context>,
  entries: (categoryId: string) => Promise<readonly string[]>,
  most: number,
): Promise<number> {
  const round = (await listRounds(store().read, editionId)).find((one) => one.name === name);
  const roundId = round?.id ?? "";
  granted(await openRound(keeper, { editionId, roundId }));
  const seats = await store().read.select().from(t.seats);
  let cards = 0;
  for (const judge of await listJudges(store().read, editionId)) {
    const own = judges.get(judge.email ?? "");
    const seat = seats.find(({ judgeId }) => judgeId === judge.id);
    if (!own || !seat) throw new Error(`${judge.name} has no seat`);
    const criteria = await listCriteria(store().read, seat.categoryId);
    for (const ref of await entries(seat.categoryId)) {
      const scores = Object.fromEntries(
        criteria.map(({ slug }) => [slug, points(`${judge.slug} ${ref} ${slug}`, most)]),
      );
      const card = { editionId, judgeId: judge.id, roundId, ref, scores, remark: "" };
      granted(await saveScorecard(own, { ...card, version: 0, submit: true }));
      cards++;
    }
  }
  granted(await closeRound(keeper, { editionId, roundId }));
  granted(await confirmShortlist(keeper, { editionId, roundId }));
  return cards;
}

async function shortlisted(roundName: string, categoryId: string): Promise<readonly string[]> {
  const rows = await store()
    .read.select({ ids: t.shortlists.applications })
    .from(t.shortlists)
    .innerJoin(t.rounds, eq(t.shortlists.roundId, t.rounds.id))
    .where(eq(t.rounds.name, roundName));
  const all = await store().read.select().from(t.applications);
  const listed = new Set(rows.flatMap(({ ids }) => ids));
  return all
    .filter((one) => one.categoryId === categoryId && listed.has(one.id))
    .map(({ ref }) => ref)
    .sort();
}

/** All name the first finalist; all but one the second. */
async function vote(
  { editionId, keeper }: Award,
  judges: ReadonlyMap<string, Context>,
): Promise<void> {
  const round = (await listRounds(store().read, editionId)).find(({ name }) => name === "Vote");
  const roundId = round?.id ?? "";
  granted(await openRound(keeper, { editionId, roundId }));
  const seats = await store().read.select().from(t.seats);
  const categories = await listCategories(store().read, editionId);
  const hasOdd = new Set<string>();
  for (const judge of await listJudges(store().read, editionId)) {
    const own = judges.get(judge.email ?? "");
    const category = categories.find(
      ({ id }) => id === seats.find(({ judgeId }) => judgeId === judge.id)?.categoryId,
    );
    if (!own || !category) throw new Error(`${judge.name} has no seat`);
    const [first = "", second = "", third = ""] = await shortlisted("Second reading", category.id);
    const choices = hasOdd.has(category.id) ? [first, second] : [first, third];
    hasOdd.add(category.id);
    const ballot = { editionId, judgeId: judge.id, roundId, categorySlug: category.slug, choices };
    granted(await castBallot(own, ballot));
  }
  granted(await closeRound(keeper, { editionId, roundId }));
}

test(
  "another award is set up, applied for, screened, judged in three rounds and certified",
  { timeout: 600_000 },
  async () => {
    const award = await found();
    const { editionId, keeper } = award;
    await setRules(award);
    const names = await setForm(award);
    const judges = await inviteJudges(award);
    granted(await openCall(keeper, { editionId }));
    award.moveTo(1);
    const applications = await apply(award, names);
    expect(await store().read.$count(t.submissions)).toBe(APPLICATIONS);
    await screen(award, applications);
    const states = (await store().read.select().from(t.applications)).map(({ state }) => state);
    const inState = (state: string) => states.filter((one) => one === state).length;
    expect(["accepted", "rejected", "withdrawn"].map(inState)).toEqual([
      ACCEPTED,
      REJECTED,
      WITHDRAWN,
    ]);

    award.moveTo(31);
    granted(await closeCall(keeper, { editionId }));
    const all = await store().read.select().from(t.applications);
    const inFirst = async (categoryId: string) =>
      all.filter((one) => one.categoryId === categoryId && inAward(one.ref)).map(({ ref }) => ref);
    const accepted = new Set(all.filter(({ state }) => state === "accepted").map(({ ref }) => ref));
    const inAward = (ref: string) => accepted.has(ref);
    const first = await scoreRound(award, "First reading", judges, inFirst, 10);
    const inSecond = (categoryId: string) => shortlisted("First reading", categoryId);
    const second = await scoreRound(award, "Second reading", judges, inSecond, 5);
    expect(first).toBeGreaterThan(ACCEPTED * 4);
    expect(second).toBeGreaterThanOrEqual(16 * 10);
    await vote(award, judges);
    granted(await certifyEdition(keeper, editionId, ""));

    const certification = await findCertification(store().read, editionId);
    const { categories } = certification?.snapshot as {
      categories: { name: string; placings: { prize: string; ref: string }[] }[];
    };
    expect(categories.map(({ name }) => name)).toEqual(CATEGORIES.map(({ name }) => name));
    for (const category of await listCategories(store().read, editionId)) {
      const [winner, runnerUp] = await shortlisted("Second reading", category.id);
      const { placings } = categories.find(({ name }) => name === category.name) ?? {
        placings: [],
      };
      expect(placings.map(({ prize, ref }) => [prize, ref])).toEqual([
        ["winner", winner],
        ["second", runnerUp],
      ]);
    }
    expect(await verifyRecord(store())).toEqual([]);
    expect(await findImpossibleStates(store().read)).toEqual([]);
  },
);
