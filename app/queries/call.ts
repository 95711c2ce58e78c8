/** The call of an edition, as everybody may read it before signing up. */
import type { Form } from "#app/domain/form/form.ts";
import { isCallOpen, isCallOver } from "#app/domain/edition/edition-state.ts";
import type { Context } from "#app/server/context.ts";
import { findEditionById } from "#db/repositories/editions.ts";
import { findCurrentForm } from "#db/repositories/forms.ts";
import { listClauses, loadSettings } from "#db/repositories/edition-settings.ts";
import { type EditionHead, findEdition } from "./membership.ts";

export interface CallView {
  readonly edition: EditionHead;
  readonly phase: "before" | "open" | "over";
  readonly summary: string;
  readonly categories: readonly {
    readonly slug: string;
    readonly name: string;
    readonly description: string;
    readonly criteria: readonly {
      readonly slug: string;
      readonly name: string;
      readonly description: string;
      readonly weight: number;
    }[];
  }[];
  readonly form: Form;
  readonly clauses: readonly ClauseView[];
}

export interface ClauseView {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** The Terms and Conditions that whoever submits accepts one by one. */
export async function readClauses(
  { store }: Context,
  editionId: string,
): Promise<readonly ClauseView[]> {
  const clauses = await listClauses(store.read, editionId);
  return clauses.map(({ id, title, text }) => ({ id, title, text }));
}

/** @returns null for an edition that is being set up, as for one that does not exist */
export async function readCall(
  context: Context,
  programme: string,
  slug: string,
): Promise<CallView | null> {
  const edition = await findEdition(context, programme, slug);
  if (!edition || edition.state === "setup") return null;
  const settings = await loadSettings(context.store.read, edition.id);
  const { form } = await findCurrentForm(context.store.read, edition.id);
  const row = await findEditionById(context.store.read, edition.id);
  return {
    edition,
    summary: row?.summary ?? "",
    phase: phaseOf(edition, context.clock()),
    categories: settings.categories.map(({ slug, name, description, criteria }) => ({
      slug,
      name,
      description,
      criteria: criteria.map(({ slug, name, description, weight }) => ({
        slug,
        name,
        description,
        weight,
      })),
    })),
    form,
    clauses: settings.clauses.map(({ id, title, text }) => ({ id, title, text })),
  };
}

export function phaseOf(edition: EditionHead, now: Date): CallView["phase"] {
  if (isCallOpen(edition, now)) return "open";
  return isCallOver(edition, now) ? "over" : "before";
}
