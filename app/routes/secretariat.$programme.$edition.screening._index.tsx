import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { removeView, saveView } from "#app/commands/save-view.ts";
import { deskAddress, readDeskSearch } from "#app/domain/screening/desk-search.ts";
import { readForm } from "#app/forms/read-form.ts";
import { removeViewSchema, viewSchema } from "#app/forms/screening.ts";
import { readDesk } from "#app/queries/screening-desk.ts";
import { readBulkChoices } from "#app/queries/bulk-screening.ts";
import { countryName } from "#app/server/countries.ts";
import { requireSecretariat, requireStaff } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { DeskPage } from "#app/ui/screening/desk-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Screening: ${found.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers; drafts are counted and never listed. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireStaff(args);
  const { edition, viewer } = staffFrame(access);
  const search = readDeskSearch(new URL(args.request.url).searchParams);
  const desk = await readDesk(access.context, access.edition, access.role, search);
  return {
    ...desk,
    edition,
    viewer,
    mayOpen: access.role === "secretariat",
    lines: desk.lines.map((line) => ({ ...line, country: countryName(line.country) })),
    countries: desk.countries.map((one) => ({ ...one, name: countryName(one.value) })),
    search,
    address: deskAddress(search),
    choices: await readBulkChoices(access.context, access.edition.id),
  };
}

/** Secretariat: its own views. */
export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const form = await readBody(args.request);
  const page = pathFor("secretariat", edition, "/screening");
  if (form.get("intent") === "remove-view") {
    const reading = readForm(form, removeViewSchema);
    if (!reading.ok) return data(reading, 422);
    const removed = await removeView(context, { editionId: edition.id, id: reading.value.view });
    return removed.ok ? redirect(`${page}?done=view-removed`) : refuse(removed.refusal, form);
  }
  const reading = readForm(form, viewSchema);
  if (!reading.ok) return data(reading, 422);
  const search = deskAddress(readDeskSearch(new URLSearchParams(reading.value.search)));
  const { name } = reading.value;
  const outcome = await saveView(context, { editionId: edition.id, name, search });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(`${page}?${search === "" ? "" : `${search}&`}done=view-saved`);
}

export default function ScreeningPage() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return <DeskPage view={view} answer={answer} done={search.get("done")} />;
}
