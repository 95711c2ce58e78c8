import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { recordRefusedAttempt } from "#app/commands/record-attempt.ts";
import { submitApplication } from "#app/commands/submit-application.ts";
import { submitSchema } from "#app/forms/application.ts";
import { readForm } from "#app/forms/read-form.ts";
import { acceptedNotice } from "#app/forms/privacy.ts";
import { readClauses } from "#app/queries/call.ts";
import { readDraft } from "#app/queries/own-applications.ts";
import { findNotice } from "#app/queries/privacy-notice.ts";
import { headOf, requireOwnApplication } from "#app/server/own-application.ts";
import { markOpened, readOpened } from "#app/server/opened-mark.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { titleOf } from "#app/ui/application/application-page.tsx";
import { SubmitPage } from "#app/ui/application/submit-page.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Check and submit: ${titleOf(data.head)}` : "There is nothing here" },
];

/** Its owner. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireOwnApplication(args);
  const { missing, attachments } = await readDraft(access.context, access.own);
  const { lastScreening } = access.own;
  const isCorrection = access.own.application.state === "returned";
  return {
    head: headOf(access),
    opened: markOpened(access.context, access.own.application.id),
    missing,
    files: attachments.length,
    clauses: await readClauses(access.context, access.own.edition.id),
    notice: await findNotice(access.context, access.own.edition.programmeId),
    isCorrection,
    reason: isCorrection ? (lastScreening?.reason ?? "") : "",
  };
}

/** Its owner, until the deadline; the command asks again inside its transaction. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireOwnApplication(args);
  const form = await readBody(args.request);
  const { edition, application } = access.own;
  const clauses = await readClauses(access.context, edition.id);
  const notice = await findNotice(access.context, edition.programmeId);
  const schema = submitSchema(clauses, application.state === "returned");
  const reading = readForm(form, schema.extend(acceptedNotice(notice?.id ?? null).shape));
  const name = { editionId: edition.id, ref: application.ref };
  if (!reading.ok) {
    const missing = reading.errors.map(({ message }) => message);
    const attempt = { ...name, at: access.context.clock(), result: "invalid", missing } as const;
    await recordRefusedAttempt(access.context, attempt);
    return data(reading, 422);
  }
  const outcome = await submitApplication(access.context, {
    ...name,
    openedAt: readOpened(access.context, application.id, reading.value.opened),
    version: reading.value.version,
    acceptedClauses: Object.keys(reading.value.clauses),
    acceptedNotice: notice?.id ?? null,
    reply: reading.value.reply,
  });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(pathFor("apply", edition, `/${application.ref}/receipt`));
}

export default function SubmitRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <SubmitPage key={view.head.ref} view={view} answer={answer} />;
}
