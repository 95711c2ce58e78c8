import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { saveSupplement } from "#app/commands/save-supplement.ts";
import { MOST_SUPPLEMENT_CHARACTERS } from "#app/domain/round/supplement.ts";
import { readForm } from "#app/forms/read-form.ts";
import { supplementSchema } from "#app/forms/supplement.ts";
import { loadOwnSupplement } from "#app/queries/own-supplement.ts";
import { notFound } from "#app/server/not-found.ts";
import { headOf, requireOwnApplication } from "#app/server/own-application.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { ApplicationPage, titleOf } from "#app/ui/application/application-page.tsx";
import { LocalTime } from "#app/ui/award/local-time.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FormState } from "#app/ui/form/form-state.tsx";
import { FormStatus } from "#app/ui/form/form-status.tsx";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Add to ${titleOf(found.head)}` : "There is nothing here" },
];

/** Who may read a finalist of the round whose window is open; for everybody else it does not exist. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireOwnApplication(args);
  const supplement = await loadOwnSupplement(access.context, access.own.application.id);
  if (!supplement) throw notFound();
  return { head: headOf(access), supplement, mayWrite: access.own.right !== "view" };
}

/** Who may write in it, in the window; the command asks again. */
export async function action(args: ActionFunctionArgs) {
  const { context, own } = await requireOwnApplication(args, "edit");
  const { edition, application } = own;
  if (!(await loadOwnSupplement(context, application.id))) throw notFound();
  const form = await readBody(args.request);
  const reading = readForm(form, supplementSchema);
  if (!reading.ok) return data(reading, 422);
  const name = { editionId: edition.id, ref: application.ref };
  const outcome = await saveSupplement(context, { ...name, ...reading.value });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(pathFor("apply", edition, `/${application.ref}/supplement?done=saved`));
}

export default function SupplementRoute() {
  const { head, supplement, mayWrite } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const zone = head.edition.timeZone;
  const { text, version, savedAt, closesAt } = supplement;
  return (
    <ApplicationPage head={head} title="Add for the next round">
      <FormState answer={answer}>
        <ErrorSummary />
        <FormStatus>
          {!answer && search.get("done") === "saved"
            ? "Saved. It stands like this when the window closes, unless you change it."
            : undefined}
        </FormStatus>
        <div className="card narrow">
          <p>
            The judges of {supplement.round} see this beside your application, marked as added later
            with its date. What you submitted stays as it is. You may write until{" "}
            <LocalTime instant={closesAt} zone={zone} isDeadline />.
          </p>
          {answer && savedAt !== null && (
            <details className="confirm">
              <summary>What is saved now</summary>
              <p>{text}</p>
            </details>
          )}
          {mayWrite ? (
            <Form method="post" noValidate>
              {/* Sent back because somebody saved in between: what is shown above is known now. */}
              <input type="hidden" name="version" value={version} />
              <TextArea
                name="text"
                label="What you add"
                hint={`At most ${MOST_SUPPLEMENT_CHARACTERS.toLocaleString("en-GB")} characters. Leave it empty to add nothing.`}
                rows={12}
                value={text}
                isRequired={false}
              />
              <SubmitButton intent="save" pending="Saving…">
                Save
              </SubmitButton>
            </Form>
          ) : (
            <p>{text === "" ? "Nothing has been added yet." : text}</p>
          )}
          {savedAt !== null && (
            <p className="small soft">
              Saved <LocalTime instant={savedAt} zone={zone} />.
            </p>
          )}
        </div>
      </FormState>
    </ApplicationPage>
  );
}
