import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { importJudges } from "#app/commands/import-judges.ts";
import { JUDGE_COLUMNS } from "#app/domain/import/judge-sheet.ts";
import { judgeSheetSchema } from "#app/forms/import.ts";
import { readForm } from "#app/forms/read-form.ts";
import { findPeople } from "#app/queries/edition-people.ts";
import { requireSecretariat } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { readJudgeSheet } from "#app/server/read-sheets.ts";
import { refuse } from "#app/server/refuse.ts";
import { keepSheet, previewOf, sentText } from "#app/server/sent-sheet.ts";
import { Checkbox } from "#app/ui/form/checkbox.tsx";
import { FormState } from "#app/ui/form/form-state.tsx";
import { SheetForm } from "#app/ui/import/sheet-form.tsx";
import { SheetPreview } from "#app/ui/import/sheet-preview.tsx";
import { Breadcrumbs } from "#app/ui/layout/breadcrumbs.tsx";
import { pathFor, SecretariatPage } from "#app/ui/layout/edition-pages.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Judges from a sheet: ${found.edition.name}` : "There is nothing here" },
];

/** Secretariat. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, edition } = await requireSecretariat(args);
  const { panels } = await findPeople(context, edition.id);
  return {
    edition,
    viewer: viewer.name || viewer.email,
    panels: panels.map(({ name }) => name),
    columns: JUDGE_COLUMNS.map(({ name, isRequired }) => ({ name, isRequired })),
  };
}

/** Secretariat; the command reads the sheet's clashes again inside its transaction. */
export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const form = await readBody(args.request);
  const sent = await sentText(form);
  if (!sent.ok) return refuse(sent.refusal, form);
  const reading = readForm(form, judgeSheetSchema);
  if (!reading.ok) return data(keepSheet(form, sent.value, reading.errors), 422);
  const read = await readJudgeSheet(context, edition, sent.value);
  const { intent, isInvited } = reading.value;
  if (intent === "preview" || read.faults.length > 0) return previewOf(form, sent.value, read);
  const outcome = await importJudges(context, {
    editionId: edition.id,
    judges: read.lines,
    isInvited,
  });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  const done = isInvited ? "imported-and-invited" : "imported";
  return redirect(`${pathFor("secretariat", edition, "/people")}?done=${done}`);
}

export default function ImportJudgesPage() {
  const { edition, viewer, panels, columns } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const preview = answer?.ok ? answer.preview : null;
  const panel = panels[0] ?? "Mobility";
  return (
    <SecretariatPage edition={edition} viewer={viewer}>
      <Breadcrumbs trail={[{ to: pathFor("secretariat", edition, "/people"), label: "People" }]} />
      <PageHead
        title="Judges from a sheet"
        eyebrow={edition.name}
        lead="One line a judge. The file that the list of judges is saved as can be changed and sent back: take out the lines of those who are there."
      />
      <FormState answer={answer}>
        <div className="stack">
          {preview && (
            <SheetPreview
              preview={preview}
              counted={preview.count === 1 ? "1 judge" : `${preview.count} judges`}
            >
              <Checkbox
                name="isInvited"
                label="Send each of them the invitation now"
                hint="Without it they are on their panels, and each is invited from their own page."
              />
            </SheetPreview>
          )}
          <SheetForm
            columns={columns}
            example={`Name,E-mail,Title,Country,Panels,Chair\nAda Example,ada@example.org,"Professor, Example University",South Korea,${panel},yes\nBo Example,bo@example.org,City planner,VN,all,no`}
          >
            <p>
              Panels are names of categories, apart by semicolons, or “all”: {panels.join("; ")}.
            </p>
          </SheetForm>
        </div>
      </FormState>
    </SecretariatPage>
  );
}
