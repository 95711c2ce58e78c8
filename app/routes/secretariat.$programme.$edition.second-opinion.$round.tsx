import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { loadSecondOpinion } from "#app/queries/second-opinion.ts";
import { requireSecretariat } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { SecondOpinionPage } from "#app/ui/rounds/second-opinion-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `Second opinion on ${data.round.name}: ${data.frame.edition.name}`
      : "There is nothing here",
  },
];

/** The secretariat alone, once the round is over: it is made of scorecards by judge. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireSecretariat(args);
  const slug = requireParam(args.params, "round");
  const view = await loadSecondOpinion(access.context, access, slug);
  if (!view) throw notFound();
  return { frame: staffFrame(access), ...view };
}

export default function SecondOpinionRoute() {
  return <SecondOpinionPage view={useLoaderData<typeof loader>()} />;
}
