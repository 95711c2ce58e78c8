import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { castBallot } from "#app/commands/cast-ballot.ts";
import { ballotSchema } from "#app/forms/judging.ts";
import { readForm } from "#app/forms/read-form.ts";
import { type BallotView, loadBallot } from "#app/queries/judge-ballots.ts";
import { type JudgeAccess, requireJudge, type RouteArgs } from "#app/server/guards.ts";
import { judgeHead } from "#app/server/judge-head.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { shownBallot, shownFinalist } from "#app/server/shown-ballot.ts";
import { FormState } from "#app/ui/form/form-state.tsx";
import { BallotPage } from "#app/ui/judging/ballot-page.tsx";
import { countInWords } from "#app/ui/judging/ballot-form.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Review your ballot: ${data.ballot.name}` : "There is nothing here" },
];

type BallotAccess = JudgeAccess & { readonly view: BallotView };

/** @param tooLate what the judge's own page says where the round was closed */
async function requireBallot(args: RouteArgs, tooLate: string): Promise<BallotAccess> {
  const access = await requireJudge(args);
  const view = await loadBallot(
    access.context,
    access,
    requireParam(args.params, "round"),
    requireParam(args.params, "category"),
  );
  if (!view) throw notFound();
  if (view === "over") throw redirect(`${pathFor("judge", access.edition)}?done=${tooLate}`);
  return { ...access, view };
}

function ballotPath({ edition, view }: BallotAccess) {
  return pathFor("judge", edition, `/ballot/${view.round.slug}/${view.category.slug}`);
}

/** A judge of the category's panel; there is something to confirm only after a choice was sent. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireBallot(args, "over");
  return { ...judgeHead(access), ballot: shownBallot(access.view) };
}

/** A judge of the category's panel: reviews without storing, then casts; the command asks again. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireBallot(args, "not-cast");
  const form = await readBody(args.request);
  switch (form.get("intent")) {
    case "review":
      return review(access.view, form);
    case "cast":
      return cast(access, form, false);
    case "abstain":
      return cast(access, form, true);
    default:
      throw data("This form could not be read.", 400);
  }
}

/** Says what would be cast. Nothing is stored, and no address tells the choice. */
function review({ category }: BallotView, form: FormData) {
  const reading = readForm(form, ballotSchema);
  if (!reading.ok) return data(reading, 422);
  const chosen = new Set(reading.value.choices);
  const choices = category.finalists.filter(({ ref }) => chosen.has(ref));
  if (choices.length !== category.due || chosen.size !== category.due)
    return refuse(
      {
        code: "ballot-choices",
        field: "choices",
        details: [
          `Choose ${countInWords(category.due)}; you chose ${countInWords(chosen.size)}. Then review.`,
        ],
      },
      form,
    );
  return { ok: true as const, review: choices.map(shownFinalist) };
}

async function cast(access: BallotAccess, form: FormData, abstain: boolean) {
  const reading = readForm(form, ballotSchema);
  if (!reading.ok) return data(reading, 422);
  const outcome = await castBallot(access.context, {
    editionId: access.edition.id,
    judgeId: access.judge.id,
    roundId: access.view.round.id,
    categorySlug: access.view.category.slug,
    choices: abstain ? [] : reading.value.choices,
    abstain,
  });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(`${ballotPath(access)}?done=${abstain ? "abstained" : "cast"}`);
}

export default function ConfirmRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isReview = answer?.ok === true;
  return (
    <FormState answer={isReview ? undefined : answer}>
      {/* Loaded again on its own there is nothing to confirm: the choice is made anew. */}
      <BallotPage {...view} review={isReview ? answer.review : undefined} isChanging />
    </FormState>
  );
}
