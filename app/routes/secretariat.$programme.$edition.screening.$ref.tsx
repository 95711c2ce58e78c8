import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { acceptOnAppeal } from "#app/commands/accept-on-appeal.ts";
import {
  concludeScreening,
  type NewFinding,
  saveFindings,
} from "#app/commands/screen-application.ts";
import { type DayAndTime, instantInZone } from "#app/forms/day-and-time.ts";
import { readForm } from "#app/forms/read-form.ts";
import { appealSchema, screeningSchema } from "#app/forms/screening.ts";
import { findNextToScreen, readForScreening } from "#app/queries/screening.ts";
import { countryName } from "#app/server/countries.ts";
import { requireSecretariat, type StaffAccess } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { ScreenPage } from "#app/ui/screening/screen-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Screen ${data.application.ref}` : "There is nothing here" },
];

/** Secretariat, from submission on. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireSecretariat(args);
  const ref = requireParam(args.params, "ref");
  const view = await readForScreening(access.context, access.edition, access.role, ref);
  if (!view) throw notFound();
  const { programme, slug, name, programmeName, timeZone } = access.edition;
  return {
    ...view,
    application: { ...view.application, country: countryName(view.application.country) },
    edition: { programme, slug, name, programmeName, timeZone },
    viewer: access.viewer.name === "" ? access.viewer.email : access.viewer.name,
    next: await findNextToScreen(access.context, access.edition, ref),
  };
}

/** Secretariat; the command asks for the role again. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireSecretariat(args);
  const ref = requireParam(args.params, "ref");
  const form = await readBody(args.request);
  return form.get("intent") === "appeal" ? appeal(access, ref, form) : screen(access, ref, form);
}

async function screen(access: StaffAccess, ref: string, form: FormData) {
  const reading = readForm(form, screeningSchema);
  if (!reading.ok) return data(reading, 422);
  const { intent, submission, reason, dueAt } = reading.value;
  const checked = {
    editionId: access.edition.id,
    ref,
    submission,
    findings: findingsOf(reading.value.findings),
  };
  const outcome =
    intent === "save"
      ? await saveFindings(access.context, checked)
      : await concludeScreening(access.context, {
          ...checked,
          conclusion: intent,
          reason: reason.trim(),
          dueAt: intent === "returned" ? instantOf(dueAt, access.edition.timeZone) : null,
        });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return intent === "save" ? goTo(access, ref, "saved") : goOn(access, ref, intent);
}

type SentFindings = Readonly<
  Record<string, { readonly result?: NewFinding["result"] | undefined; readonly note: string }>
>;

function findingsOf(sent: SentFindings): readonly NewFinding[] {
  return Object.entries(sent).flatMap(([clauseId, { result, note }]) =>
    result === undefined ? [] : [{ clauseId, result, note }],
  );
}

function instantOf(typed: DayAndTime | null, zone: string): Date | null {
  return typed === null ? null : instantInZone(typed, zone);
}

async function appeal(access: StaffAccess, ref: string, form: FormData) {
  const reading = readForm(form, appealSchema);
  if (!reading.ok) return data(reading, 422);
  const { id: editionId } = access.edition;
  const outcome = await acceptOnAppeal(access.context, { editionId, ref, ...reading.value });
  return outcome.ok ? goTo(access, ref, "appeal") : refuse(outcome.refusal, form);
}

function goTo({ edition }: StaffAccess, ref: string, done: string) {
  return redirect(pathFor("secretariat", edition, `/screening/${ref}?done=${done}`));
}

/** The next that waits opens by itself; the list, where none does. */
async function goOn(access: StaffAccess, ref: string, done: string) {
  const next = await findNextToScreen(access.context, access.edition, ref);
  return next === null
    ? redirect(pathFor("secretariat", access.edition, `/screening?done=${done}`))
    : goTo(access, next, done);
}

export default function ScreenRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return (
    <ScreenPage
      key={`${view.application.ref} ${view.submission}`}
      view={view}
      answer={answer}
      done={search.get("done")}
    />
  );
}
