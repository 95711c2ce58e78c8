import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reopenCard } from "#app/commands/reopen-card.ts";
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { instantInZone } from "#app/forms/day-and-time.ts";
import { reopenSchema } from "#app/forms/panels.ts";
import { readForm } from "#app/forms/read-form.ts";
import { loadReopen } from "#app/queries/reopenings.ts";
import { findRoundId } from "#app/queries/round-page.ts";
import { asTwo } from "#app/server/acted.ts";
import { requireSecretariat } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { ReopenPage } from "#app/ui/panels/reopen-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  {
    title: found ? `Open a scorecard again: ${found.frame.edition.name}` : "There is nothing here",
  },
];

/** The secretariat alone, while nothing later has been opened: done or missing, never what a card says. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireSecretariat(args);
  const { context, edition } = access;
  const view = await loadReopen(context, edition, requireParam(args.params, "round"));
  if (!view || isResultFixed(edition)) throw notFound();
  return { frame: staffFrame(access), ...view };
}

export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const slug = requireParam(args.params, "round");
  const roundId = await findRoundId(context, edition.id, slug);
  if (roundId === null) throw notFound();
  const form = await readBody(args.request);
  const reading = readForm(form, reopenSchema);
  if (!reading.ok) return data(reading, 422);
  const { card, until, reason } = reading.value;
  const outcome = await reopenCard(context, {
    editionId: edition.id,
    roundId,
    ...card,
    until: instantInZone(until, edition.timeZone),
    reason,
  });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  const done = asTwo("reopened")(outcome.value);
  return redirect(`${pathFor("secretariat", edition, `/judging/${slug}/reopen`)}?done=${done}`);
}

export default function ReopenRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <ReopenPage view={view} answer={answer} />;
}
