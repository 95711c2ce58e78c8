import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { withdrawApplication } from "#app/commands/withdraw-application.ts";
import { APPLICATION_TRANSITIONS } from "#app/domain/application/application-state.ts";
import { nextState } from "#app/domain/kernel/machine.ts";
import { withdrawSchema } from "#app/forms/application.ts";
import { readForm } from "#app/forms/read-form.ts";
import { readHistory } from "#app/queries/application-history.ts";
import { readDraft } from "#app/queries/own-applications.ts";
import { readOwnRemarks } from "#app/queries/own-remarks.ts";
import { readAttempts } from "#app/queries/submit-attempts.ts";
import { countUnreadOf } from "#app/queries/talk.ts";
import { headOf, requireOwnApplication } from "#app/server/own-application.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { titleOf } from "#app/ui/application/application-page.tsx";
import { StatusPage } from "#app/ui/application/status-page.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? titleOf(data.head) : "There is nothing here" },
];

/** Its owner and the colleagues it let in. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireOwnApplication(args);
  const { edition, application } = access.own;
  const { missing, attachments } = await readDraft(access.context, access.own);
  const isFixed = isResultFixed(edition);
  return {
    head: headOf(access),
    missing: missing.length,
    files: attachments.length,
    history: await readHistory(access.context, access.own),
    remarks: await readOwnRemarks(access.context, access.own),
    unread: await countUnreadOf(access.context, access.own),
    attempts: await readAttempts(access.context, application.id),
    mayCopy: access.own.right === "own" && edition.state === "call",
    mayWithdraw:
      access.own.right === "own" &&
      !isFixed &&
      nextState(APPLICATION_TRANSITIONS, application.state, "withdraw") !== null,
  };
}

/** Its owner, until certification; the command asks again. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireOwnApplication(args, "own");
  const form = await readBody(args.request);
  const reading = readForm(form, withdrawSchema);
  if (!reading.ok) return data(reading, 422);
  const { edition, application } = access.own;
  const outcome = await withdrawApplication(access.context, {
    editionId: edition.id,
    ref: application.ref,
    reason: reading.value.reason,
  });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(pathFor("apply", edition, `/${application.ref}?done=withdrawn`));
}

export default function StatusRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return <StatusPage key={view.head.ref} view={view} answer={answer} done={search.get("done")} />;
}
