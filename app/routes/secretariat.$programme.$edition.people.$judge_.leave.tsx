import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { replaceJudge } from "#app/commands/replace-judge.ts";
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { leavingSchema } from "#app/forms/panels.ts";
import { readForm } from "#app/forms/read-form.ts";
import { loadLeaving } from "#app/queries/leaving-judge.ts";
import { requireSecretariat } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { LeavingForm } from "#app/ui/panels/leaving-form.tsx";
import { StaffPage } from "#app/ui/rounds/staff-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  {
    title: found
      ? `${found.judge.name} leaves a panel: ${found.frame.edition.name}`
      : "There is nothing here",
  },
];

/** The secretariat alone; how much is done, never what a card says. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireSecretariat(args);
  const { context, edition } = access;
  const found = await loadLeaving(context, edition.id, requireParam(args.params, "judge"));
  if (!found || isResultFixed(edition)) throw notFound();
  return { frame: staffFrame(access), ...found };
}

export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const slug = requireParam(args.params, "judge");
  const form = await readBody(args.request);
  const reading = readForm(form, leavingSchema);
  if (!reading.ok) return data(reading, 422);
  const outcome = await replaceJudge(context, { editionId: edition.id, slug, ...reading.value });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  const done = outcome.value.setAside > 0 ? "set-aside" : "left";
  return redirect(`${pathFor("secretariat", edition, "/people")}?done=${done}`);
}

export default function LeavingPage() {
  const { frame, judge, panels, work, heirs } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const to = (page: string) => pathFor("secretariat", frame.edition, page);
  return (
    <StaffPage
      frame={frame}
      title={`${judge.name} leaves a panel`}
      eyebrow={`Judges of ${frame.edition.name}`}
      trail={[
        { to: to("/people"), label: "People" },
        { to: to(`/people/${judge.slug}`), label: judge.name },
      ]}
      answer={answer}
    >
      <div className="narrow stack">
        {work && work.due > 0 && (
          <p>
            {work.round}: {work.done} of {work.due} scorecards of {judge.name} are completed. What
            is not goes to whoever takes the seat over.
          </p>
        )}
        {panels.length === 0 ? (
          <p>{judge.name} sits on no panel.</p>
        ) : (
          <LeavingForm name={judge.name} panels={panels} heirs={heirs} />
        )}
      </div>
    </StaffPage>
  );
}
