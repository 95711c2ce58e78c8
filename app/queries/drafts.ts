/** Drafts as the secretariat may know of them: who writes in which category, and how far they are. */
import { formFor } from "#app/domain/form/form.ts";
import { countAsked, missingAnswers } from "#app/domain/form/missing.ts";
import {
  type DraftRisk,
  isLateFor,
  riskOfDraft,
  untouchedSince,
} from "#app/domain/application/draft-risk.ts";
import { isCallOpen } from "#app/domain/edition/edition-state.ts";
import type { Context } from "#app/server/context.ts";
import { findCurrentForm, listFileAnswers } from "#db/repositories/forms.ts";
import {
  countUntouchedDrafts,
  hasExtendedDrafts,
  listDrafts,
} from "#db/repositories/intake-figures.ts";
import type { EditionHead } from "./membership.ts";

export interface DraftLine {
  readonly ref: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly category: string;
  readonly savedAt: Date;
  readonly asked: number;
  readonly answered: number;
  /** Null where nobody set an end. */
  readonly until: Date | null;
  readonly isOver: boolean;
  readonly risk: DraftRisk | null;
}

const NO_FILES: ReadonlySet<string> = new Set();

/** Neither a title nor a word of an answer leaves here. Those at risk first, least answered first. */
export async function listDraftLines(
  { store, clock }: Context,
  edition: EditionHead,
  category?: string,
): Promise<readonly DraftLine[]> {
  const now = clock();
  const drafts = await listDrafts(store.read, edition.id, category);
  const { form: whole } = await findCurrentForm(store.read, edition.id);
  const files = await listFileAnswers(store.read, edition.id);
  return drafts
    .map(({ id, ref, city, country, category, savedAt, extendedTo, ...written }) => {
      const form = formFor(whole, written.categorySlug);
      const withFiles = files.get(id) ?? NO_FILES;
      const asked = countAsked(form, written.answers);
      const answered = Math.max(0, asked - missingAnswers(form, { ...written, withFiles }).length);
      const until = untilOf(edition, extendedTo);
      const isOpen = isCallOpen(edition, now) || (extendedTo !== null && extendedTo > now);
      const risk = isOpen ? riskOfDraft({ asked, answered, savedAt, until }, now) : null;
      return {
        ref,
        city,
        country,
        category,
        savedAt,
        asked,
        answered,
        until,
        isOver: !isOpen,
        risk,
      };
    })
    .sort(
      (a, b) =>
        Number(b.risk !== null) - Number(a.risk !== null) ||
        a.answered - b.answered ||
        (a.ref < b.ref ? -1 : 1),
    );
}

function untilOf({ callClosesAt }: EditionHead, extendedTo: Date | null): Date | null {
  if (callClosesAt === null || extendedTo === null) return callClosesAt;
  return extendedTo > callClosesAt ? extendedTo : callClosesAt;
}

/**
 * How many drafts are likely to miss the deadline. Answers are read only in the last days, when how
 * much is answered matters; before that the database counts.
 */
export async function countDraftsAtRisk(context: Context, edition: EditionHead): Promise<number> {
  const db = context.store.read;
  const now = context.clock();
  const { callClosesAt } = edition;
  const isExtended = await hasExtendedDrafts(db, edition.id, now);
  if (!isExtended && (callClosesAt === null || !isCallOpen(edition, now))) return 0;
  if (!isExtended && callClosesAt !== null && !isLateFor(callClosesAt, now))
    return countUntouchedDrafts(db, edition.id, untouchedSince(now));
  const lines = await listDraftLines(context, edition);
  return lines.filter(({ risk }) => risk !== null).length;
}
