/** What is kept of each class, and what of it is due to go: asked for the report and again for the removal. */
import { CLASS_WORDS, DATA_CLASSES, type DataClass, dueAt } from "#app/domain/privacy/retention.ts";
import type { Context } from "#app/server/context.ts";
import { findCertification } from "#db/repositories/certifications.ts";
import {
  listCertifiedEditions,
  listIdsOf,
  listRetentionRules,
} from "#db/repositories/retention.ts";
import type { Db } from "#db/store/store.ts";

export interface RetentionLine {
  readonly editionId: string;
  readonly programmeId: string;
  readonly programme: string;
  readonly edition: string;
  readonly dataClass: DataClass;
  readonly name: string;
  /** How many rows are there. */
  readonly kept: number;
  /** Null where no rule ends it. */
  readonly dueAt: Date | null;
  readonly isDue: boolean;
}

/** Every class of every certified edition of which there is something, or of one programme. */
export async function reportRetention(
  { store, clock }: Context,
  programmeId?: string,
): Promise<readonly RetentionLine[]> {
  const db = store.read;
  const now = clock();
  const lines: RetentionLine[] = [];
  for (const edition of await listCertifiedEditions(db, programmeId)) {
    const rules = await listRetentionRules(db, edition.programmeId);
    const winners = await winnersOf(db, edition.id);
    for (const dataClass of DATA_CLASSES) {
      const ids = await listIdsOf(db, edition.id, dataClass, winners);
      if (ids.length === 0) continue;
      const days = rules.get(dataClass);
      const due = days === undefined ? null : dueAt(edition.certifiedAt, days);
      lines.push({
        editionId: edition.id,
        programmeId: edition.programmeId,
        programme: edition.programme,
        edition: edition.name,
        dataClass,
        name: CLASS_WORDS[dataClass].name,
        kept: ids.length,
        dueAt: due,
        isDue: due !== null && due <= now,
      });
    }
  }
  return lines;
}

/** Refs that hold a prize by the result in force. */
export async function winnersOf(db: Db, editionId: string): Promise<readonly string[]> {
  const certification = await findCertification(db, editionId);
  const snapshot = certification?.snapshot as
    { readonly categories?: readonly { placings: readonly { ref: string }[] }[] } | undefined;
  return (snapshot?.categories ?? []).flatMap(({ placings }) => placings.map(({ ref }) => ref));
}

/** Days by class as the form asks for them; null where there is no rule. */
export async function findRetention({ store }: Context, programmeId: string) {
  const rules = await listRetentionRules(store.read, programmeId);
  return DATA_CLASSES.map((dataClass) => ({
    dataClass,
    ...CLASS_WORDS[dataClass],
    days: rules.get(dataClass) ?? null,
  }));
}
