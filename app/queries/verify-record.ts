/** Checks that nothing recorded was changed afterwards: the audit log and the certified results. */
import type { ResultSnapshot } from "#app/domain/placing/snapshot.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { toCountJson } from "#app/domain/count/count-json.ts";
import { canonicalJson } from "#app/domain/kernel/canonical-json.ts";
import type { Store, Tx } from "#db/store/store.ts";
import { findBrokenLinks, listActs } from "#db/repositories/audit.ts";
import { listCertifications } from "#db/repositories/certifications.ts";
import { digestOf } from "#db/repositories/digest.ts";

/** @returns a line for everything that does not hold; empty where all does */
export async function verifyRecord(store: Store): Promise<readonly string[]> {
  return store.transact(async (tx) => {
    const faults = [...(await findBrokenLinks(tx))];
    const recorded = await recordedPublications(tx);
    for (const certification of await listCertifications(tx)) {
      const name = `certification ${certification.number} of edition ${certification.editionId}`;
      const snapshot = certification.snapshot as ResultSnapshot;
      if (digestOf(snapshot) !== certification.digest) faults.push(`${name} was changed`);
      else if (snapshot.counted && !countsTheSame(snapshot.counted))
        faults.push(`${name} does not count to what it says`);
      const { editionId, number, publishAt } = certification;
      if ((publishAt?.toISOString() ?? null) !== (recorded.get(`${editionId} ${number}`) ?? null))
        faults.push(`${name} is not published when the audit log says`);
    }
    return faults;
  });
}

function countsTheSame(counted: NonNullable<ResultSnapshot["counted"]>): boolean {
  const again = toCountJson(countEdition(counted.bundle));
  return canonicalJson(again) === canonicalJson(counted.count);
}

const PUBLICATIONS = ["publication-set", "publication-withdrawn", "edition-archived"];

/** The instant last recorded for each certification, by edition and number. */
async function recordedPublications(tx: Tx): Promise<ReadonlyMap<string, string | null>> {
  const instants = new Map<string, string | null>();
  for (const { editionId, act, subject, details } of await listActs(tx, PUBLICATIONS)) {
    const number = act === "edition-archived" ? "1" : subject.replace("certification ", "");
    const { publishAt } = details;
    instants.set(`${editionId} ${number}`, typeof publishAt === "string" ? publishAt : null);
  }
  return instants;
}
