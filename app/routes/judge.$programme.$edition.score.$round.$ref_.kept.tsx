/** Where the script of the scoring page sends a scorecard, and what it kept while there was no connection. */
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { loadScoring } from "#app/queries/judge-scoring.ts";
import { requireJudge } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuseToScript } from "#app/server/refuse.ts";
import { sendScorecard } from "#app/server/send-scorecard.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";

/** Whoever comes here by an address is sent to the scorecard. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireJudge(args);
  const [round, ref] = [requireParam(args.params, "round"), requireParam(args.params, "ref")];
  if (!(await loadScoring(access.context, access, round, ref))) throw notFound();
  return redirect(pathFor("judge", access.edition, `/score/${round}/${ref}`));
}

/** A judge of the category's panel, while the round is open; the command asks again. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireJudge(args);
  const form = await readBody(args.request);
  const sent = await sendScorecard(access, {
    round: requireParam(args.params, "round"),
    ref: requireParam(args.params, "ref"),
    form,
    submit: form.get("intent") === "submit",
  });
  switch (sent.is) {
    case "nowhere":
      throw notFound();
    case "unreadable":
      return Response.json(sent.answer, { status: 422 });
    case "refused":
      return sent.clash
        ? Response.json({ clash: sent.clash }, { status: 409 })
        : refuseToScript(sent.refusal, form);
    case "saved":
      return Response.json(sent.saved);
  }
}
