import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { importCities } from "#app/commands/import-cities.ts";
import { CITY_COLUMNS } from "#app/domain/import/city-sheet.ts";
import { citySheetSchema } from "#app/forms/import.ts";
import { readForm } from "#app/forms/read-form.ts";
import { knownCities } from "#app/queries/import-checks.ts";
import { countryName } from "#app/server/countries.ts";
import { requireSecretariat } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { readCitySheet } from "#app/server/read-sheets.ts";
import { refuse } from "#app/server/refuse.ts";
import { keepSheet, previewOf, sentText } from "#app/server/sent-sheet.ts";
import { FormState } from "#app/ui/form/form-state.tsx";
import { FormStatus } from "#app/ui/form/form-status.tsx";
import { SheetForm } from "#app/ui/import/sheet-form.tsx";
import { SheetPreview } from "#app/ui/import/sheet-preview.tsx";
import { Breadcrumbs } from "#app/ui/layout/breadcrumbs.tsx";
import { pathFor, SecretariatPage } from "#app/ui/layout/edition-pages.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Cities: ${found.edition.name}` : "There is nothing here" },
];

/** Secretariat. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, edition } = await requireSecretariat(args);
  const cities = await knownCities(context, edition.id);
  return {
    edition,
    viewer: viewer.name || viewer.email,
    cities: cities.map(({ slug, name, country }) => ({
      slug,
      name,
      country: countryName(country),
    })),
    columns: CITY_COLUMNS.map(({ name, isRequired }) => ({ name, isRequired })),
  };
}

/** Secretariat; the command asks what is known again inside its transaction. */
export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const form = await readBody(args.request);
  const sent = await sentText(form);
  if (!sent.ok) return refuse(sent.refusal, form);
  const reading = readForm(form, citySheetSchema);
  if (!reading.ok) return data(keepSheet(form, sent.value, reading.errors), 422);
  const read = await readCitySheet(context, edition.id, sent.value);
  if (reading.value.intent === "preview" || read.faults.length > 0)
    return previewOf(form, sent.value, read);
  const outcome = await importCities(context, { editionId: edition.id, cities: read.lines });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(`${pathFor("secretariat", edition, "/settings/cities")}?done=imported`);
}

const DONE: Readonly<Record<string, string>> = { imported: "The cities of the sheet are known." };

export default function CitiesPage() {
  const { edition, viewer, cities, columns } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const preview = answer?.ok ? answer.preview : null;
  return (
    <SecretariatPage edition={edition} viewer={viewer}>
      <Breadcrumbs
        trail={[{ to: pathFor("secretariat", edition, "/settings"), label: "Settings" }]}
      />
      <PageHead
        title={cities.length === 1 ? "1 city is known" : `${cities.length} cities are known`}
        eyebrow={edition.name}
        lead="Cities that you expect, as they are to be written. However an officer types a name that is known, “Hue” or “Huế”, the application is filed under it; a city that is not known is added when it begins."
      />
      <FormState answer={answer}>
        <FormStatus>{answer ? undefined : DONE[search.get("done") ?? ""]}</FormStatus>
        <div className="stack">
          {preview && (
            <SheetPreview
              preview={preview}
              counted={preview.count === 1 ? "1 city" : `${preview.count} cities`}
            />
          )}
          <SheetForm columns={columns} example={"Name,Country\nHuế,Viet Nam\nSeoul,KR"} />
          {cities.length > 0 && (
            <section aria-labelledby="cities">
              <h2 id="cities">Known so far</h2>
              <ul className="rows card">
                {cities.map(({ slug, name, country }) => (
                  <li key={slug}>
                    <div className="row-words">
                      <span className="row-name">{name}</span>
                      <span className="row-detail">{country}</span>
                    </div>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </FormState>
    </SecretariatPage>
  );
}
