import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { TITLE } from "#app/domain/application/merge-answers.ts";
import { questionsOf } from "#app/domain/form/form.ts";
import { openedInWords } from "#app/domain/screening/open-questions.ts";
import { draftSchema } from "#app/forms/application-answers.ts";
import { readForm, typedValues } from "#app/forms/read-form.ts";
import { readDraft } from "#app/queries/own-applications.ts";
import { markOf } from "#app/server/answer-marks.ts";
import { countryList } from "#app/server/countries.ts";
import { headOf, requireOwnApplication } from "#app/server/own-application.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { saveTyped, type ShownClash, withoutTaken } from "#app/server/save-typed.ts";
import { titleOf } from "#app/ui/application/application-page.tsx";
import { WritePage } from "#app/ui/application/write-page.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Write: ${titleOf(data.head)}` : "There is nothing here" },
];

/** Who may read it. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireOwnApplication(args);
  const { missing, attachments } = await readDraft(access.context, access.own);
  const { title, answers, answerVersions: versions } = access.own.application;
  const stored = { title, answers, versions };
  const asksCountry = questionsOf(access.own.form).some(({ kind }) => kind === "country");
  const { form, opened } = access.own;
  const names = [TITLE, ...questionsOf(form).map(({ name }) => name)].filter(
    (name) => opened === null || opened.includes(name),
  );
  return {
    head: headOf(access),
    person: access.viewer.userId,
    form,
    opened,
    openedInWords: openedInWords(form, opened),
    countries: asksCountry ? countryList() : [],
    answers,
    marks: Object.fromEntries(names.map((name) => [name, markOf(access.context, stored, name)])),
    missing: missing.length,
    files: attachments.length,
  };
}

/** Who may write in it, while it may be written in; the command asks again. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireOwnApplication(args);
  const form = await readBody(args.request);
  const reading = readForm(form, draftSchema(access.own.form));
  if (!reading.ok) return data(reading, 422);
  const outcome = await saveTyped(access, form, reading.value, { isPart: false });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  const saved = outcome.value;
  const values = withoutTaken(typedValues(form));
  if (saved.clashes.length > 0)
    return data({ ok: false as const, errors: clashErrors(saved.clashes), values, saved }, 409);
  const { ref } = access.own.application;
  const to = (page: string) => pathFor("apply", access.own.edition, `/${ref}${page}`);
  if (form.get("intent") !== "continue") return redirect(to("/write?done=saved"));
  const after = await requireOwnApplication(args);
  const draft = await readDraft(after.context, after.own);
  // Files are added on the page that follows.
  const missing = draft.missing.filter(({ isFile }) => !isFile);
  if (missing.length === 0) return redirect(to("/files?done=saved"));
  const errors = missing.map(({ field, sentence: message }) => ({ field, message }));
  return data({ ok: false as const, errors, values, saved }, 422);
}

function clashErrors(clashes: readonly ShownClash[]) {
  return clashes.map(({ field, by, isOwn }) => ({
    field,
    message: `${isOwn ? "You" : (by ?? "Somebody")} saved another text here${isOwn ? " on another page" : ""} since this page was loaded. Both are kept: choose one.`,
  }));
}

export default function WriteRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return <WritePage key={view.head.ref} view={view} answer={answer} done={search.get("done")} />;
}
