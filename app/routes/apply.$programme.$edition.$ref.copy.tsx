import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { copyApplication } from "#app/commands/copy-application.ts";
import { capsInWords } from "#app/domain/application/caps.ts";
import { copySchema } from "#app/forms/application.ts";
import { readForm } from "#app/forms/read-form.ts";
import { readCall } from "#app/queries/call.ts";
import { notFound } from "#app/server/not-found.ts";
import { headOf, requireOwnApplication } from "#app/server/own-application.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import {
  ApplicationPage,
  applicationPath,
  titleOf,
} from "#app/ui/application/application-page.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FormState } from "#app/ui/form/form-state.tsx";
import { RadioGroup } from "#app/ui/form/radio-group.tsx";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Copy: ${titleOf(data.head)}` : "There is nothing here" },
];

/** Who is in charge. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireOwnApplication(args, "own");
  const { edition } = access.own;
  const call = await readCall(access.context, edition.programme, edition.slug);
  if (!call) throw notFound();
  return {
    head: headOf(access),
    isCallOpen: call.phase === "open",
    rules: capsInWords(edition),
    categories: call.categories
      .filter(({ name }) => name !== access.own.category)
      .map(({ slug, name }) => ({ value: slug, label: name })),
  };
}

/** Who is in charge, while the call is open; the command asks again. */
export async function action(args: ActionFunctionArgs) {
  const { context, own } = await requireOwnApplication(args, "own");
  const form = await readBody(args.request);
  const reading = readForm(form, copySchema);
  if (!reading.ok) return data(reading, 422);
  const { edition, application } = own;
  const name = { editionId: edition.id, ref: application.ref };
  const outcome = await copyApplication(context, { ...name, ...reading.value });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(pathFor("apply", edition, `/${outcome.value.ref}/write?done=copied`));
}

export default function CopyRoute() {
  const { head, isCallOpen, rules, categories } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <ApplicationPage head={head} title="Copy to another category">
      <FormState answer={answer}>
        <ErrorSummary />
        <div className="card narrow">
          <p>
            The copy is a draft of its own, with every answer and every file. What you change in one
            of the two does not change the other.
          </p>
          {rules.map((rule) => (
            <p key={rule}>{rule}</p>
          ))}
          {!isCallOpen || categories.length === 0 ? (
            <>
              <p>
                {isCallOpen
                  ? "This edition has no other category."
                  : "The call is not open: nothing can be begun, and so nothing copied."}
              </p>
              <p>
                <Link to={applicationPath(head)}>Where this application stands</Link>
              </p>
            </>
          ) : (
            <Form method="post" noValidate>
              <RadioGroup name="category" label="Category of the copy" choices={categories} />
              <SubmitButton intent="copy" pending="Copying…">
                Copy it
              </SubmitButton>
            </Form>
          )}
        </div>
      </FormState>
    </ApplicationPage>
  );
}
