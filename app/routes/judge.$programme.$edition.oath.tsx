import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { declareInterests } from "#app/commands/declare-interests.ts";
import { takeOath } from "#app/commands/take-oath.ts";
import { oathActs } from "#app/forms/oath.ts";
import { readForm } from "#app/forms/read-form.ts";
import { loadOwnOath } from "#app/queries/judge-oath.ts";
import { requireJudgeBeforeOath } from "#app/server/guards.ts";
import { judgeHead } from "#app/server/judge-head.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { safeNext } from "#app/server/safe-next.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { oathAt, OathPage } from "#app/ui/oath/oath-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Before you judge: ${found.edition.name}` : "There is nothing here" },
];

/** A judge of the edition, of themselves; every other page of a judge's leads here first. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireJudgeBeforeOath(args);
  const { context, judge } = access;
  return {
    ...judgeHead(access),
    step: judge.oathStep,
    oath: await loadOwnOath(context, access),
  };
}

/** A judge of the edition, for themselves. */
export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireJudgeBeforeOath(args);
  const form = await readBody(args.request);
  const reading = readForm(form, oathActs);
  if (!reading.ok) return data(reading, 422);
  const { value } = reading;
  const own = { editionId: edition.id };
  const search = new URL(args.request.url).searchParams;
  if (value.intent === "take") {
    const taken = await takeOath(context, { ...own, text: value.text });
    if (!taken.ok) return refuse(taken.refusal, form);
    return redirect(oathAt(edition, search.get("next")));
  }
  const declared = await declareInterests(context, { ...own, interests: value.interests });
  if (!declared.ok) return refuse(declared.refusal, form);
  return redirect(safeNext(search.get("next"), `${pathFor("judge", edition)}?done=sworn`));
}

export default function OathRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return <OathPage view={view} answer={answer} next={search.get("next")} />;
}
