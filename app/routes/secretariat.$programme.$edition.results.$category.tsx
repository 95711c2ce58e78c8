import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { loadCategoryResult } from "#app/queries/category-result.ts";
import { requireSecretariat, requireStaff } from "#app/server/guards.ts";
import { placeName } from "#app/server/judge-head.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { actOnCategory } from "#app/server/result-acts.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { withPlaces } from "#app/server/with-places.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { CategoryPage } from "#app/ui/results/category-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data ? `${data.category.name}: ${data.frame.edition.name}` : "There is nothing here",
  },
];

/** Secretariat and observers, what is over; scorecards for the secretariat alone. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireStaff(args);
  const slug = requireParam(args.params, "category");
  const view = await loadCategoryResult(access.context, access, slug);
  if (!view) throw notFound();
  return {
    frame: staffFrame(access),
    state: access.edition.state,
    ...view,
    standings: view.standings.map(withPlaces),
    placings: view.placings.map(({ city, country, ...placing }) => ({
      ...placing,
      place: placeName({ city, country }),
    })),
  };
}

/** The secretariat alone. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireSecretariat(args);
  const slug = requireParam(args.params, "category");
  const form = await readBody(args.request);
  const acted = await actOnCategory(access, form);
  if (!acted.ok) return "reading" in acted ? data(acted.reading, 422) : refuse(acted.refusal, form);
  const page = pathFor("secretariat", access.edition, `/results/${slug}`);
  return redirect(`${page}?done=${acted.done}`);
}

export default function CategoryRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <CategoryPage view={view} answer={answer} />;
}
