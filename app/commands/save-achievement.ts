/** A special achievement award to an entrant, with its citation, outside the categories and the count. */
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import {
  appendAchievement,
  deleteAchievement,
  findAchievement,
  listHonourable,
  saveAchievementWords,
} from "#db/repositories/achievements.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";

export interface AchievementToSave {
  readonly editionId: string;
  /** Of one that is there already; a new one where it is left out. */
  readonly id?: string | undefined;
  /** Slug of the city or organisation. */
  readonly entrant: string;
  readonly name: string;
  readonly citation: string;
}

/** A certified result keeps the awards it was certified with, until it is certified again. */
export async function saveAchievement(
  context: Context,
  { editionId, id, entrant, name, citation }: AchievementToSave,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    if (!edition || edition.state === "archived") return refused("not-found");
    if (id !== undefined && !(await findAchievement(tx, editionId, id)))
      return refused("not-found");
    const honoured = (await listHonourable(tx, editionId)).find(({ slug }) => slug === entrant);
    if (!honoured) return refusedAt("entrant", "invalid", "Choose who is honoured.");
    if (name.trim() === "") return refusedAt("name", "invalid", "Give the award a name.");
    if (citation.trim() === "") return refusedAt("citation", "invalid", "Write the citation.");
    const words = {
      entrant: honoured.name,
      entrantSlug: honoured.slug,
      country: honoured.country,
      name: name.trim(),
      citation: citation.trim(),
    };
    if (id === undefined) await appendAchievement(tx, edition, { ...words, id: context.newId() });
    else await saveAchievementWords(tx, id, words);
    await recordAct(tx, context, {
      editionId,
      act: id === undefined ? "achievement-added" : "achievement-changed",
      subject: honoured.name,
      at: context.clock(),
    });
    return ok();
  });
}

export async function removeAchievement(
  context: Context,
  { editionId, id }: { readonly editionId: string; readonly id: string },
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    if (!edition || edition.state === "archived") return refused("not-found");
    const achievement = await findAchievement(tx, editionId, id);
    if (!achievement) return refused("not-found");
    await deleteAchievement(tx, id);
    await recordAct(tx, context, {
      editionId,
      act: "achievement-removed",
      subject: achievement.entrant,
      at: context.clock(),
    });
    return ok();
  });
}
