import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { beginApplication } from "#app/commands/begin-application.ts";
import { capsInWords } from "#app/domain/application/caps.ts";
import { refusedAt } from "#app/domain/kernel/outcome.ts";
import { beginSchema } from "#app/forms/application.ts";
import { readForm } from "#app/forms/read-form.ts";
import { readCall } from "#app/queries/call.ts";
import { hasEligibility } from "#app/queries/eligibility.ts";
import { countryList } from "#app/server/countries.ts";
import { requireViewer, type RouteArgs } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { CallDates } from "#app/ui/application/call-text.tsx";
import { editionPath } from "#app/ui/award/award-page.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FormState } from "#app/ui/form/form-state.tsx";
import { RadioGroup } from "#app/ui/form/radio-group.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { Breadcrumbs } from "#app/ui/layout/breadcrumbs.tsx";
import { ApplyPage, pathFor } from "#app/ui/layout/edition-pages.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Begin an application: ${data.edition.name}` : "There is nothing here" },
];

/** Whoever is signed in; an edition that is being set up does not exist yet. */
async function requireCall(args: RouteArgs) {
  const signedIn = requireViewer(args);
  const programme = requireParam(args.params, "programme");
  const call = await readCall(signedIn.context, programme, requireParam(args.params, "edition"));
  if (!call) throw notFound();
  return { ...signedIn, call };
}

export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, call } = await requireCall(args);
  const isAsked = new URL(args.request.url).searchParams.get("eligible") === null;
  if (isAsked && call.phase === "open" && (await hasEligibility(context, call.edition.id)))
    return redirect(editionPath(call.edition, "/eligibility"));
  const { programme, slug, name, programmeName, timeZone } = call.edition;
  const { callOpensAt, callClosesAt, graceMinutes } = call.edition;
  return {
    edition: { programme, slug, name, programmeName, timeZone },
    viewer: viewer.name === "" ? viewer.email : viewer.name,
    phase: call.phase,
    callOpensAt,
    callClosesAt,
    graceMinutes,
    rules: capsInWords(call.edition),
    countries: countryList(),
    categories: call.categories.map(({ slug, name, description }) => ({
      value: slug,
      label: name,
      ...(description === "" ? {} : { hint: description }),
    })),
  };
}

/** Whoever is signed in, while the call is open. */
export async function action(args: ActionFunctionArgs) {
  const { context, call } = await requireCall(args);
  const form = await readBody(args.request);
  const reading = readForm(form, beginSchema);
  if (!reading.ok) return data(reading, 422);
  if (!countryList().some(({ value }) => value === reading.value.country))
    return refuse(refusedAt("country", "invalid", "Choose a country").refusal, form);
  const outcome = await beginApplication(context, { editionId: call.edition.id, ...reading.value });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(pathFor("apply", call.edition, `/${outcome.value.ref}/write?done=begun`));
}

export default function BeginPage() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { edition, viewer, phase } = view;
  return (
    <ApplyPage edition={edition} viewer={viewer}>
      <Breadcrumbs trail={[{ to: pathFor("apply", edition), label: "My applications" }]} />
      <PageHead title="Begin an application" eyebrow={edition.name} />
      <CallDates
        phase={phase}
        opensAt={view.callOpensAt}
        closesAt={view.callClosesAt}
        zone={edition.timeZone}
        graceMinutes={view.graceMinutes}
      />
      {view.rules.map((rule) => (
        <p key={rule}>{rule}</p>
      ))}
      {(phase === "open" || answer !== undefined) && (
        <FormState answer={answer}>
          <Form method="post" noValidate className="card narrow">
            <ErrorSummary />
            <RadioGroup
              name="category"
              label="Category"
              hint="In which the project is judged. It cannot be changed later."
              choices={view.categories}
            />
            <TextInput
              name="title"
              label="Title of the project"
              hint="As it should stand on the certificate. You may change it until you submit."
            />
            <TextInput
              name="city"
              label="City or organisation that applies"
              hint="Its own name, such as Huế or Beyoğlu."
              autoComplete="organization"
            />
            <Select
              name="country"
              label="Country"
              choices={view.countries}
              placeholder="Choose a country"
            />
            <div className="actions">
              <SubmitButton intent="begin" pending="Beginning…">
                Begin
              </SubmitButton>
              <Link className="button button-plain" to={editionPath(edition, "/call")}>
                Read what is asked first
              </Link>
            </div>
          </Form>
        </FormState>
      )}
    </ApplyPage>
  );
}
