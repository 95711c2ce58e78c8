/** The settings of an edition for its staff: what is set, what is missing, what is fixed and why. */
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import {
  lockOf,
  lockOfCategory,
  lockOfClosing,
  lockOfOpening,
  type Part,
} from "#app/domain/edition/locks.ts";
import { type Missing, missingForCall } from "#app/domain/edition/readiness.ts";
import type {
  CategorySettings,
  CriterionSettings,
  EligibilitySettings,
  PrizeSettings,
  RoundSettings,
} from "#app/domain/edition/settings.ts";
import { questionsOf } from "#app/domain/form/form.ts";
import type { RoundState } from "#app/domain/round/round-state.ts";
import type { Context } from "#app/server/context.ts";
import {
  countApplications,
  findEditionUse,
  loadSettings,
} from "#db/repositories/edition-settings.ts";
import { findCurrentForm } from "#db/repositories/forms.ts";
import { findEditionById } from "#db/repositories/editions.ts";
import type { StaffRole } from "./membership.ts";

export type Locks = Readonly<Record<Part, string | null>>;

interface Stored {
  readonly id: string;
}

export interface CategoryView extends Omit<CategorySettings, "criteria"> {
  readonly criteria: readonly (CriterionSettings & Stored)[];
  /** Why it cannot be removed; null where it can. */
  readonly lock: string | null;
}

export interface RoundView extends RoundSettings, Stored {
  readonly state: RoundState;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly openingLock: string | null;
  readonly closingLock: string | null;
}

export interface ClauseView extends Stored {
  readonly title: string;
  readonly text: string;
}

export interface EligibilityRow extends Omit<EligibilitySettings, "clause">, Stored {
  readonly clauseId: string | null;
}

export type PrizeView = PrizeSettings & Stored;

export interface SettingsView {
  readonly summary: string;
  readonly categories: readonly CategoryView[];
  readonly clauses: readonly ClauseView[];
  readonly eligibility: readonly EligibilityRow[];
  readonly rounds: readonly RoundView[];
  readonly prizes: readonly PrizeView[];
  /** How many sections its form has, and how many questions. */
  readonly form: { readonly sections: number; readonly questions: number };
  readonly locks: Locks;
  /** What keeps the call from opening; null once it was opened. */
  readonly missing: readonly Missing[] | null;
}

const PARTS: readonly Part[] = [
  "zone",
  "call-opens",
  "call-closes",
  "categories",
  "criteria",
  "clauses",
  "eligibility",
  "form",
  "rounds",
  "prizes",
  "samples",
];

const OBSERVERS = "Observers see the settings; the secretariat changes them.";

export async function findSettings(
  context: Context,
  editionId: string,
  role: StaffRole,
): Promise<SettingsView> {
  const db = context.store.read;
  const now = context.clock();
  const edition = await findEditionById(db, editionId);
  if (!edition) throw new Error(`no edition ${editionId}`);
  const settings = await loadSettings(db, editionId);
  const use = await findEditionUse(db, edition, now);
  const { form } = await findCurrentForm(db, editionId);
  const applications = await countApplications(db, editionId);
  const why = (reason: string | null) => (role === "observer" ? OBSERVERS : reason);
  const isOver = isResultFixed(edition);
  return {
    summary: edition.summary,
    form: { sections: form.sections.length, questions: questionsOf(form).length },
    categories: settings.categories.map(({ id, slug, name, description, criteria }) => ({
      slug,
      name,
      description,
      criteria: criteria.map(({ id, slug, name, description, weight }) => ({
        id,
        slug,
        name,
        description,
        weight,
      })),
      lock: why(lockOfCategory(applications.get(id) ?? 0, use)),
    })),
    clauses: settings.clauses.map(({ id, title, text }) => ({ id, title, text })),
    eligibility: settings.eligibility.map(({ id, text, passes, explanation, clauseId }) => ({
      id,
      text,
      passes,
      explanation,
      clauseId,
    })),
    rounds: settings.rounds.map(({ editionId: _, position, version, ...round }) => ({
      ...round,
      openingLock: why(isOver ? lockOf("rounds", use) : lockOfOpening(round)),
      closingLock: why(isOver ? lockOf("rounds", use) : lockOfClosing(round)),
    })),
    prizes: settings.prizes.map(({ id, slug, name, count, by, metal }) => ({
      id,
      slug,
      name,
      count,
      by,
      metal,
    })),
    locks: Object.fromEntries(PARTS.map((part) => [part, why(lockOf(part, use))])) as Locks,
    missing: edition.state === "setup" ? missingForCall(settings, { ...edition, now }) : null,
  };
}
