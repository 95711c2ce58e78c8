import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { saveAnswers } from "#app/commands/save-answers.ts";
import { compareVersions, listVersions } from "#app/queries/draft-versions.ts";
import { notFound } from "#app/server/not-found.ts";
import { headOf, requireOwnApplication } from "#app/server/own-application.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { titleOf } from "#app/ui/application/application-page.tsx";
import { VersionsPage } from "#app/ui/application/versions-page.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Versions: ${titleOf(data.head)}` : "There is nothing here" },
];

/** Who may read it; `?from=v1&to=now` compares two of them. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireOwnApplication(args);
  const { searchParams } = new URL(args.request.url);
  const [from, to] = [searchParams.get("from"), searchParams.get("to")];
  const isComparing = from !== null && to !== null;
  const answers = isComparing && (await compareVersions(access.context, access.own, from, to));
  if (answers === null) throw notFound();
  return {
    head: headOf(access),
    versions: await listVersions(access.context, access.own),
    compared: answers && isComparing ? { from, to, answers } : null,
  };
}

/** Who may write in it, while it may be written in: keeps what stands in it now; the command asks again. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireOwnApplication(args);
  const form = await readBody(args.request);
  const { edition, application } = access.own;
  const name = { editionId: edition.id, ref: application.ref };
  const outcome = await saveAnswers(access.context, { ...name, changes: {}, isAsked: true });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(pathFor("apply", edition, `/${application.ref}/versions?done=kept`));
}

export default function VersionsRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return <VersionsPage view={view} answer={answer} done={search.get("done")} />;
}
