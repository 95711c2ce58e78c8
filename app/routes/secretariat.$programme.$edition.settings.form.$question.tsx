import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeForm } from "#app/commands/change-form.ts";
import { type Form, questionsOf } from "#app/domain/form/form.ts";
import { KIND_WORDS } from "#app/domain/form/question-in-words.ts";
import { formActSchema, questionSchema } from "#app/forms/form-builder.ts";
import { readForm } from "#app/forms/read-form.ts";
import { findFormSettings } from "#app/queries/form-settings.ts";
import { requireSecretariat, requireStaff } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { EditQuestion } from "#app/ui/form-builder/edit-question.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { SettingsPage } from "#app/ui/settings/settings-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `${found.question.label}: ${found.edition.name}` : "There is nothing here" },
];

const called = (name: string) => (form: Form) =>
  questionsOf(form).find((question) => question.name === name);

/** Secretariat and observers. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, edition, role } = await requireStaff(args);
  const find = called(requireParam(args.params, "question"));
  const view = await findFormSettings(context, edition.id, role, find);
  const question = find(view.form);
  if (!question) throw notFound();
  return { edition, viewer: viewer.name || viewer.email, view, question };
}

export async function action(args: ActionFunctionArgs) {
  const { context, edition, role } = await requireSecretariat(args);
  const form = await readBody(args.request);
  const find = called(requireParam(args.params, "question"));
  const before = find((await findFormSettings(context, edition.id, role)).form);
  if (!before) throw notFound();
  const pressed = readForm(form, formActSchema);
  if (!pressed.ok) return data(pressed, 422);
  const editionId = edition.id;
  const page = pathFor("secretariat", edition, "/settings/form");
  if (pressed.value.intent === "remove") {
    const { version } = pressed.value;
    const act = { do: "remove-question", name: before.name } as const;
    const removed = await changeForm(context, { editionId, version, act });
    return removed.ok ? redirect(`${page}?done=saved`) : refuse(removed.refusal, form);
  }
  const reading = readForm(form, questionSchema(before));
  if (!reading.ok) return data(reading, 422);
  const { version, question } = reading.value;
  const act = { do: "change-question", question } as const;
  const outcome = await changeForm(context, { editionId, version, act });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(`${page}/${before.name}?done=saved`);
}

const DONE: Readonly<Record<string, string>> = {
  added: "The question is there, and optional for now. Set here what it asks for.",
  saved: "Saved.",
};

export default function QuestionSettingsPage() {
  const { edition, viewer, view, question } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = pathFor("secretariat", edition, "/settings/form");
  return (
    <SettingsPage
      frame={{ edition, viewer }}
      title={question.label}
      lead={`${KIND_WORDS[question.kind]}. Its kind stays; for another kind, remove it and add a new one.`}
      answer={answer}
      done={DONE}
      trail={[{ to: form, label: "Questions" }]}
    >
      <EditQuestion key={`${question.name} ${view.version ?? 0}`} view={view} question={question} />
    </SettingsPage>
  );
}
