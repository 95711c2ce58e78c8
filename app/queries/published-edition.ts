/** What the public may see of an edition at this instant. An unpublished result does not exist here. */
import { isCallOver } from "#app/domain/edition/edition-state.ts";
import { type AnswerText, answersFor } from "#app/domain/form/read-answers.ts";
import type { Form } from "#app/domain/form/form.ts";
import type { Metal } from "#app/domain/edition/metal.ts";
import { type RuleParagraph, rulesInWords } from "#app/domain/edition/rules-in-words.ts";
import type { PlacedProject, ResultSnapshot } from "#app/domain/placing/snapshot.ts";
import type { Context } from "#app/server/context.ts";
import { findApplication } from "#db/repositories/applications.ts";
import { findPublished } from "#db/repositories/certifications.ts";
import { loadRules } from "#db/repositories/edition-bundle/load.ts";
import { listPrizes } from "#db/repositories/edition-settings.ts";
import { findPublicEdition, listPublicEditions } from "#db/repositories/editions.ts";
import { findLastSubmission } from "#db/repositories/submissions.ts";
import type { Db } from "#db/store/store.ts";
import { findFormToRead } from "./application-form.ts";

export interface EditionHeading {
  readonly programme: string;
  readonly programmeName: string;
  readonly slug: string;
  readonly name: string;
  readonly year: number;
  readonly place: string;
  readonly ceremonyOn: string | null;
  /** Whether its call is not over: whoever wants to apply is led there. */
  readonly hasCall?: boolean;
}

async function findHeading(
  context: Context,
  programme: string,
  edition: string,
): Promise<(EditionHeading & { readonly id: string }) | null> {
  const found = await findPublicEdition(context.store.read, programme, edition);
  if (!found) return null;
  const { state, callOpensAt, callClosesAt, ...heading } = found;
  return {
    ...heading,
    hasCall: !isCallOver({ state, callOpensAt, callClosesAt }, context.clock()),
  };
}

export interface ShownPlacing extends PlacedProject {
  readonly prizeName: string;
  readonly metal: Metal;
}

export interface WinnersView {
  readonly heading: EditionHeading;
  /** Null until the instant of publication. */
  readonly result: {
    readonly facts: ResultSnapshot["facts"];
    readonly categories: readonly {
      readonly slug: string;
      readonly name: string;
      readonly placings: readonly ShownPlacing[];
    }[];
    readonly achievements: ResultSnapshot["achievements"];
    readonly winners: number;
  } | null;
}

type Metals = ReadonlyMap<string, Metal>;

/** By the prize's slug. How a prize is shown is a setting of the edition, not part of its result. */
async function findMetals(context: Context, editionId: string): Promise<Metals> {
  const prizes = await listPrizes(context.store.read, editionId);
  return new Map(prizes.map(({ slug, metal }) => [slug, metal]));
}

function showPlacing(
  snapshot: ResultSnapshot,
  placing: PlacedProject,
  metals: Metals,
): ShownPlacing {
  const prize = snapshot.prizes.find(({ slug }) => slug === placing.prize);
  return {
    ...placing,
    prizeName: prize?.name ?? placing.prize,
    metal: metals.get(placing.prize) ?? "plain",
  };
}

export async function findWinners(
  context: Context,
  programme: string,
  edition: string,
): Promise<WinnersView | null> {
  const heading = await findHeading(context, programme, edition);
  if (!heading) return null;
  const published = await findPublished(context.store.read, heading.id, context.clock());
  if (!published) return { heading, result: null };
  const { snapshot } = published;
  const metals = await findMetals(context, heading.id);
  const categories = snapshot.categories.map(({ slug, name, placings }) => ({
    slug,
    name,
    placings: placings.map((placing) => showPlacing(snapshot, placing, metals)),
  }));
  return {
    heading,
    result: {
      facts: snapshot.facts,
      categories,
      achievements: snapshot.achievements,
      winners: categories.reduce((sum, { placings }) => sum + placings.length, 0),
    },
  };
}

export interface WinningProjectView {
  readonly heading: EditionHeading;
  readonly category: string;
  readonly placing: ShownPlacing;
  /** What the city wrote, in the parts that are published; none of an edition of the archive. */
  readonly sections: readonly AnswerText[];
}

export async function findWinningProject(
  context: Context,
  programme: string,
  edition: string,
  ref: string,
): Promise<WinningProjectView | null> {
  const heading = await findHeading(context, programme, edition);
  if (!heading) return null;
  const published = await findPublished(context.store.read, heading.id, context.clock());
  for (const category of published?.snapshot.categories ?? []) {
    const placing = category.placings.find((one) => one.ref === ref);
    if (!published || !placing) continue;
    const { snapshot } = published;
    const application = snapshot.counted?.bundle.applications.find((one) => one.ref === ref);
    return {
      heading,
      category: category.name,
      placing: showPlacing(snapshot, placing, await findMetals(context, heading.id)),
      sections: answersFor(
        await findPublishedForm(context.store.read, heading.id, ref),
        application?.answers ?? {},
        "everybody",
      ),
    };
  }
  return null;
}

/** As it was submitted on. */
async function findPublishedForm(db: Db, editionId: string, ref: string): Promise<Form> {
  const application = await findApplication(db, editionId, ref);
  const submission = application && (await findLastSubmission(db, application.id));
  return findFormToRead(db, editionId, submission);
}

/** The panel is told with the result: who judges is not known before, and it is null until then. */
export async function findPanel(
  context: Context,
  programme: string,
  edition: string,
): Promise<{ heading: EditionHeading; panel: ResultSnapshot["panel"] | null } | null> {
  const heading = await findHeading(context, programme, edition);
  if (!heading) return null;
  const published = await findPublished(context.store.read, heading.id, context.clock());
  return { heading, panel: published?.snapshot.panel ?? null };
}

export async function findRules(
  context: Context,
  programme: string,
  edition: string,
): Promise<{ heading: EditionHeading; rules: readonly RuleParagraph[] } | null> {
  const heading = await findHeading(context, programme, edition);
  if (!heading) return null;
  const { rounds, prizes } = await loadRules(context.store.read, heading.id);
  return { heading, rules: rulesInWords(rounds, prizes) };
}

export async function listEditions(context: Context): Promise<readonly EditionHeading[]> {
  return listPublicEditions(context.store.read);
}
