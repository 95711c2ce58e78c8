import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decideOrder } from "#app/server/decide-order.ts";
import { actOnRound } from "#app/server/round-acts.ts";
import { loadRoundPage } from "#app/queries/round-page.ts";
import { requireSecretariat, requireStaff } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { withPlaces } from "#app/server/with-places.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { RoundPage } from "#app/ui/rounds/round-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.round.name}: ${data.frame.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers; standings only once the round is over. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireStaff(args);
  const view = await loadRoundPage(access.context, access, requireParam(args.params, "round"));
  if (!view) throw notFound();
  return {
    frame: staffFrame(access),
    ...view,
    standings: view.standings.map(withPlaces),
    isCertified: access.edition.state === "certified",
  };
}

/** The secretariat alone. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireSecretariat(args);
  const { edition } = access;
  const slug = requireParam(args.params, "round");
  const form = await readBody(args.request);
  const acted =
    form.get("intent") === "order"
      ? await decideOrder(access, form)
      : await actOnRound(access, slug, form);
  if (!acted.ok) return "reading" in acted ? data(acted.reading, 422) : refuse(acted.refusal, form);
  return redirect(`${pathFor("secretariat", edition, `/judging/${slug}`)}?done=${acted.done}`);
}

export default function RoundRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <RoundPage view={view} answer={answer} />;
}
