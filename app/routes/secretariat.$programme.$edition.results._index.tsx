import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayAndTimeIn } from "#app/forms/day-and-time.ts";
import { loadResults } from "#app/queries/results.ts";
import { requireSecretariat, requireStaff } from "#app/server/guards.ts";
import { placeName } from "#app/server/judge-head.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { actOnResult } from "#app/server/result-acts.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { ResultsPage } from "#app/ui/results/results-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Results: ${data.frame.edition.name}` : "There is nothing here" },
];

/** The hour of a ceremony that nobody has set otherwise. */
const CEREMONY_TIME = "16:00";

/** Secretariat and observers; placings only once every round is over. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireStaff(args);
  const { state, ceremonyOn, timeZone } = access.edition;
  const view = await loadResults(access.context, access);
  const planned = view.certifications.find((one) => one.isInForce)?.publishAt ?? null;
  return {
    frame: staffFrame(access),
    state,
    ...view,
    categories: view.categories.map((category) => ({
      ...category,
      placings: category.placings.map(({ city, country, ...placing }) => ({
        ...placing,
        place: placeName({ city, country }),
      })),
    })),
    offered: planned
      ? dayAndTimeIn(planned, timeZone)
      : { date: ceremonyOn ?? "", time: ceremonyOn ? CEREMONY_TIME : "" },
  };
}

/** The secretariat alone. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireSecretariat(args);
  const form = await readBody(args.request);
  const acted = await actOnResult(access, form);
  if (!acted.ok) return "reading" in acted ? data(acted.reading, 422) : refuse(acted.refusal, form);
  return redirect(`${pathFor("secretariat", access.edition, "/results")}?done=${acted.done}`);
}

export default function ResultsRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <ResultsPage view={view} answer={answer} />;
}
