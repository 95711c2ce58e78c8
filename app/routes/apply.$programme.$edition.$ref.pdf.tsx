import type { LoaderFunctionArgs } from "@remix-run/node";
import { readSubmission } from "#app/queries/application-history.ts";
import { pdfAnswer, versionAsked } from "#app/server/pdf-answer.ts";
import { notFound } from "#app/server/not-found.ts";
import { requireOwnApplication } from "#app/server/own-application.ts";

/** Who may read it; `?version=1` is the first that was submitted, the last where none is named. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, own } = await requireOwnApplication(args);
  const submission = await readSubmission(context, own, versionAsked(args.request));
  if (!submission) throw notFound();
  const { edition, city, category } = own;
  return pdfAnswer({ edition, city, category, ref: own.application.ref, submission });
}
