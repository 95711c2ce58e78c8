/** The claim that every act of screening begins with. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { CheckedClause } from "#app/domain/screening/conclude.ts";
import { compareFindings, CONCLUDING, phaseOf } from "#app/domain/screening/screeners.ts";
import { screeningIsOver } from "#app/domain/screening/screening-over.ts";
import type { Context } from "#app/server/context.ts";
import {
  type ClaimedApplication,
  claimApplication,
  findApplication,
} from "#db/repositories/applications.ts";
import type { ClaimedEdition } from "#db/repositories/editions.ts";
import { listClauses } from "#db/repositories/edition-settings.ts";
import { listRounds } from "#db/repositories/rounds.ts";
import { listFindings } from "#db/repositories/screenings.ts";
import { findLastSubmission } from "#db/repositories/submissions.ts";
import type { Db, Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";

export interface ScreeningName {
  readonly editionId: string;
  readonly ref: string;
  /** Number of the submitted version that the page showed. */
  readonly submission: number;
}

export interface UnderScreening {
  readonly edition: ClaimedEdition;
  readonly application: ClaimedApplication;
  readonly submission: number;
  readonly now: Date;
}

/** An imported application that was never submitted here is checked as its first version. */
export const FIRST_VERSION = 1;

/**
 * @returns refused `not-found` for a draft and for anyone but the secretariat, `stale-version` where
 *   another version was submitted since, `round-closed` once judging is past changing who is in it
 */
export async function claimToScreen(
  tx: Tx,
  context: Context,
  { editionId, ref, submission }: ScreeningName,
): Promise<Outcome<UnderScreening>> {
  const edition = await claimAsSecretariat(tx, context, editionId, { ref });
  const found = edition && (await findApplication(tx, editionId, ref));
  const application = found && (await claimApplication(tx, found.id));
  if (!edition || !application || application.submittedAt === null) return refused("not-found");
  const now = context.clock();
  const last = await findLastSubmission(tx, application.id);
  if ((last?.number ?? FIRST_VERSION) !== submission)
    return refused(
      "stale-version",
      "The city has submitted another version since you opened this page. Please read it first.",
    );
  const over = screeningIsOver(edition.state, await listRounds(tx, editionId));
  return over === null ? ok({ edition, application, submission, now }) : over;
}

export type StoredClause = CheckedClause & { readonly text: string };

interface Screened {
  readonly id: string;
  readonly editionId: string;
}

/** The findings on this version, as the rule of two screeners asks for them. */
export async function loadPair(
  db: Db,
  { id, editionId }: Screened,
  { hasTwoScreeners }: { readonly hasTwoScreeners: boolean },
  submission: number,
) {
  const clauses = await listClauses(db, editionId);
  const findings = (await listFindings(db, id)).filter((one) => one.submission === submission);
  return { hasTwoScreeners, clauses, clauseIds: clauses.map((one) => one.id), findings };
}

/**
 * Every clause of the edition, with what is concluded on it in this version: where two screen, what
 * both found or what was settled between them.
 */
export function standingClauses(
  { clauses, ...pair }: Awaited<ReturnType<typeof loadPair>>,
  person: string,
): readonly StoredClause[] {
  const phase = phaseOf(pair, person);
  const compared = phase === "settle" ? compareFindings(pair) : [];
  const screener = phase === "own" || phase === "taken" ? person : CONCLUDING;
  return clauses.map(({ id, title, text }) => {
    const standing =
      phase === "settle"
        ? compared.find(({ clauseId }) => clauseId === id)?.standing
        : pair.findings.find((one) => one.clauseId === id && one.screener === screener);
    return { id, title, text, result: standing?.result ?? null, note: standing?.note ?? "" };
  });
}
