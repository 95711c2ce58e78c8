import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { importResults } from "#app/commands/import-results.ts";
import { RESULT_COLUMNS } from "#app/domain/import/result-sheet.ts";
import { resultSheetSchema } from "#app/forms/import.ts";
import { readForm } from "#app/forms/read-form.ts";
import { requireProgrammeSecretariat } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { readResultSheet } from "#app/server/read-sheets.ts";
import { refuse } from "#app/server/refuse.ts";
import { keepSheet, previewOf, sentText } from "#app/server/sent-sheet.ts";
import { timeZoneList } from "#app/server/time-zones.ts";
import { FormState } from "#app/ui/form/form-state.tsx";
import { PastEditionFields, SentAgain } from "#app/ui/import/past-edition-fields.tsx";
import { SheetForm } from "#app/ui/import/sheet-form.tsx";
import { SheetPreview } from "#app/ui/import/sheet-preview.tsx";
import { Breadcrumbs } from "#app/ui/layout/breadcrumbs.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { Page } from "#app/ui/layout/page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `A past edition: ${found.programme.name}` : "There is nothing here" },
];

/** Secretariat of the programme. */
export async function loader(args: LoaderFunctionArgs) {
  const { viewer, programme } = await requireProgrammeSecretariat(args);
  return {
    viewer: viewer.name || viewer.email,
    programme: { slug: programme.slug, name: programme.name },
    zones: timeZoneList(),
    columns: RESULT_COLUMNS.map(({ name, isRequired }) => ({ name, isRequired })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context, programme } = await requireProgrammeSecretariat(args);
  const form = await readBody(args.request);
  const sent = await sentText(form);
  if (!sent.ok) return refuse(sent.refusal, form);
  const reading = readForm(form, resultSheetSchema);
  if (!reading.ok) return data(keepSheet(form, sent.value, reading.errors), 422);
  const read = readResultSheet(sent.value);
  const { intent, ...edition } = reading.value;
  if (intent === "preview" || read.faults.length > 0) return previewOf(form, sent.value, read);
  const outcome = await importResults(context, {
    ...edition,
    programmeId: programme.id,
    results: read.lines,
  });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(`/secretariat/${programme.slug}?done=archived`);
}

export default function PastEditionPage() {
  const { viewer, programme, zones, columns } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const preview = answer?.ok ? answer.preview : null;
  const home = `/secretariat/${programme.slug}`;
  return (
    <Page brand={{ to: home, name: programme.name }} account={viewer}>
      <Breadcrumbs trail={[{ to: home, label: programme.name }]} />
      <PageHead
        title="Add a past edition"
        eyebrow={programme.name}
        lead="Its winners, as its report has them. It becomes a certified page of the archive, public at once; it is not counted again, and cannot be changed afterwards."
      />
      <FormState answer={answer}>
        <div className="stack">
          {preview && (
            <SheetPreview
              preview={preview}
              counted={preview.count === 1 ? "1 placing" : `${preview.count} placings`}
            >
              <SentAgain />
            </SheetPreview>
          )}
          <SheetForm
            columns={columns}
            example={
              "Category,Prize,Title,City,Country,Citation\nMobility,Gold,Buses that wait,Huế,Viet Nam,For patience\nMobility,Silver,Paths,Seoul,KR,"
            }
          >
            <PastEditionFields zones={zones} />
          </SheetForm>
        </div>
      </FormState>
    </Page>
  );
}
