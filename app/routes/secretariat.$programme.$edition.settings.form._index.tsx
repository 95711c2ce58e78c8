import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeForm } from "#app/commands/change-form.ts";
import type { FormAct } from "#app/domain/form/edit-form.ts";
import { type Form, questionsOf } from "#app/domain/form/form.ts";
import { formActSchema, newQuestionSchema, sectionSchema } from "#app/forms/form-builder.ts";
import { type FormReading, readForm } from "#app/forms/read-form.ts";
import { findFormSettings } from "#app/queries/form-settings.ts";
import { requireSecretariat, requireStaff } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { FormOverview } from "#app/ui/form-builder/form-overview.tsx";
import { Touches } from "#app/ui/form-builder/touches.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { FixedNotice } from "#app/ui/settings/fixed.tsx";
import { SettingsPage } from "#app/ui/settings/settings-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Questions: ${found.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, edition, role } = await requireStaff(args);
  const view = await findFormSettings(context, edition.id, role);
  return { edition, viewer: viewer.name || viewer.email, view };
}

export async function action(args: ActionFunctionArgs) {
  const { context, edition, role } = await requireSecretariat(args);
  const form = await readBody(args.request);
  const pressed = readForm(form, formActSchema);
  if (!pressed.ok) return data(pressed, 422);
  const { form: current } = await findFormSettings(context, edition.id, role);
  const reading = readAct(form, pressed.value, current);
  if (!reading.ok) return data(reading, 422);
  const act = reading.value;
  const outcome = await changeForm(context, {
    editionId: edition.id,
    version: pressed.value.version,
    act,
  });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  if (act.do !== "add-question") {
    const done = act.do === "move-question" ? "moved" : "saved";
    return redirect(`${pathFor("secretariat", edition, "/settings/form")}?done=${done}`);
  }
  const before = new Set(questionsOf(current).map(({ name }) => name));
  const added = questionsOf(outcome.value).find(({ name }) => !before.has(name));
  const page = pathFor("secretariat", edition, `/settings/form/${added?.name ?? ""}`);
  return redirect(`${page}?done=added`);
}

interface Pressed {
  readonly intent: string;
  readonly section: string;
}

/** What a button of the page stands for. */
function readAct(
  form: FormData,
  { intent, section }: Pressed,
  current: Form,
): FormReading<FormAct> {
  const [, way, at] = /^(up|down)-(\d{1,4})$/.exec(intent) ?? [];
  const moved = way === undefined ? undefined : questionsOf(current)[Number(at)];
  if (moved) {
    const by = way === "up" ? -1 : 1;
    return { ok: true, value: { do: "move-question", name: moved.name, by } };
  }
  if (intent === "remove-section") return { ok: true, value: { do: "remove-section", section } };
  if (intent === "add-question") {
    const reading = readForm(form, newQuestionSchema);
    return reading.ok
      ? { ok: true, value: { do: "add-question", section, ...reading.value } }
      : reading;
  }
  const reading = readForm(form, sectionSchema);
  if (!reading.ok) return reading;
  const { title } = reading.value;
  return intent === "name-section"
    ? { ok: true, value: { do: "name-section", section, title } }
    : { ok: true, value: { do: "add-section", title } };
}

export default function FormSettingsPage() {
  const { edition, viewer, view } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const to = (page = "") => pathFor("secretariat", edition, `/settings/form${page}`);
  return (
    <SettingsPage
      frame={{ edition, viewer }}
      title="Questions"
      lead="What a city is asked, in its order. Each change is a new version of the form: what was submitted keeps the version that it was submitted on."
      answer={answer}
    >
      <div className="stack">
        {view.lock !== null && <FixedNotice reason={view.lock} />}
        {view.touches && view.lock === null && <Touches touches={view.touches} />}
        <FormOverview view={view} to={to} />
      </div>
    </SettingsPage>
  );
}
