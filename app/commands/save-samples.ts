/** Sets the made-up applications of a category, each until a judge has submitted a scorecard on it. */
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { rowChanges } from "#app/domain/kernel/row-changes.ts";
import { lockOfCalibration, lockOfSample, type SampleKind } from "#app/domain/scorecard/samples.ts";
import type { EditionUse } from "#app/domain/edition/locks.ts";
import type { Context } from "#app/server/context.ts";
import { listCategories } from "#db/repositories/edition-settings.ts";
import {
  appendSample,
  deleteSamples,
  listSamples,
  listSubmittedOn,
  type Sample,
  saveSample,
} from "#db/repositories/samples.ts";
import { claimSettings, refuseLocked, refuseStale } from "./claim-settings.ts";
import { recordAct } from "./record-act.ts";

interface SentSample {
  readonly id?: string | undefined;
  readonly kind: SampleKind;
  readonly title: string;
  readonly text: string;
}

interface SentSamples {
  readonly editionId: string;
  /** Slug. */
  readonly category: string;
  /** Ids that the form showed. */
  readonly known: readonly string[];
  readonly rows: readonly SentSample[];
}

type Placed = SentSample & { readonly position: number };

/** @returns refused `locked-by-use` at what may no longer change, `stale-version` for an older page */
export async function saveSamples(
  context: Context,
  { editionId, category: slug, ...sent }: SentSamples,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    // Holds every round: a judge who submits on a sample holds theirs.
    const claimed = await claimSettings(tx, context, editionId);
    const category = (await listCategories(tx, editionId)).find((one) => one.slug === slug);
    if (!claimed || !category) return refused("not-found");
    const over = refuseLocked("samples", claimed.use);
    if (over) return over;
    const stored = await listSamples(tx, category.id);
    const changes = rowChanges(
      stored.map(({ id }) => id),
      sent,
    );
    if (!changes.isCurrent) return refuseStale();
    const scored = new Set((await listSubmittedOn(tx, category.id)).map(({ sample }) => sample));
    const locked = lockedIn(stored, changes, { scored, use: claimed.use });
    if (locked) return locked;
    await deleteSamples(tx, changes.removed);
    for (const { id, kind, title, text, position } of changes.kept)
      await saveSample(tx, id, { kind, title, text, position });
    for (const { kind, title, text, position } of changes.added)
      await appendSample(tx, {
        id: context.newId(),
        categoryId: category.id,
        ...{ kind, title, text, position },
      });
    await recordAct(tx, context, {
      editionId,
      act: "samples-changed",
      subject: category.name,
      details: { samples: sent.rows.map(({ kind, title }) => ({ kind, title })) },
      at: claimed.now,
    });
    return ok();
  });
}

interface Changes {
  readonly kept: readonly (Placed & { readonly id: string })[];
  readonly added: readonly Placed[];
  readonly removed: readonly string[];
}

function lockedIn(
  stored: readonly Sample[],
  { kept, added, removed }: Changes,
  { scored, use }: { readonly scored: ReadonlySet<string>; readonly use: EditionUse },
) {
  const lockOf = ({ id, kind }: Sample) => lockOfSample({ kind, isScored: scored.has(id) }, use);
  for (const sample of stored) {
    const next = kept.find(({ id }) => id === sample.id);
    const isSame =
      next?.kind === sample.kind && next.title === sample.title && next.text === sample.text;
    const reason = isSame ? null : lockOf(sample);
    if (reason === null) continue;
    const field = removed.includes(sample.id) ? "" : `samples.${next?.position ?? 0}.title`;
    return refusedAt(field, "locked-by-use", `“${sample.title}” stays as it is. ${reason}`);
  }
  const reason = lockOfCalibration(use);
  const grown = [...added, ...kept].find(
    (row) =>
      row.kind === "calibration" && stored.find(({ id }) => id === row.id)?.kind !== "calibration",
  );
  return reason !== null && grown
    ? refusedAt(`samples.${grown.position}.kind`, "locked-by-use", reason)
    : null;
}
