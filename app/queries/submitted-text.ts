/** What an application was submitted as, for the secretariat. */
import type { Context } from "#app/server/context.ts";
import { findApplication, findNamedApplication } from "#db/repositories/applications.ts";
import { readSubmission } from "./application-history.ts";
import type { EditionHead } from "./membership.ts";

/** @returns null for one that was never submitted, as for one that does not exist */
export async function findSubmittedText(
  context: Context,
  edition: EditionHead,
  ref: string,
  number?: number,
) {
  const application = await findApplication(context.store.read, edition.id, ref);
  const named = application && (await findNamedApplication(context.store.read, application.id));
  if (!application || !named || application.state === "draft") return null;
  const submission = await readSubmission(context, { application }, number);
  if (!submission) return null;
  const { name, timeZone } = edition;
  const [city, category] = [named.entrant.name, named.category.name];
  return { edition: { name, timeZone }, ref, city, category, submission };
}
