import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { inviteStaff } from "#app/commands/invite-staff.ts";
import { revokeStaff } from "#app/commands/revoke-staff.ts";
import { withdrawStaffInvitation } from "#app/commands/withdraw-staff-invitation.ts";
import { programmeActs } from "#app/forms/programme.ts";
import { readForm } from "#app/forms/read-form.ts";
import { listEditionLines } from "#app/queries/my-programmes.ts";
import { findProgrammeStaff } from "#app/queries/programme-staff.ts";
import { requireProgrammeSecretariat, requireProgrammeStaff } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { EmptyState } from "#app/ui/award/empty-state.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FormState } from "#app/ui/form/form-state.tsx";
import { FormStatus } from "#app/ui/form/form-status.tsx";
import { Breadcrumbs } from "#app/ui/layout/breadcrumbs.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { Page } from "#app/ui/layout/page.tsx";
import { EditionList } from "#app/ui/settings/edition-list.tsx";
import { InviteStaff, StaffList } from "#app/ui/settings/staff.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? found.programme.name : "There is nothing here" },
];

/** Secretariat and observers of the programme. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, programme } = await requireProgrammeStaff(args);
  const { slug, name, role } = programme;
  return {
    viewer: viewer.name || viewer.email,
    programme: { slug, name },
    mayAct: role === "secretariat",
    editions: await listEditionLines(context, programme.id),
    ...(await findProgrammeStaff(context, programme.id)),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context, programme } = await requireProgrammeSecretariat(args);
  const form = await readBody(args.request);
  const reading = readForm(form, programmeActs);
  if (!reading.ok) return data(reading, 422);
  const { value } = reading;
  const programmeId = programme.id;
  const page = `/secretariat/${programme.slug}`;
  switch (value.intent) {
    case "invite": {
      const { email, role } = value;
      const invited = await inviteStaff(context, { programmeId, email, role });
      return invited.ok ? redirect(`${page}?done=invited`) : refuse(invited.refusal, form);
    }
    case "withdraw": {
      const { invitation: invitationId } = value;
      const withdrawn = await withdrawStaffInvitation(context, { programmeId, invitationId });
      return withdrawn.ok ? redirect(`${page}?done=withdrawn`) : refuse(withdrawn.refusal, form);
    }
    case "revoke": {
      const { staff } = await findProgrammeStaff(context, programmeId);
      const revoked = await revokeStaff(context, { programmeId, staffId: value.member });
      if (!revoked.ok) return refuse(revoked.refusal, form);
      const isOwn = staff.some(({ id, isViewer }) => isViewer && id === value.member);
      return redirect(isOwn ? "/secretariat" : `${page}?done=revoked`);
    }
  }
}

const DONE: Readonly<Record<string, string>> = {
  created: "The programme is there. Begin its first edition.",
  archived: "The past edition is in the archive, and public.",
  invited: "The invitation is on its way.",
  withdrawn: "The invitation no longer works.",
  revoked: "The role has ended; the person has been told by mail.",
};

export default function ProgrammePage() {
  const { viewer, programme, mayAct, editions, staff, invited } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const toNew = `/secretariat/${programme.slug}/new-edition`;
  return (
    <Page brand={{ to: `/secretariat/${programme.slug}`, name: programme.name }} account={viewer}>
      <Breadcrumbs trail={[{ to: "/secretariat", label: "Your awards" }]} />
      <PageHead
        title={programme.name}
        lead="Its editions, and the people who keep it."
        aside={
          mayAct && editions.length > 0 ? (
            <Link className="button" to={toNew}>
              Begin a new edition
            </Link>
          ) : undefined
        }
      />
      <FormState answer={answer}>
        <ErrorSummary />
        <FormStatus>{answer ? undefined : DONE[search.get("done") ?? ""]}</FormStatus>
        <div className="stack">
          <section aria-labelledby="editions">
            <h2 id="editions">Editions</h2>
            {editions.length > 0 ? (
              <EditionList programme={programme} editions={editions} />
            ) : (
              <EmptyState title="There is no edition yet">
                <p>An edition is one running of the award, from its call to its winners.</p>
                {mayAct && (
                  <p>
                    <Link className="button" to={toNew}>
                      Begin the first edition
                    </Link>
                  </p>
                )}
              </EmptyState>
            )}
            {mayAct && (
              <p>
                <Link to={`/secretariat/${programme.slug}/archive`}>
                  Add a past edition from its report
                </Link>
              </p>
            )}
          </section>
          <section aria-labelledby="staff">
            <h2 id="staff">Staff</h2>
            <StaffList staff={staff} invited={invited} mayAct={mayAct} />
            {mayAct && <InviteStaff />}
          </section>
          {mayAct && (
            <p>
              <Link to={`/secretariat/${programme.slug}/privacy`}>
                Privacy: the notice, how long data is kept, erasing a person
              </Link>
            </p>
          )}
        </div>
      </FormState>
    </Page>
  );
}
