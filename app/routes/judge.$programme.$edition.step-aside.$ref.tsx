import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { stepAside } from "#app/commands/step-aside.ts";
import { steppingAsideSchema } from "#app/forms/judging.ts";
import { readForm } from "#app/forms/read-form.ts";
import { loadReading } from "#app/queries/judge-reading.ts";
import { doesAsideMatter } from "#app/queries/short-panels.ts";
import { requireJudge } from "#app/server/guards.ts";
import { judgeHead } from "#app/server/judge-head.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { Notice } from "#app/ui/award/notice.tsx";
import { Checkbox } from "#app/ui/form/checkbox.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FormState } from "#app/ui/form/form-state.tsx";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { JudgePage, pathFor } from "#app/ui/layout/edition-pages.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Step aside: ${data.title}` : "There is nothing here" },
];

/** A judge of the category's panel, from the opening of the first round. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireJudge(args);
  const view = await loadReading(access.context, access, requireParam(args.params, "ref"));
  if (!view) throw notFound();
  const { ref, title, category, isAside, mayStepAside } = view;
  const isOfCategory = access.edition.isRecusalOfCategory;
  const { context, edition, judge } = access;
  const doesMatter = mayStepAside && (await doesAsideMatter(context, edition, judge.id, ref));
  return {
    ...judgeHead(access),
    ref,
    title,
    category,
    isAside,
    mayStepAside,
    isOfCategory,
    doesMatter,
  };
}

/** A judge of the category's panel, for themselves. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireJudge(args);
  const form = await readBody(args.request);
  const reading = readForm(form, steppingAsideSchema);
  if (!reading.ok) return data(reading, 422);
  const outcome = await stepAside(access.context, {
    editionId: access.edition.id,
    judgeId: access.judge.id,
    ref: requireParam(args.params, "ref"),
    ...reading.value,
  });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(`${pathFor("judge", access.edition)}?done=aside`);
}

export default function StepAsidePage() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { edition, viewer, title, category } = view;
  const back = pathFor("judge", edition, `/read/${view.ref}`);
  return (
    <JudgePage edition={edition} viewer={viewer}>
      <FormState answer={answer}>
        <PageHead title={`Step aside from ${title}`} eyebrow={category} />
        {view.mayStepAside ? (
          <Form method="post" noValidate className="card narrow">
            <ErrorSummary />
            {view.isOfCategory ? (
              <p>
                In this award whoever steps aside from one application steps aside from its whole
                category, {category}. You will not read, score or vote in it any more, and what you
                wrote there will not count. The secretariat is told, and can bring you back.
              </p>
            ) : (
              <p>
                You will not read, score or vote for this application any more, and a scorecard you
                wrote for it will not count. The secretariat is told, and can bring you back.
              </p>
            )}
            {view.doesMatter && (
              <Notice title="Few judges are left here" look="warn">
                <p>
                  If you step aside, this needs another judge. Do it all the same where it is right:
                  the secretariat sees it at once and finds somebody.
                </p>
              </Notice>
            )}
            {!view.isOfCategory && (
              <Checkbox
                name="isWhole"
                label={`Step aside from the whole category ${category}`}
                hint="From every application in it, those that come later too."
              />
            )}
            <TextArea
              name="reason"
              label="Why do you step aside?"
              hint="Such as: I worked for this city. Only the secretariat reads it."
              rows={3}
            />
            <div className="actions">
              <SubmitButton intent="step-aside" pending="Stepping aside…" look="danger">
                Step aside
              </SubmitButton>
              <Link className="button button-plain" to={back}>
                Go back
              </Link>
            </div>
          </Form>
        ) : (
          <Notice
            title={view.isAside ? "You have stepped aside" : "Judging is over"}
            look={view.isAside ? "say" : "warn"}
          >
            <ErrorSummary />
            <p>
              {view.isAside
                ? "You neither read, score nor vote for this application."
                : "Nobody steps aside any more on this page; please write to the secretariat."}
            </p>
            <p>
              <Link to={pathFor("judge", edition)}>To my judging</Link>
            </p>
          </Notice>
        )}
      </FormState>
    </JudgePage>
  );
}
