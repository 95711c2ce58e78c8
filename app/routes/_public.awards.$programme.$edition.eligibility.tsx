import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type EligibilityStep, firstStep, nextStep } from "#app/domain/application/eligibility.ts";
import { eligibilityAnswerSchema } from "#app/forms/eligibility.ts";
import { readForm } from "#app/forms/read-form.ts";
import { readCall } from "#app/queries/call.ts";
import { type EligibilityView, readEligibility } from "#app/queries/eligibility.ts";
import type { RouteArgs } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { EligibilityPage } from "#app/ui/deadlines/eligibility-page.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `May we apply? ${data.heading.name}` : "There is nothing here" },
];

/** Public, as the call is: whoever cannot apply learns it before signing up. */
async function requireQuestions({ context: { context }, params }: RouteArgs) {
  const programme = requireParam(params, "programme");
  const call = await readCall(context, programme, requireParam(params, "edition"));
  if (!call) throw notFound();
  return { call, questions: await readEligibility(context, call.edition.id) };
}

/** Whoever has passed, and an edition that asks nothing, goes on to begin. */
function beginPath(edition: Parameters<typeof pathFor>[1]): string {
  return pathFor("apply", edition, "/new?eligible=yes");
}

export async function loader(args: LoaderFunctionArgs) {
  const { call, questions } = await requireQuestions(args);
  const { programme, slug, programmeName, name, contactEmail } = call.edition;
  const step = shown(firstStep(questions), questions.length);
  if (step === null) return redirect(beginPath(call.edition));
  return {
    heading: { programme, slug, programmeName, name, hasCall: call.phase !== "over" },
    contactEmail,
    step,
  };
}

/** One answer. The way through is the question that comes next: nothing is kept, not even on the page. */
export async function action(args: ActionFunctionArgs) {
  const { call, questions } = await requireQuestions(args);
  const reading = readForm(await readBody(args.request), eligibilityAnswerSchema);
  if (!reading.ok) return data({ step: shown(firstStep(questions), questions.length) }, 422);
  const { question, answer } = reading.value;
  const step = shown(nextStep(questions, question, answer), questions.length);
  if (step === null) return redirect(beginPath(call.edition));
  return { step };
}

/** What its page needs of a step; null where it passes. Which answer passes is not told beforehand. */
function shown(step: EligibilityStep<EligibilityView>, of: number) {
  switch (step.kind) {
    case "ask": {
      const { id, text } = step.question;
      return { kind: "ask" as const, id, text, number: step.number, of };
    }
    case "stop": {
      const { text, explanation, clause } = step.question;
      return { kind: "stop" as const, text, explanation, clause };
    }
    case "pass":
      return null;
  }
}

export default function EligibilityRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <EligibilityPage
      heading={view.heading}
      contactEmail={view.contactEmail}
      step={answer?.step ?? view.step}
    />
  );
}
