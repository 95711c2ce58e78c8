/** Begins an edition: its rules come from a template, or from the programme's last edition. */
import { WEGO_SETTINGS } from "#app/domain/edition/wego-template.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { SLUG } from "#app/domain/kernel/slug.ts";
import type { Context } from "#app/server/context.ts";
import { appendSettings, listClauses, loadSettings } from "#db/repositories/edition-settings.ts";
import { appendEdition, type Edition } from "#db/repositories/editions.ts";
import { listFindingReasons, saveFindingReason } from "#db/repositories/finding-reasons.ts";
import { appendForm, findCurrentForm } from "#db/repositories/forms.ts";
import { listEditions } from "#db/repositories/programmes.ts";
import type { Tx } from "#db/store/store.ts";
import { claimProgrammeAsSecretariat } from "./claim-programme.ts";
import { recordAct } from "./record-act.ts";

interface NewEdition {
  readonly programmeId: string;
  readonly name: string;
  readonly slug: string;
  readonly year: number;
  readonly place: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly summary: string;
  readonly callOpensAt: Date | null;
  readonly callClosesAt: Date | null;
  /** Rules, without people and dates: of the template, or of the programme's latest edition. */
  readonly from: "wego" | "last";
}

/** Addresses of pages that stand beside the editions'. */
export const RESERVED = new Set(["new-edition", "archive", "privacy"]);

/** @returns the slug; refused `already-exists` at the slug, or `invalid` at the field at fault */
export async function createEdition(
  context: Context,
  { programmeId, from, ...edition }: NewEdition,
): Promise<Outcome<{ readonly slug: string }>> {
  const { slug, callOpensAt, callClosesAt } = edition;
  if (!SLUG.test(slug) || RESERVED.has(slug))
    return refusedAt("slug", "invalid", "Use small letters, figures and hyphens, such as 2027.");
  if (callOpensAt && callClosesAt && callClosesAt <= callOpensAt)
    return refusedAt("callCloses", "invalid", "The call must close after it opens.");
  return context.store.transact(async (tx) => {
    const programme = await claimProgrammeAsSecretariat(tx, context, programmeId);
    if (!programme) return refused("not-found");
    const editions = await listEditions(tx, programmeId);
    if (editions.some((one) => one.slug === slug))
      return refusedAt("slug", "already-exists", "Another edition has this address.");
    const [last] = editions;
    if (from === "last" && !last)
      return refusedAt("from", "invalid", "There is no earlier edition to take the rules from.");
    const settings = from === "last" && last ? await loadSettings(tx, last.id) : WEGO_SETTINGS;
    const at = context.clock();
    const id = context.newId();
    const source = from === "last" && last ? last : null;
    await appendEdition(tx, {
      ...edition,
      ...(source ? takenOver(source) : {}),
      id,
      programmeId,
      state: "setup",
      version: 0,
      createdAt: at,
    });
    await appendSettings(tx, id, settings, () => context.newId());
    if (source) await copyReasons(tx, context, source.id, id);
    if (source) await copyForm(tx, context, source.id, { id, at });
    await recordAct(tx, context, {
      editionId: id,
      act: "edition-created",
      subject: `${programme.slug}/${slug}`,
      details: { from: from === "last" ? (last?.slug ?? "") : "wego" },
      at,
    });
    return ok({ slug });
  });
}

/** As it stands; an edition that never changed it has none of its own. */
async function copyForm(
  tx: Tx,
  { newId, viewer }: Context,
  last: string,
  { id: editionId, at }: { readonly id: string; readonly at: Date },
): Promise<void> {
  const { number, form } = await findCurrentForm(tx, last);
  if (number === null) return;
  const savedById = viewer?.userId ?? null;
  await appendForm(tx, { id: newId(), editionId, form, savedById, savedAt: at });
}

/** What of an edition is set for itself, beside its rules, its people and its dates. */
function takenOver(last: Edition) {
  const { graceMinutes, contactEmail, hasTwoScreeners, oathText } = last;
  const { capPerEntrant, isOneCategoryAProject, isRecusalOfCategory } = last;
  const { filesPerApplication, megabytesPerApplication, megabytesPerEdition } = last;
  return {
    graceMinutes,
    contactEmail,
    capPerEntrant,
    isOneCategoryAProject,
    isRecusalOfCategory,
    hasTwoScreeners,
    oathText,
    filesPerApplication,
    megabytesPerApplication,
    megabytesPerEdition,
  };
}

/** Reasons that screeners choose from, each at the clause that stands in the same place. */
async function copyReasons(tx: Tx, context: Context, fromId: string, toId: string): Promise<void> {
  const before = await listClauses(tx, fromId);
  const after = await listClauses(tx, toId);
  for (const { clauseId, text, position } of await listFindingReasons(tx, fromId)) {
    const place = before.findIndex(({ id }) => id === clauseId);
    await saveFindingReason(tx, {
      id: context.newId(),
      editionId: toId,
      clauseId: clauseId === null ? null : (after[place]?.id ?? null),
      text,
      position,
    });
  }
}
