import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { openCall } from "#app/commands/open-call.ts";
import type { SettingsPage } from "#app/domain/edition/readiness.ts";
import { findSettings, type SettingsView } from "#app/queries/edition-settings.ts";
import { requireSecretariat, requireStaff } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { EditionStateChip } from "#app/ui/settings/edition-list.tsx";
import {
  OpenCall,
  SettingsOverview,
  type SettingsPart,
} from "#app/ui/settings/settings-overview.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FormState } from "#app/ui/form/form-state.tsx";
import { FormStatus } from "#app/ui/form/form-status.tsx";
import { pathFor, SecretariatPage } from "#app/ui/layout/edition-pages.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Settings: ${found.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, edition, role } = await requireStaff(args);
  const settings = await findSettings(context, edition.id, role);
  return {
    edition,
    viewer: viewer.name || viewer.email,
    mayAct: role === "secretariat",
    missing: settings.missing,
    parts: partsOf(
      settings,
      `${edition.place || "No place yet"}, ${edition.timeZone.replaceAll("_", " ")}`,
    ),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const form = await readBody(args.request);
  const outcome = await openCall(context, { editionId: edition.id });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(`${pathFor("secretariat", edition, "/settings")}?done=call-opened`);
}

function partsOf(
  { categories, clauses, eligibility, form, rounds, prizes, locks }: SettingsView,
  place: string,
): readonly SettingsPart[] {
  const names = (list: readonly { readonly name: string }[]) =>
    list.map(({ name }) => name).join(", ") || "None yet";
  return [
    { page: "edition", title: "Names and dates", says: place, lock: locks["call-closes"] },
    {
      page: "categories",
      title: "Categories and criteria",
      says: names(categories),
      lock: locks.criteria,
    },
    {
      page: "clauses",
      title: "Terms and Conditions",
      says: clauses.map(({ title }) => title).join(", ") || "None yet",
      lock: locks.clauses,
    },
    {
      page: "eligibility",
      title: "Who may apply",
      says: eligibility.map(({ text }) => text).join(" ") || "Nothing is asked first",
      lock: locks.eligibility,
    },
    {
      page: "form",
      title: "Questions",
      says: `${form.questions} questions in ${form.sections} sections`,
      lock: locks.form,
    },
    { page: "rounds", title: "Rounds", says: names(rounds), lock: locks.rounds },
    { page: "prizes", title: "Prizes", says: names(prizes), lock: locks.prizes },
  ];
}

const DONE: Readonly<Record<string, string>> = {
  created:
    "The edition is there. Look through its settings, invite its judges, then open its call.",
  "call-opened": "The call is open: the edition is public now.",
};

export default function SettingsIndexPage() {
  const { edition, viewer, mayAct, missing, parts } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const to = (page: SettingsPage) => pathFor("secretariat", edition, `/settings/${page}`);
  return (
    <SecretariatPage edition={edition} viewer={viewer}>
      <PageHead
        title={titleOf(missing)}
        eyebrow={`Settings of ${edition.name}`}
        aside={<EditionStateChip state={edition.state} />}
      />
      <FormState answer={answer}>
        <ErrorSummary />
        <FormStatus>{answer ? undefined : DONE[search.get("done") ?? ""]}</FormStatus>
        <div className="stack">
          {missing && mayAct && <OpenCall missing={missing} to={to} />}
          <SettingsOverview parts={parts} missing={missing} to={to} />
          <p>
            <Link to={pathFor("secretariat", edition, "/settings/letters")}>
              What the letters to cities and judges say
            </Link>
          </p>
          <p>
            <Link to={pathFor("secretariat", edition, "/settings/oath")}>What judges promise</Link>
          </p>
          <p>
            <Link to={pathFor("secretariat", edition, "/settings/samples")}>
              Made-up applications that judges practise on and calibrate by
            </Link>
          </p>
          {mayAct && (
            <p>
              <Link to={pathFor("secretariat", edition, "/settings/cities")}>
                Cities that are expected, from a sheet
              </Link>
            </p>
          )}
        </div>
      </FormState>
    </SecretariatPage>
  );
}

function titleOf(missing: readonly unknown[] | null): string {
  if (missing === null) return "What is set, and what is fixed";
  if (missing.length === 0) return "Open the call";
  return missing.length === 1
    ? "One thing is missing before the call can open"
    : `${missing.length} things are missing before the call can open`;
}
