/** Says how long a programme keeps each class of data after an edition is certified. */
import { DATA_CLASSES, type DataClass } from "#app/domain/privacy/retention.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { deleteRetentionRule, saveRetentionRule } from "#db/repositories/retention.ts";
import { claimProgrammeAsSecretariat } from "./claim-programme.ts";
import { recordAct } from "./record-act.ts";

interface Retention {
  readonly programmeId: string;
  /** Null where it is kept without end. */
  readonly days: Readonly<Record<DataClass, number | null>>;
}

export async function saveRetention(
  context: Context,
  { programmeId, days }: Retention,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const programme = await claimProgrammeAsSecretariat(tx, context, programmeId);
    if (!programme) return refused("not-found");
    for (const dataClass of DATA_CLASSES) {
      const kept = days[dataClass];
      if (kept === null) await deleteRetentionRule(tx, programmeId, dataClass);
      else
        await saveRetentionRule(tx, {
          id: context.newId(),
          programmeId,
          dataClass,
          days: kept,
        });
    }
    await recordAct(tx, context, {
      editionId: null,
      act: "retention-changed",
      subject: programme.slug,
      details: { days },
      at: context.clock(),
    });
    return ok();
  });
}
