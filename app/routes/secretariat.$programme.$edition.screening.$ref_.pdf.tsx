import type { LoaderFunctionArgs } from "@remix-run/node";
import { findSubmittedText } from "#app/queries/submitted-text.ts";
import { requireSecretariat } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { pdfAnswer, versionAsked } from "#app/server/pdf-answer.ts";

/** Secretariat, from submission on. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const ref = requireParam(args.params, "ref");
  const text = await findSubmittedText(context, edition, ref, versionAsked(args.request));
  if (!text) throw notFound();
  return pdfAnswer(text);
}
