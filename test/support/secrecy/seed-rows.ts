/** A row in every table in which something confidential is kept; the words come from plant-markers. */
import { eq } from "drizzle-orm";
import { DEFAULT_FORM } from "#app/domain/form/default-form.ts";
import type { Form, Question } from "#app/domain/form/form.ts";
import type { Context, Viewer } from "#app/server/context.ts";
import { tables as t } from "#db/schema/index.ts";
import type { StagedEdition } from "#db/seed/stage-edition.ts";
import type { Tx } from "#db/store/store.ts";
import type { Session } from "./world.ts";

type People = Readonly<Record<Session, Viewer | null>>;

/** Its answer is for the secretariat alone. */
export const HIDDEN_QUESTION = "budget-in-confidence";

/** A member of the secretariat who is not asked. */
export const AWAY = "away";

const hidden: Question = {
  kind: "short-text",
  name: HIDDEN_QUESTION,
  label: "Budget, in confidence",
  help: "",
  example: "",
  isRequired: false,
  shownIf: null,
  categories: null,
  isHiddenFromJudges: true,
  isPublished: false,
  limit: null,
};

const FORM: Form = {
  sections: [...DEFAULT_FORM.sections, { id: "more", title: "More", questions: [hidden] }],
};
const ANSWERS = { summary: "", [HIDDEN_QUESTION]: "" };

/** What each judge gives. */
export interface Points {
  readonly onCards: (judge: string) => number;
  readonly onSamples: (judge: string) => number;
}

interface Seeding {
  readonly tx: Tx;
  readonly staged: StagedEdition;
  readonly people: People;
  readonly at: Date;
  readonly newId: () => string;
  readonly points: Points;
}

export async function seedRows(
  context: Context,
  staged: StagedEdition,
  people: People,
  points: Points,
): Promise<void> {
  await context.store.transact(async (tx) => {
    const newId = () => context.newId();
    const seeding = { tx, staged, people, at: context.clock(), newId, points };
    await seedSignIns(seeding);
    await seedApplications(seeding);
    await seedScreening(seeding);
    await seedJudges(seeding);
    await seedCards(seeding);
    await seedRecord(seeding);
  });
  for (const { id } of await context.store.read.select().from(t.attachments))
    for (const name of [id, `${id}_p1`]) await context.files.put(name, new Uint8Array([1]));
}

function userOf({ people }: Seeding, session: Session): string {
  return people[session]?.userId ?? "";
}

/** Everybody has signed in somewhere. */
async function seedSignIns({ tx, people, at, newId }: Seeding): Promise<void> {
  const stamps = { createdAt: at, updatedAt: at };
  const later = new Date(at.getTime() + 60_000);
  for (const viewer of Object.values(people)) {
    if (!viewer) continue;
    const { userId } = viewer;
    await tx.insert(t.sessions).values({
      ...{ id: newId(), userId, token: newId(), expiresAt: later, ...stamps },
      ...{ ipAddress: "", userAgent: "" },
    });
    await tx.insert(t.accounts).values({
      ...{ id: newId(), userId, accountId: userId, providerId: "credential", ...stamps },
      ...{ accessToken: "", refreshToken: "", idToken: "", password: "" },
    });
    await tx
      .insert(t.twoFactors)
      .values({ id: newId(), userId, secret: "", backupCodes: "", verified: true });
  }
  await tx
    .insert(t.verifications)
    .values({ id: newId(), identifier: "", value: "", expiresAt: later, ...stamps });
  await tx.insert(t.rateLimits).values({ id: newId(), key: newId(), count: 1, lastRequest: 1 });
}

async function seedApplications(seeding: Seeding): Promise<void> {
  const { tx, staged, at, newId } = seeding;
  await tx.insert(t.formVersions).values({
    id: newId(),
    editionId: staged.editionId,
    number: 1,
    form: { ...FORM },
    savedAt: at,
  });
  for (const [ref, applicationId] of staged.ids.applications) {
    const [row] = await tx
      .select()
      .from(t.applications)
      .where(eq(t.applications.id, applicationId));
    const ownerId = row?.ownerId ?? null;
    await tx
      .update(t.applications)
      .set({ answers: ANSWERS, leftReason: "" })
      .where(eq(t.applications.id, applicationId));
    for (const [id, question] of [
      [`file-${ref}`, null],
      [`hidden-file-${ref}`, HIDDEN_QUESTION],
    ] as const)
      await tx.insert(t.attachments).values({
        ...{ id, applicationId, question, name: "", mediaType: "application/pdf", alt: "" },
        ...{ bytes: 1, pages: 1, sha256: "", addedAt: at },
      });
    await tx
      .update(t.submissions)
      .set({
        answers: ANSWERS,
        formVersion: 1,
        attachments: [`file-${ref}`, `hidden-file-${ref}`].map((id) => ({
          id,
          name: "",
          sha256: "",
        })),
      })
      .where(eq(t.submissions.applicationId, applicationId));
    await tx.insert(t.uploads).values({
      ...{ id: `upload-${ref}`, applicationId, name: "", alt: "", bytes: 3, receivedBytes: 0 },
      ...{ startedById: ownerId, startedAt: at, touchedAt: at },
    });
    await tx.insert(t.draftVersions).values({
      ...{ id: newId(), applicationId, number: 1, title: "", answers: ANSWERS },
      ...{ savedById: ownerId, savedAt: at, isKept: true },
    });
    await tx.insert(t.messages).values([
      { id: newId(), applicationId, from: "city", authorId: ownerId, text: "", sentAt: at },
      { id: newId(), applicationId, from: "secretariat", text: "", sentAt: at },
    ]);
    const colleague = ref === "A3" ? userOf(seeding, "colleague") : null;
    await tx.insert(t.colleagues).values({
      ...{ id: newId(), applicationId, email: "", may: "view", tokenHash: newId() },
      ...{ invitedById: ownerId, invitedAt: at, expiresAt: at },
      ...{ userId: colleague, acceptedAt: colleague === null ? null : at },
    });
  }
}

async function seedScreening(seeding: Seeding): Promise<void> {
  const { tx, staged, at, newId } = seeding;
  const secretariat = userOf(seeding, "secretariat");
  const { editionId } = staged;
  const [clause] = await tx.select().from(t.clauses).where(eq(t.clauses.editionId, editionId));
  await tx.insert(t.findingReasons).values({ id: newId(), editionId, text: "", position: 1 });
  await tx.insert(t.savedViews).values({
    ...{ id: newId(), editionId, userId: secretariat, name: "", search: "", savedAt: at },
  });
  for (const applicationId of staged.ids.applications.values()) {
    await tx.insert(t.extensions).values({
      ...{ id: newId(), applicationId, until: at, reason: "", grantedById: secretariat },
      grantedAt: at,
    });
    for (const [seenBy, authorId] of [
      ["secretariat", secretariat],
      ["author", secretariat],
      // Of a colleague on the secretariat who is not asked here.
      ["author", null],
    ] as const)
      await tx
        .insert(t.internalNotes)
        .values({ id: newId(), applicationId, authorId, seenBy, text: "", writtenAt: at });
    await tx
      .insert(t.applicationTags)
      .values({ id: newId(), applicationId, tag: newId(), addedById: secretariat, addedAt: at });
    const [row] = await tx
      .select()
      .from(t.applications)
      .where(eq(t.applications.id, applicationId));
    if (!clause || row?.state === "draft") continue;
    await tx.insert(t.findings).values({
      ...{ id: newId(), applicationId, submission: 1, clauseId: clause.id, result: "pass" },
      ...{ note: "", evidence: "", noteToSelf: "", foundById: secretariat, foundAt: at },
    });
    if (row?.state !== "accepted") continue;
    await tx.insert(t.screenings).values({
      ...{ id: newId(), applicationId, submission: 1, outcome: "accepted", reason: "" },
      ...{ reply: "", repliedAt: at, concludedById: secretariat, concludedAt: at },
    });
  }
}

/** What each judge promised, declared and answered; why somebody stepped aside. */
async function seedJudges(seeding: Seeding): Promise<void> {
  const { tx, staged, at, newId, points } = seeding;
  const id = (judge: string) => staged.ids.judges.get(judge) ?? "";
  const app = (ref: string) => staged.ids.applications.get(ref) ?? "";
  const category = (slug: string) => staged.ids.categories.get(slug) ?? "";
  const own = { recordedById: userOf(seeding, "secretariat"), recordedAt: at };
  for (const judge of ["ada", "ben", "cho"])
    await tx
      .insert(t.oaths)
      .values({ judgeId: id(judge), text: "", interests: "", takenAt: at, declaredAt: at })
      .onConflictDoNothing();
  for (const [judge, ref] of [
    ["ada", "A1"],
    ["ben", "A2"],
    ["cho", "G1"],
  ] as const) {
    const pair = { judgeId: id(judge), applicationId: app(ref) };
    await tx.insert(t.conflictAnswers).values({ ...pair, text: "", answeredAt: at });
    await tx.insert(t.categoryFlags).values({
      ...{ id: newId(), ...pair, reason: "", flaggedAt: at, settlement: "", settledAt: at },
    });
  }
  const aside = { id: newId(), judgeId: id("ben"), applicationId: app("A3"), reason: "", ...own };
  await tx.insert(t.recusals).values(aside).onConflictDoNothing();
  await tx
    .insert(t.categoryRecusals)
    .values({ id: newId(), judgeId: id("dan"), categoryId: category("green"), reason: "", ...own });
  await tx.insert(t.invitations).values({
    ...{ id: newId(), tokenHash: newId(), email: "", role: "judge", createdAt: at, expiresAt: at },
    ...{ programmeId: staged.ids.programmeId, judgeId: id("dan") },
  });
  await tx.insert(t.seats).values({
    ...{ id: newId(), judgeId: id("dan"), categoryId: category("green") },
    ...{ removedAt: at, removalReason: "" },
  });
  for (const kind of ["practice", "calibration"] as const)
    for (const slug of ["open", "green"])
      await tx.insert(t.samples).values({
        id: `sample-${kind}-${slug}`,
        ...{ categoryId: category(slug), kind, title: "", text: "", position: 1 },
      });
  for (const [judge, slug, criteria] of [
    ["ada", "open", ["impact", "reach"]],
    ["ben", "open", ["impact", "reach"]],
    ["cho", "green", ["impact"]],
  ] as const)
    await tx.insert(t.sampleCards).values({
      ...{ sampleId: `sample-calibration-${slug}`, judgeId: id(judge), version: 1 },
      points: Object.fromEntries(criteria.map((criterion) => [criterion, points.onSamples(judge)])),
      ...{ savedAt: at, submittedAt: at },
    });
  // A member of the secretariat who is nothing in one category.
  await tx.insert(t.staff).values({
    ...{ id: AWAY, programmeId: staged.ids.programmeId, userId: AWAY, role: "secretariat" },
    grantedAt: at,
  });
  await tx
    .insert(t.staffRecusals)
    .values({ id: newId(), staffId: AWAY, categoryId: category("green"), reason: "", ...own });
}

/** Cards in a round that runs; remarks on every card; what finalists add. */
async function seedCards(seeding: Seeding): Promise<void> {
  const { tx, staged, at, newId, points } = seeding;
  const roundId = staged.ids.rounds.get("round-one") ?? "";
  const [round] = await tx.select().from(t.rounds).where(eq(t.rounds.id, roundId));
  if (round?.state === "open")
    for (const [judge, ref] of [
      ["ada", "A1"],
      ["ada", "A3"],
      ["ben", "A1"],
      ["cho", "G1"],
    ] as const) {
      const [category, criteria] =
        ref === "G1" ? ["green", ["impact"]] : ["open", ["impact", "reach"]];
      const id = newId();
      await tx.insert(t.scorecards).values({
        ...{ id, roundId, judgeId: staged.ids.judges.get(judge) ?? "" },
        ...{ applicationId: staged.ids.applications.get(ref) ?? "", remark: "", version: 1 },
        ...{ state: "submitted", savedAt: at, submittedAt: at },
      });
      for (const criterion of criteria)
        await tx.insert(t.scores).values({
          ...{ scorecardId: id, points: points.onCards(judge) },
          criterionId: staged.ids.criteria.get(`${category}/${criterion}`) ?? "",
        });
    }
  const cards = await tx.select().from(t.scorecards);
  const applications = await tx.select().from(t.applications);
  for (const [index, { id, applicationId, judgeId }] of cards.entries()) {
    const open = applications.find((one) => one.id === applicationId)?.categoryId;
    const [criterion] = await tx
      .select()
      .from(t.criteria)
      .where(eq(t.criteria.categoryId, open ?? ""));
    const audience = index % 2 === 0 ? "applicant" : "secretariat";
    await tx.update(t.scorecards).set({ remarkAudience: audience }).where(eq(t.scorecards.id, id));
    await tx
      .insert(t.remarks)
      .values({ scorecardId: id, criterionId: criterion?.id ?? "", text: "", audience });
    if (index > 0) continue;
    await tx.insert(t.reopenings).values({
      ...{ id: newId(), roundId, judgeId, applicationId, until: at, reason: "", openedAt: at },
    });
  }
  const roundTwo = staged.ids.rounds.get("round-two") ?? "";
  for (const [ref, submittedAt] of [
    ["A1", at],
    ["A3", null],
    ["G1", at],
  ] as const) {
    const applicationId = staged.ids.applications.get(ref) ?? "";
    await tx.insert(t.supplements).values({
      ...{ id: newId(), roundId: roundTwo, applicationId, text: "", version: 1, savedAt: at },
      submittedAt,
    });
  }
}

/** What is written down and sent: decisions, citations, the audit log, letters and mails. */
async function seedRecord({ tx, staged, at, newId }: Seeding): Promise<void> {
  const { editionId } = staged;
  const categoryId = staged.ids.categories.get("open") ?? "";
  await tx.insert(t.decisions).values({
    ...{ id: newId(), editionId, number: 100, kind: "below-quorum", categoryId, ordered: [] },
    ...{ by: "", reason: "", recordedAt: at, roundId: staged.ids.rounds.get("round-one") ?? "" },
  });
  for (const applicationRef of staged.ids.applications.keys())
    await tx.insert(t.citations).values({ id: newId(), editionId, applicationRef, text: "" });
  await tx.insert(t.achievements).values({
    ...{ id: newId(), editionId, entrant: "", entrantSlug: "hue", country: "VN", name: "" },
    ...{ citation: "", position: 1 },
  });
  await tx.insert(t.proposals).values({
    ...{ id: newId(), editionId, act: "publish", subject: "result", payload: { note: "" } },
    ...{ proposedAt: at, outcome: "refused", refusalReason: "", settledAt: at },
  });
  await tx.insert(t.auditEntries).values({
    ...{ id: newId(), number: 1_000_000, editionId, at, act: "file-added", subject: "A1" },
    ...{ details: { file: "" }, previousHash: "", hash: "" },
  });
  await tx.insert(t.mailTemplates).values({
    ...{ id: newId(), programmeId: staged.ids.programmeId, kind: "accepted", language: "en" },
    ...{ subject: "", body: "", savedAt: at },
  });
  await tx.insert(t.mailBatches).values({
    ...{ id: "batch", editionId, kind: "accepted", name: "", state: "waiting", createdAt: at },
  });
  await tx.insert(t.mails).values({
    ...{ id: "mail", recipient: "", subject: "", text: "", editionId, kind: "accepted" },
    ...{ batchId: "batch", createdAt: at, notBefore: at, attempts: 1, lastError: "" },
  });
  await tx
    .insert(t.mailAttempts)
    .values({ id: newId(), mailId: "mail", at, result: "deferred", detail: "" });
}
