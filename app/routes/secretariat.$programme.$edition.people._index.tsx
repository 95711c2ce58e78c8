import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { liftStaffRecusal, recuseStaff } from "#app/commands/recuse-staff.ts";
import { staffAsideSchema, staffBackSchema } from "#app/forms/staff-recusals.ts";
import { findPeople } from "#app/queries/edition-people.ts";
import { loadStaffRecusals } from "#app/queries/staff-recusals.ts";
import { act } from "#app/server/acted.ts";
import { countryName } from "#app/server/countries.ts";
import { requireSecretariat, requireStaff } from "#app/server/guards.ts";
import { notFound } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { EmptyState } from "#app/ui/award/empty-state.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FormState } from "#app/ui/form/form-state.tsx";
import { FormStatus } from "#app/ui/form/form-status.tsx";
import { pathFor, SecretariatPage } from "#app/ui/layout/edition-pages.tsx";
import { ExportLinks } from "#app/ui/layout/export-links.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { JudgeList, PanelList } from "#app/ui/settings/judge-list.tsx";
import { AsideNotice, StaffRecusals } from "#app/ui/settings/staff-recusals.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `People: ${found.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, edition, role, asideFrom } = await requireStaff(args);
  const { judges, panels } = await findPeople(context, edition.id);
  const isOver = isResultFixed(edition);
  return {
    edition,
    viewer: viewer.name || viewer.email,
    mayAct: role === "secretariat" && !isOver,
    asideFrom,
    staff: await loadStaffRecusals(context, { edition, role }),
    mayRecuse: role === "secretariat" && edition.state !== "archived",
    panels,
    judges: judges.map((judge) => ({
      ...judge,
      country: judge.country === null ? null : countryName(judge.country),
    })),
  };
}

/** The secretariat alone: who of the staff steps aside, and who is let back. */
export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const editionId = edition.id;
  const form = await readBody(args.request);
  const acted = await actOnStaff();
  if (!acted.ok) return "reading" in acted ? data(acted.reading, 422) : refuse(acted.refusal, form);
  return redirect(`${pathFor("secretariat", edition, "/people")}?done=${acted.done}`);

  async function actOnStaff() {
    switch (form.get("intent")) {
      case "staff-aside":
        return act(form, staffAsideSchema, "staff-aside", ({ member, ...sent }) =>
          recuseStaff(context, { editionId, staffId: member, ...sent }),
        );
      case "staff-back":
        return act(form, staffBackSchema, "staff-back", ({ recusal }) =>
          liftStaffRecusal(context, { editionId, recusalId: recusal }),
        );
      default:
        throw notFound();
    }
  }
}

const DONE: Readonly<Record<string, string>> = {
  "staff-aside": "It is recorded: nothing of that category is on their pages any more.",
  "staff-back": "The colleague is back, and is told by mail.",
  added: "The judge is added; the invitation is on its way.",
  left: "The judge has left the panel. Whoever took the seat over has what was not finished.",
  "set-aside":
    "The judge has left the panel, and their scorecards are set aside by recorded decisions.",
  imported: "The judges of the sheet are added. Invite each from their own page.",
  "imported-and-invited": "The judges of the sheet are added; their invitations are on their way.",
};

export default function PeoplePage() {
  const { edition, viewer, mayAct, panels, judges, asideFrom, staff, mayRecuse } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const to = (page: string) => pathFor("secretariat", edition, `/people/${page}`);
  const accepted = judges.filter(({ standing }) => standing === "accepted").length;
  return (
    <SecretariatPage edition={edition} viewer={viewer}>
      <PageHead
        title={
          judges.length === 0
            ? "Invite the judges"
            : `${accepted} of ${judges.length} judge${judges.length === 1 ? "" : "s"} accepted`
        }
        eyebrow={`People of ${edition.name}`}
        lead={
          <>
            The staff keeps the whole programme:{" "}
            <Link to={`/secretariat/${edition.programme}`}>secretariat and observers</Link>.
          </>
        }
        aside={
          mayAct ? (
            <div className="actions">
              <Link className="button" to={to("new")}>
                Add a judge
              </Link>
              <Link to={to("import")}>Judges from a sheet</Link>
              <Link to={to("conflicts")}>Likely conflicts</Link>
            </div>
          ) : undefined
        }
      />
      <FormState answer={answer}>
        <ErrorSummary />
        <FormStatus>{answer ? undefined : DONE[search.get("done") ?? ""]}</FormStatus>
        <div className="stack">
          <AsideNotice from={asideFrom} />
          <section aria-labelledby="judges">
            <h2 id="judges">Judges</h2>
            {judges.length === 0 ? (
              <EmptyState title="There is no judge yet">
                <p>A judge is invited by mail and sees nothing before accepting.</p>
              </EmptyState>
            ) : (
              <JudgeList
                judges={judges}
                zone={edition.timeZone}
                of={panels.length}
                to={edition.role === "secretariat" ? to : null}
              />
            )}
          </section>
          {judges.length > 0 && (
            <ExportLinks to={pathFor("secretariat", edition, "/export/judges")} what="the judges" />
          )}
          {panels.length > 0 && (
            <section aria-labelledby="panels">
              <h2 id="panels">Panels</h2>
              <PanelList panels={panels} />
            </section>
          )}
          <StaffRecusals
            {...staff}
            zone={edition.timeZone}
            mayAct={mayRecuse}
            isAside={asideFrom.length > 0}
          />
        </div>
      </FormState>
    </SecretariatPage>
  );
}
