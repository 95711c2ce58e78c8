/** Puts a tag on an application, or takes it off. Tags are the secretariat's own. */
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { claimApplication, findApplication } from "#db/repositories/applications.ts";
import { deleteTag, saveTag } from "#db/repositories/application-tags.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";

export interface Tagging {
  readonly editionId: string;
  readonly ref: string;
  readonly tag: string;
  readonly isOn: boolean;
}

const LONGEST_TAG = 40;

/** @returns refused `invalid` for an empty or long tag, `not-found` for a draft */
export async function tagApplication(context: Context, input: Tagging): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const { editionId, ref, isOn } = input;
    const tag = input.tag.trim().replace(/\s+/gu, " ");
    const edition = await claimAsSecretariat(tx, context, editionId, { ref });
    const found = edition && (await findApplication(tx, editionId, ref));
    const application = found && (await claimApplication(tx, found.id));
    if (!application || application.submittedAt === null) return refused("not-found");
    if (tag === "" || tag.length > LONGEST_TAG)
      return refusedAt("tag", "invalid", `Give a tag of up to ${LONGEST_TAG} characters`);
    const at = context.clock();
    if (!isOn) await deleteTag(tx, application.id, tag);
    else
      await saveTag(tx, {
        id: context.newId(),
        applicationId: application.id,
        tag,
        addedById: context.viewer?.userId ?? null,
        addedAt: at,
      });
    await recordAct(tx, context, {
      editionId,
      act: isOn ? "application-tagged" : "application-untagged",
      subject: ref,
      details: { tag },
      at,
    });
    return ok();
  });
}
