/**
 * Takes a judge off panels, at any time before the result: their completed cards are kept or set
 * aside, and whoever takes the seats over gets the rest. See docs/rules.md, "Panels that change".
 */
import { struckCards } from "#app/domain/decision/struck-cards.ts";
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { listed } from "#app/domain/kernel/words.ts";
import {
  CAUSE_WORDS,
  type CardFate,
  type LeavingCause,
  mayStillSetAside,
} from "#app/domain/panel/leaving-judge.ts";
import type { Context } from "#app/server/context.ts";
import { appendDecision } from "#db/repositories/decisions.ts";
import { listCategories } from "#db/repositories/edition-settings.ts";
import type { ClaimedEdition } from "#db/repositories/editions.ts";
import { voidJudgeInvitations } from "#db/repositories/invitations.ts";
import { type Judge, listJudges } from "#db/repositories/judges.ts";
import {
  handRoundsOver,
  listSubmittedBy,
  saveSeatsHandedOver,
} from "#db/repositories/leaving-judges.ts";
import { listSeatsOf } from "#db/repositories/memberships.ts";
import { listStrikes } from "#db/repositories/panels.ts";
import { deleteSealedBallot, listSealedOf } from "#db/repositories/sealed-ballots.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";
import { seatSuccessor, type Successor } from "./seat-successor.ts";
import { claimOpenRounds } from "./step-aside.ts";
import { tellTouched } from "./tell-touched.ts";

export interface JudgeLeaving {
  readonly editionId: string;
  readonly slug: string;
  /** Slugs of the categories whose seats are given up. */
  readonly panels: readonly string[];
  readonly cause: LeavingCause;
  readonly reason: string;
  readonly cards: CardFate;
  /** Who decided it, as it is to be read. */
  readonly by: string;
  /** Null where nobody takes the seats over. */
  readonly successor: Successor | null;
}

interface Category {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

interface Leaving {
  readonly edition: ClaimedEdition;
  readonly judge: Judge;
  readonly categories: readonly Category[];
  readonly sent: JudgeLeaving;
  readonly at: Date;
}

/**
 * @returns how many cards were set aside; refused `locked-by-use` once the result is certified, at
 *   `panels` where the judge does not hold the seat, at `successor` or `email`
 */
export async function replaceJudge(
  context: Context,
  sent: JudgeLeaving,
): Promise<Outcome<{ readonly setAside: number }>> {
  const { editionId } = sent;
  return context.store.transact(async (tx): Promise<Outcome<{ setAside: number }>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    const judge =
      edition && (await listJudges(tx, editionId)).find(({ slug }) => slug === sent.slug);
    if (!edition || !judge) return refused("not-found");
    if (isResultFixed(edition))
      return refused("locked-by-use", "The result is certified: the panel is part of it.");
    const rounds = await claimOpenRounds(tx, editionId);
    const at = context.clock();
    const seats = await seatsGivenUp(tx, judge, sent);
    if (!seats.ok) return seats;
    const leaving: Leaving = { edition, judge, categories: seats.value, sent, at };
    const categoryIds = seats.value.map(({ id }) => id);
    const heir =
      sent.successor === null
        ? ok(null)
        : await seatSuccessor(tx, context, { ...leaving, successor: sent.successor });
    if (!heir.ok) return heir;
    const successorId = heir.value?.id ?? null;
    const handing = { judgeId: judge.id, successorId, categoryIds };
    const words = `${CAUSE_WORDS[sent.cause]}. ${sent.reason.trim()}`;
    await saveSeatsHandedOver(tx, handing, { reason: words, at });
    await handRoundsOver(tx, editionId, handing);
    const isSetAside = sent.cards === "set-aside";
    const struck = isSetAside ? await setCardsAside(tx, context, leaving, rounds) : [];
    const ballots = isSetAside ? await takeBallotsOut(tx, leaving, rounds) : 0;
    await tellJudge(tx, context, leaving, { struck, ballots });
    await recordAct(tx, context, {
      editionId,
      act: "judge-replaced",
      subject: judge.name,
      details: {
        panels: seats.value.map(({ slug }) => slug),
        by: heir.value?.slug ?? null,
        cards: sent.cards,
        cause: sent.cause,
      },
      at,
    });
    return ok({ setAside: struck.length });
  });
}

async function seatsGivenUp(
  tx: Tx,
  judge: Judge,
  { panels, reason, cards, by }: JudgeLeaving,
): Promise<Outcome<readonly Category[]>> {
  const held = new Set(await listSeatsOf(tx, judge.id));
  const chosen = (await listCategories(tx, judge.editionId)).filter(({ slug }) =>
    panels.includes(slug),
  );
  if (chosen.length === 0) return refusedAt("panels", "invalid", "Choose at least one panel.");
  if (chosen.length !== new Set(panels).size || chosen.some(({ id }) => !held.has(id)))
    return refusedAt("panels", "invalid", `${judge.name} does not sit on all of these panels now.`);
  if (reason.trim() === "") return refusedAt("reason", "invalid", "Say why, for the record.");
  if (cards === "set-aside" && by.trim() === "")
    return refusedAt("deciderName", "invalid", "Say who decided to set the scorecards aside.");
  return ok(chosen);
}

type Rounds = Awaited<ReturnType<typeof claimOpenRounds>>;

/** A decision for each card that stands, with the reason. @returns refs */
async function setCardsAside(
  tx: Tx,
  context: Context,
  { edition, judge, categories, sent, at }: Leaving,
  rounds: Rounds,
): Promise<readonly string[]> {
  const refs: string[] = [];
  for (const round of mayStillSetAside(rounds)) {
    const isStruck = struckCards(
      (await listStrikes(tx, round.id)).flatMap((one) =>
        one.judge === null || one.application === null
          ? []
          : [{ judge: one.judge, application: one.application }],
      ),
    );
    const categoryIds = categories.map(({ id }) => id);
    const cards = await listSubmittedBy(tx, round.id, { judgeId: judge.id, categoryIds });
    for (const { applicationId, ref } of cards) {
      if (isStruck(judge.id, applicationId)) continue;
      await appendDecision(tx, edition, {
        id: context.newId(),
        kind: "strike",
        roundId: round.id,
        judgeId: judge.id,
        applicationId,
        ordered: [],
        by: sent.by.trim(),
        reason: `${CAUSE_WORDS[sent.cause]}. ${sent.reason.trim()}`,
        recordedById: context.viewer?.userId ?? null,
        recordedAt: at,
      });
      refs.push(ref);
    }
  }
  return refs;
}

/** Sealed ballots of rounds that are open; what they say is not looked at. @returns how many */
async function takeBallotsOut(
  tx: Tx,
  { judge, categories }: Leaving,
  rounds: Rounds,
): Promise<number> {
  let taken = 0;
  for (const { id, kind, state } of rounds)
    if (kind === "ballot" && state === "open")
      for (const ballot of await listSealedOf(tx, id, judge.id))
        if (categories.some((one) => one.id === ballot.categoryId)) {
          await deleteSealedBallot(tx, ballot);
          taken++;
        }
  return taken;
}

async function tellJudge(
  tx: Tx,
  context: Context,
  { edition, judge, categories, sent, at }: Leaving,
  { struck, ballots }: { readonly struck: readonly string[]; readonly ballots: number },
): Promise<void> {
  const rest = await listSeatsOf(tx, judge.id);
  if (judge.acceptedAt === null) {
    if (rest.length === 0) await voidJudgeInvitations(tx, judge.id, at);
    return;
  }
  const cards =
    struck.length > 0
      ? `Your scorecards for ${listed(struck)} stay in the record and are not counted any more.`
      : "Scorecards that you submitted stay counted.";
  const ballot = ballots > 0 ? " A ballot that you cast in a round that is open is taken out." : "";
  await tellTouched(tx, context, {
    editionId: edition.id,
    programmeId: edition.programmeId,
    judge,
    about: `You no longer sit on ${listed(categories.map(({ name }) => name))}`,
    what: `You no longer sit on this panel: ${listed(categories.map(({ name }) => name))}. ${cards}${ballot}`,
    reason:
      struck.length + ballots > 0 ? `Decided by ${sent.by.trim()}: ${sent.reason.trim()}` : "",
    next: "",
    at,
  });
}
