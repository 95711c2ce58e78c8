/** Everything that certifying looks at, read at one moment. */
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import type { Count } from "#app/domain/count/count.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import {
  type CertifiedRound,
  openRounds,
  quorumBlocks,
  shortlistBlocks,
} from "#app/domain/placing/certifiable.ts";
import { listDecisions } from "#db/repositories/decisions.ts";
import { loadEditionBundle } from "#db/repositories/edition-bundle/load.ts";
import { listApplicationNames } from "#db/repositories/round-progress.ts";
import { listRounds } from "#db/repositories/rounds.ts";
import type { Db } from "#db/store/store.ts";
import { confirmedShortlists } from "./confirmed-shortlists.ts";

export interface Certifiable {
  readonly bundle: Bundle;
  readonly count: Count;
  readonly rounds: readonly CertifiedRound[];
  readonly openRounds: readonly string[];
  readonly shortlists: readonly string[];
  readonly quorums: readonly string[];
}

export async function loadCertifiable(db: Db, editionId: string): Promise<Certifiable> {
  const bundle = await loadEditionBundle(db, editionId);
  return certifiableOf(db, editionId, bundle, countEdition(bundle));
}

/** @param count of that bundle, or the part of it that a viewer may see */
export async function certifiableOf(
  db: Db,
  editionId: string,
  bundle: Bundle,
  count: Count,
): Promise<Certifiable> {
  const rounds: CertifiedRound[] = [];
  for (const { id, slug, name, kind, state, quorum } of await listRounds(db, editionId)) {
    const confirmed = await confirmedShortlists(db, editionId, id);
    rounds.push({ slug, name, kind, state, quorum, confirmed });
  }
  const accepted = await acceptedBelowQuorum(db, editionId);
  return {
    bundle,
    count,
    rounds,
    openRounds: openRounds(rounds),
    shortlists: shortlistBlocks(bundle, count, rounds),
    quorums: quorumBlocks(bundle, count, rounds, accepted),
  };
}

/** Whether a decision says that an application is certified with fewer cards than its quorum. */
export async function acceptedBelowQuorum(db: Db, editionId: string) {
  const refs = await listApplicationNames(db, editionId);
  const rounds = new Map((await listRounds(db, editionId)).map(({ id, slug }) => [id, slug]));
  const accepted = new Set(
    (await listDecisions(db, editionId))
      .filter(({ kind }) => kind === "below-quorum")
      .map(
        ({ roundId, applicationId }) =>
          `${rounds.get(roundId ?? "") ?? ""}\n${refs.get(applicationId ?? "") ?? ""}`,
      ),
  );
  return (round: string, application: string) => accepted.has(`${round}\n${application}`);
}
