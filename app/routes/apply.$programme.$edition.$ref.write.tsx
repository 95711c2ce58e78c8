import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { saveDraft } from "#app/commands/save-draft.ts";
import { completeSchema, draftSchema } from "#app/forms/application.ts";
import { readForm } from "#app/forms/read-form.ts";
import { readDraft } from "#app/queries/own-applications.ts";
import { headOf, type OwnerAccess, requireOwnApplication } from "#app/server/own-application.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { titleOf } from "#app/ui/application/application-page.tsx";
import { WritePage } from "#app/ui/application/write-page.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Write: ${titleOf(data.head)}` : "There is nothing here" },
];

/** Its owner. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireOwnApplication(args);
  const { missing, attachments } = await readDraft(access.context, access.own);
  return {
    head: headOf(access),
    answers: access.own.application.answers,
    missing: missing.length,
    files: attachments.length,
  };
}

/** Its owner, while it may be written in; the command asks again. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireOwnApplication(args);
  const form = await readBody(args.request);
  const intent = form.get("intent");
  const reading = readForm(form, draftSchema);
  if (!reading.ok) return data(reading, 422);
  const { id: editionId } = access.own.edition;
  const { ref } = access.own.application;
  const outcome = await saveDraft(access.context, { editionId, ref, ...reading.value });
  if (!outcome.ok) {
    if (outcome.refusal.code !== "stale-version") return refuse(outcome.refusal, form);
    const refusal = refuse(outcome.refusal, form);
    return data({ ...refusal.data, stored: await readStored(args) }, 409);
  }
  const to = (page: string) => pathFor("apply", access.own.edition, `/${ref}${page}`);
  if (intent !== "continue") return redirect(to("/write?done=saved"));
  const complete = readForm(form, completeSchema);
  if (complete.ok) return redirect(to("/files?done=saved"));
  const { version, savedAt } = outcome.value;
  return data({ ...complete, saved: { version, savedAt } }, 422);
}

/** As it is now: it was saved from another page while this one was open. */
async function readStored(args: Parameters<typeof requireOwnApplication>[0]) {
  const { own }: OwnerAccess = await requireOwnApplication(args);
  const { title, answers, version, savedAt } = own.application;
  return { title, answers, version, savedAt };
}

export default function WriteRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return <WritePage key={view.head.ref} view={view} answer={answer} done={search.get("done")} />;
}
