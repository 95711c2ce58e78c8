/** Writes a bundle into the tables, whole. */
import { eq } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Bundle, BundleRound } from "#app/domain/bundle/bundle.ts";
import { metalOf } from "#app/domain/edition/metal.ts";
import { tables as t } from "../../schema/index.ts";
import type { Tx } from "../../store/store.ts";
import { idOf } from "./id-of.ts";

/** SQLite takes 32,766 values a statement; the widest row here has fifteen. */
const ROWS_A_STATEMENT = 1000;

async function insertAll<T extends PgTable>(tx: Tx, table: T, rows: readonly T["$inferInsert"][]) {
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT)
    await tx.insert(table).values(rows.slice(at, at + ROWS_A_STATEMENT) as never);
}

interface Making {
  readonly now: Date;
  readonly newId: () => string;
}

/** A map from a bundle's names to new ids. */
function identify(names: readonly string[], newId: () => string): Map<string, string> {
  return new Map(names.map((name) => [name, newId()]));
}

/** "round-one" as it is read: "Round one". */
function titleOf(slug: string): string {
  const words = slug.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Stores a faultless bundle as an edition whose rounds are over: its ballots are unlinked from
 * their judges on the way in, as they are at the close of a round.
 * @returns the id of the new edition
 */
export async function saveEditionBundle(tx: Tx, bundle: Bundle, making: Making): Promise<string> {
  const { now, newId } = making;
  const programmeId = await saveProgramme(tx, bundle, making);
  const editionId = newId();
  const rounds = identify(
    bundle.rounds.map((one) => one.slug),
    newId,
  );
  const prizes = identify(
    bundle.prizes.map((one) => one.slug),
    newId,
  );
  const categories = identify(
    bundle.categories.map((one) => one.slug),
    newId,
  );
  const criteria = identify(
    bundle.categories.flatMap((category) =>
      category.criteria.map((one) => `${category.slug}\n${one.slug}`),
    ),
    newId,
  );
  const entrants = identify(
    bundle.entrants.map((one) => one.slug),
    newId,
  );
  const judges = identify(
    bundle.judges.map((one) => one.slug),
    newId,
  );
  const applications = identify(
    bundle.applications.map((one) => one.ref),
    newId,
  );

  await tx.insert(t.editions).values({
    ...bundle.edition,
    id: editionId,
    programmeId,
    place: "",
    summary: "",
    state: "judging",
    version: 0,
    createdAt: now,
  });
  await insertAll(
    tx,
    t.rounds,
    bundle.rounds.map((round, position) => ({
      ...roundRow(round),
      id: idOf(rounds, round.slug),
      editionId,
      slug: round.slug,
      name: titleOf(round.slug),
      position,
      state: "closed" as const,
      version: 0,
      closedAt: now,
    })),
  );
  await insertAll(
    tx,
    t.prizes,
    bundle.prizes.map((prize, position) => ({
      ...prize,
      count: prize.count ?? 1,
      metal: metalOf(prize.slug),
      id: idOf(prizes, prize.slug),
      editionId,
      position,
    })),
  );
  await insertAll(
    tx,
    t.categories,
    bundle.categories.map(({ slug, name }, position) => ({
      id: idOf(categories, slug),
      editionId,
      slug,
      name,
      description: "",
      position,
    })),
  );
  await insertAll(
    tx,
    t.criteria,
    bundle.categories.flatMap((category) =>
      category.criteria.map(({ slug, name, weight }, position) => ({
        id: idOf(criteria, `${category.slug}\n${slug}`),
        categoryId: idOf(categories, category.slug),
        slug,
        name,
        description: "",
        weight: weight ?? 1,
        position,
      })),
    ),
  );
  await insertAll(
    tx,
    t.entrants,
    bundle.entrants.map(({ slug, name, country }) => ({
      id: idOf(entrants, slug),
      editionId,
      slug,
      name,
      country,
    })),
  );
  await insertAll(
    tx,
    t.judges,
    bundle.judges.map(({ slug, name, title, country, chair }) => ({
      id: idOf(judges, slug),
      editionId,
      slug,
      name,
      title: title ?? "",
      country: country ?? null,
      chair: chair ?? false,
      createdAt: now,
    })),
  );
  await insertAll(
    tx,
    t.seats,
    bundle.judges.flatMap((judge) =>
      judge.categories.map((category) => ({
        id: newId(),
        judgeId: idOf(judges, judge.slug),
        categoryId: idOf(categories, category),
      })),
    ),
  );
  await insertAll(
    tx,
    t.applications,
    bundle.applications.map((one) => ({
      id: idOf(applications, one.ref),
      editionId,
      categoryId: idOf(categories, one.category),
      entrantId: idOf(entrants, one.entrant),
      ref: one.ref,
      title: one.title,
      state: one.status,
      leftAfterRoundId: one.leftAfter === undefined ? null : idOf(rounds, one.leftAfter),
      answers: one.answers ?? {},
      version: 0,
      createdAt: now,
      savedAt: now,
      submittedAt: one.status === "draft" ? null : now,
    })),
  );
  await insertAll(
    tx,
    t.recusals,
    (bundle.recusals ?? []).map(({ judge, application, reason }) => ({
      id: newId(),
      judgeId: idOf(judges, judge),
      applicationId: idOf(applications, application),
      reason: reason ?? "",
      recordedAt: now,
    })),
  );
  await saveScorecards(tx, bundle, { rounds, judges, applications, criteria }, making);
  await saveBallots(tx, bundle, { rounds, judges, applications, categories }, making);
  await insertAll(
    tx,
    t.decisions,
    (bundle.decisions ?? []).map((decision, index) => ({
      id: newId(),
      editionId,
      number: index + 1,
      kind: decision.kind,
      roundId: "round" in decision ? idOf(rounds, decision.round) : null,
      categoryId: "category" in decision ? idOf(categories, decision.category) : null,
      prizeId: "prize" in decision ? idOf(prizes, decision.prize) : null,
      judgeId: "judge" in decision ? idOf(judges, decision.judge) : null,
      applicationId: "application" in decision ? idOf(applications, decision.application) : null,
      ordered:
        decision.kind === "order"
          ? decision.applications.map((ref) => idOf(applications, ref))
          : [],
      by: decision.by,
      reason: decision.reason,
      recordedAt: now,
    })),
  );
  const entrantOf = new Map(bundle.entrants.map((entrant) => [entrant.slug, entrant]));
  await insertAll(
    tx,
    t.achievements,
    (bundle.achievements ?? []).map((award, position) => ({
      id: newId(),
      editionId,
      entrant: entrantOf.get(award.entrant)?.name ?? award.entrant,
      entrantSlug: award.entrant,
      country: entrantOf.get(award.entrant)?.country ?? "",
      name: award.name ?? "",
      citation: award.citation,
      position,
    })),
  );
  return editionId;
}

async function saveProgramme(tx: Tx, bundle: Bundle, { now, newId }: Making): Promise<string> {
  await tx
    .insert(t.programmes)
    .values({ id: newId(), ...bundle.programme, createdAt: now })
    .onConflictDoNothing();
  const [programme] = await tx
    .select({ id: t.programmes.id })
    .from(t.programmes)
    .where(eq(t.programmes.slug, bundle.programme.slug));
  if (!programme) throw new Error("the programme was not stored");
  return programme.id;
}

function roundRow(round: BundleRound) {
  const isScored = round.kind === "scorecard";
  return {
    kind: round.kind,
    minScore: isScored ? (round.min ?? 1) : null,
    maxScore: isScored ? (round.max ?? 10) : null,
    scaleLabels: isScored
      ? { [`${round.min ?? 1}`]: "lowest", [`${round.max ?? 10}`]: "highest" }
      : ({} as Record<string, string>),
    advance: isScored ? (round.advance ?? null) : null,
    cutoffTie: isScored ? (round.cutoffTie ?? "extend") : null,
    votes: round.kind === "ballot" ? round.votes : null,
  };
}

type Ids = Readonly<Record<string, ReadonlyMap<string, string>>>;

async function saveScorecards(
  tx: Tx,
  bundle: Bundle,
  ids: Ids & Record<"rounds" | "judges" | "applications" | "criteria", ReadonlyMap<string, string>>,
  { now, newId }: Making,
): Promise<void> {
  const categoryOf = new Map(bundle.applications.map((one) => [one.ref, one.category]));
  const cards = (bundle.scorecards ?? []).map((card) => ({ id: newId(), card }));
  await insertAll(
    tx,
    t.scorecards,
    cards.map(({ id, card }) => ({
      id,
      roundId: idOf(ids.rounds, card.round),
      judgeId: idOf(ids.judges, card.judge),
      applicationId: idOf(ids.applications, card.application),
      state: card.status,
      remark: card.comment ?? "",
      version: 0,
      savedAt: now,
      submittedAt: card.status === "submitted" ? now : null,
    })),
  );
  await insertAll(
    tx,
    t.scores,
    cards.flatMap(({ id, card }) =>
      Object.entries(card.scores).map(([criterion, points]) => ({
        scorecardId: id,
        criterionId: idOf(ids.criteria, `${categoryOf.get(card.application) ?? ""}\n${criterion}`),
        points,
      })),
    ),
  );
}

async function saveBallots(
  tx: Tx,
  bundle: Bundle,
  ids: Ids &
    Record<"rounds" | "judges" | "applications" | "categories", ReadonlyMap<string, string>>,
  { newId }: Making,
): Promise<void> {
  const rows = (bundle.ballots ?? []).map((ballot) => ({
    id: newId(),
    roundId: idOf(ids.rounds, ballot.round),
    categoryId: idOf(ids.categories, ballot.category),
    choices: ballot.choices.map((ref) => idOf(ids.applications, ref)).sort(),
  }));
  // In the order of their random ids: the order of the file would tell whose is whose.
  await insertAll(
    tx,
    t.ballots,
    rows.sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
  await insertAll(
    tx,
    t.turnouts,
    (bundle.ballots ?? []).flatMap((ballot) =>
      ballot.judge === undefined
        ? []
        : [
            {
              roundId: idOf(ids.rounds, ballot.round),
              categoryId: idOf(ids.categories, ballot.category),
              judgeId: idOf(ids.judges, ballot.judge),
            },
          ],
    ),
  );
}
