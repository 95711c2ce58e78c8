import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { saveSamples } from "#app/commands/save-samples.ts";
import { readForm } from "#app/forms/read-form.ts";
import { isRowAct, rowsAfter } from "#app/forms/rows.ts";
import { samplesSchema } from "#app/forms/samples.ts";
import { findSamples } from "#app/queries/samples.ts";
import { requireSecretariat, requireStaff } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { FixedNotice } from "#app/ui/settings/fixed.tsx";
import { SaveOnEnter } from "#app/ui/settings/row-tools.tsx";
import { SampleRows, SamplesText } from "#app/ui/settings/sample-rows.tsx";
import { SettingsPage } from "#app/ui/settings/settings-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  {
    title: found
      ? `Practice and calibration, ${found.category.name}: ${found.edition.name}`
      : "There is nothing here",
  },
];

/** Secretariat and observers. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, edition, role } = await requireStaff(args);
  const category = requireParam(args.params, "category");
  const found = await findSamples(context, { edition, role, category });
  if (!found) throw notFound();
  return { edition, viewer: viewer.name || viewer.email, ...found };
}

export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const category = requireParam(args.params, "category");
  const form = await readBody(args.request);
  const reading = readForm(form, samplesSchema);
  if (!reading.ok) return data(reading, 422);
  const { intent, known, samples } = reading.value;
  const outcome = await saveSamples(context, {
    editionId: edition.id,
    category,
    known,
    rows: rowsAfter(samples, intent),
  });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  const page = pathFor("secretariat", edition, `/settings/samples/${category}`);
  return redirect(`${page}?done=${isRowAct(intent) ? "moved" : "saved"}`);
}

export default function SamplesOfCategoryPage() {
  const view = useLoaderData<typeof loader>();
  const { edition, viewer, category, samples, lock, calibrationLock, owing, mayCompare } = view;
  const answer = useActionData<typeof action>();
  return (
    <SettingsPage
      frame={{ edition, viewer }}
      title={`Practice and calibration: ${category.name}`}
      lead="Write each as an application of this category might read. Judges are told that it is made up; what they give it counts for nothing."
      answer={answer}
      trail={[
        {
          to: pathFor("secretariat", edition, "/settings/samples"),
          label: "Practice and calibration",
        },
      ]}
    >
      <div className="stack">
        {owing && (
          <p>
            {owing.length === 0
              ? "Every judge of the panel has submitted the calibration set."
              : `Still to submit the calibration set: ${owing.join(", ")}.`}{" "}
            {mayCompare && (
              <Link to={pathFor("secretariat", edition, `/calibration/${category.slug}`)}>
                How the panel used the scale on it
              </Link>
            )}
          </p>
        )}
        {calibrationLock !== null && lock === null && (
          <p className="soft">The calibration set is closed. {calibrationLock}</p>
        )}
        {lock === null ? (
          <Form method="post" noValidate preventScrollReset>
            <SaveOnEnter />
            <SampleRows samples={samples} />
            <SubmitButton intent="save" pending="Saving…">
              Save
            </SubmitButton>
          </Form>
        ) : (
          <>
            <FixedNotice reason={lock} />
            <SamplesText samples={samples} />
          </>
        )}
      </div>
    </SettingsPage>
  );
}
