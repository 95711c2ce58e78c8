import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { loadBallot } from "#app/queries/judge-ballots.ts";
import { requireJudge } from "#app/server/guards.ts";
import { judgeHead } from "#app/server/judge-head.ts";
import { noteShown } from "#app/server/note-shown.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { shownBallot } from "#app/server/shown-ballot.ts";
import { BallotPage } from "#app/ui/judging/ballot-page.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Ballot: ${data.ballot.name}` : "There is nothing here" },
];

/** A judge of the category's panel, while the round is open. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireJudge(args);
  const view = await loadBallot(
    access.context,
    access,
    requireParam(args.params, "round"),
    requireParam(args.params, "category"),
  );
  if (!view) throw notFound();
  if (view === "over") throw redirect(`${pathFor("judge", access.edition)}?done=over`);
  const { round, category } = view;
  const refs = category.finalists.map(({ ref }) => ref);
  await noteShown(args.request, access, round.slug, refs);
  return { ...judgeHead(access), ballot: shownBallot(view) };
}

export default function BallotRoute() {
  const view = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return <BallotPage {...view} done={search.get("done")} isChanging={search.has("change")} />;
}
