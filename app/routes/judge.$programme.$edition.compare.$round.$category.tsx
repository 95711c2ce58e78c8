import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OWN_ORDERS } from "#app/domain/scorecard/own-scores.ts";
import { loadOwnScores } from "#app/queries/own-scores.ts";
import { requireJudge } from "#app/server/guards.ts";
import { judgeHead, placeName } from "#app/server/judge-head.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { OwnScoresPage } from "#app/ui/judging/own-scores-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `My scores: ${data.category.name}` : "There is nothing here" },
];

/** A judge of the category's panel, of their own scorecards, from the opening of the round. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireJudge(args);
  const order = new URL(args.request.url).searchParams.get("order");
  const view = await loadOwnScores(access.context, access, {
    round: requireParam(args.params, "round"),
    category: requireParam(args.params, "category"),
    order: OWN_ORDERS.find((one) => one === order) ?? "queue",
  });
  if (!view) throw notFound();
  return {
    ...judgeHead(access),
    ...view,
    own: view.own && {
      ...view.own,
      rows: view.own.rows.map(({ city, country, ...row }) => ({
        ...row,
        place: placeName({ city, country }),
      })),
    },
  };
}

export default function OwnScoresRoute() {
  return <OwnScoresPage view={useLoaderData<typeof loader>()} />;
}
