/** What waits for a second person in an edition, and how earlier proposals were settled. */
import { goesAlone } from "#app/domain/decision/second-person.ts";
import type { Context, Viewer } from "#app/server/context.ts";
import { findApplication } from "#db/repositories/applications.ts";
import { listProposals, type Proposal } from "#db/repositories/proposals.ts";
import { listStaff } from "#db/repositories/staff.ts";
import type { Db } from "#db/store/store.ts";
import type { EditionHead } from "./membership.ts";

export interface ProposalView {
  readonly id: string;
  readonly act: string;
  readonly subject: string;
  /** What exactly will happen, as it was when it was proposed. */
  readonly says: readonly string[];
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly isOwn: boolean;
  /** Null while it waits. */
  readonly settled: {
    readonly how: "confirmed" | "refused" | "withdrawn";
    readonly by: string;
    readonly at: Date;
    /** Why it was refused; empty where nobody said. */
    readonly reason: string;
  } | null;
}

export interface ProposalsView {
  readonly waiting: readonly ProposalView[];
  readonly settled: readonly ProposalView[];
  /** Whether nobody else is there to confirm. */
  readonly isAlone: boolean;
}

interface Asking {
  readonly edition: EditionHead;
  readonly viewer: Viewer;
  /** Categories that the viewer stepped aside from. */
  readonly asideFrom: readonly string[];
}

/** What touches the whole edition is not for who stepped aside from a part of it. */
async function isOfTheirs(db: Db, editionId: string, { act, subject }: Proposal) {
  return act === "disqualify" && (await findApplication(db, editionId, subject)) !== null;
}

export async function loadProposals(
  { store }: Context,
  { edition, viewer, asideFrom }: Asking,
): Promise<ProposalsView> {
  const rows = [];
  for (const row of await listProposals(store.read, edition.id))
    if (asideFrom.length === 0 || (await isOfTheirs(store.read, edition.id, row.proposal)))
      rows.push(row);
  const all = rows.map(({ proposal, ...names }): ProposalView => {
    const { id, act, subject, payload, proposedAt, outcome, settledAt, refusalReason } = proposal;
    return {
      id,
      act,
      subject,
      says: Array.isArray(payload["says"]) ? payload["says"].map(String) : [],
      proposedBy: names.proposedBy || (names.proposedByEmail ?? ""),
      proposedAt,
      isOwn: proposal.proposedById === viewer.userId,
      settled:
        outcome === null || settledAt === null
          ? null
          : {
              how: outcome,
              by: names.settledBy || (names.settledByEmail ?? ""),
              at: settledAt,
              reason: refusalReason ?? "",
            },
    };
  });
  const members = (await listStaff(store.read, edition.programmeId))
    .filter(({ role }) => role === "secretariat")
    .map(({ userId }) => userId);
  return {
    waiting: all.filter(({ settled }) => settled === null),
    settled: all.filter(({ settled }) => settled !== null),
    isAlone: goesAlone(viewer.userId, members),
  };
}
