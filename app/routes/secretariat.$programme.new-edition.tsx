import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { createEdition } from "#app/commands/create-edition.ts";
import { instantInZone } from "#app/forms/day-and-time.ts";
import { newEditionSchema } from "#app/forms/edition.ts";
import { readForm } from "#app/forms/read-form.ts";
import { listEditionLines } from "#app/queries/my-programmes.ts";
import { requireProgrammeSecretariat } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { timeZoneList } from "#app/server/time-zones.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FormState } from "#app/ui/form/form-state.tsx";
import { RadioGroup } from "#app/ui/form/radio-group.tsx";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { Breadcrumbs } from "#app/ui/layout/breadcrumbs.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { Page } from "#app/ui/layout/page.tsx";
import { CallTime, EditionNames, ZoneSelect } from "#app/ui/settings/edition-fields.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `New edition: ${found.programme.name}` : "There is nothing here" },
];

/** Secretariat of the programme. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, programme } = await requireProgrammeSecretariat(args);
  const [last] = await listEditionLines(context, programme.id);
  return {
    viewer: viewer.name || viewer.email,
    programme: { slug: programme.slug, name: programme.name },
    last: last ? { name: last.name, timeZone: last.timeZone } : null,
    zones: timeZoneList(last?.timeZone),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context, programme } = await requireProgrammeSecretariat(args);
  const form = await readBody(args.request);
  const reading = readForm(form, newEditionSchema);
  if (!reading.ok) return data(reading, 422);
  const { callOpens, callCloses, ...edition } = reading.value;
  const outcome = await createEdition(context, {
    ...edition,
    programmeId: programme.id,
    callOpensAt: callOpens && instantInZone(callOpens, edition.timeZone),
    callClosesAt: callCloses && instantInZone(callCloses, edition.timeZone),
  });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(`/secretariat/${programme.slug}/${outcome.value.slug}/settings?done=created`);
}

const EMPTY = { date: "", time: "" };

export default function NewEditionPage() {
  const { viewer, programme, last, zones } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const zone = last?.timeZone ?? "";
  return (
    <Page brand={{ to: `/secretariat/${programme.slug}`, name: programme.name }} account={viewer}>
      <Breadcrumbs
        trail={[
          { to: "/secretariat", label: "Your awards" },
          { to: `/secretariat/${programme.slug}`, label: programme.name },
        ]}
      />
      <PageHead
        title="Begin a new edition"
        lead="Nobody sees it until you open its call. Everything asked here can be changed until then, but for the address."
      />
      <FormState answer={answer}>
        <Form method="post" noValidate className="narrow">
          <ErrorSummary />
          <RadioGroup
            name="from"
            label="Take the rules from"
            hint="Categories, criteria, terms and conditions, rounds and prizes. No people and no dates."
            value={last ? "last" : "wego"}
            choices={[
              ...(last ? [{ value: "last", label: `The last edition: ${last.name}` }] : []),
              {
                value: "wego",
                label: "The template of the WeGO Smart Sustainable City Awards",
                hint: "Six categories with four criteria each; screening, scores from 1 to 10, five finalists a category, a vote for two of them; Gold, Silver and Special Mention.",
              },
            ]}
          />
          <EditionNames />
          <TextInput
            name="slug"
            label="Address"
            hint="The part of its pages' address that names it, such as 2027. It stays for good."
          />
          <ZoneSelect zones={zones} zone={zone} />
          <CallTime name="callOpens" zone={zone} isZoneAsked value={EMPTY} />
          <CallTime name="callCloses" zone={zone} isZoneAsked value={EMPTY} />
          <SubmitButton intent="create" pending="Creating…">
            Create the edition
          </SubmitButton>
        </Form>
      </FormState>
    </Page>
  );
}
