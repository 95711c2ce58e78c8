import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { removeDueData } from "#app/commands/remove-due-data.ts";
import { savePrivacyNotice } from "#app/commands/save-privacy-notice.ts";
import { saveRetention } from "#app/commands/save-retention.ts";
import { noFields, noticeSchema, retentionSchema } from "#app/forms/privacy.ts";
import { findNotices } from "#app/queries/privacy-notice.ts";
import { findRetention, reportRetention } from "#app/queries/retention.ts";
import { act, type Acted } from "#app/server/acted.ts";
import type { Context } from "#app/server/context.ts";
import { requireProgrammeSecretariat } from "#app/server/guards.ts";
import { notFound } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { LocalTime } from "#app/ui/award/local-time.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FormState } from "#app/ui/form/form-state.tsx";
import { FormStatus } from "#app/ui/form/form-status.tsx";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { Breadcrumbs } from "#app/ui/layout/breadcrumbs.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { Page } from "#app/ui/layout/page.tsx";
import { RetentionForm, RetentionReport } from "#app/ui/privacy/retention-part.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Privacy: ${found.programme.name}` : "There is nothing here" },
];

/** Secretariat of the programme. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, programme } = await requireProgrammeSecretariat(args);
  const found = await findNotices(context, programme.slug);
  return {
    viewer: viewer.name || viewer.email,
    programme: { slug: programme.slug, name: programme.name },
    notices: found?.notices ?? [],
    classes: await findRetention(context, programme.id),
    report: await reportRetention(context, programme.id),
  };
}

/** Secretariat of the programme. */
export async function action(args: ActionFunctionArgs) {
  const { context, programme } = await requireProgrammeSecretariat(args);
  const form = await readBody(args.request);
  const acted = await actOnPrivacy(context, programme.id, form);
  if (!acted.ok) return "reading" in acted ? data(acted.reading, 422) : refuse(acted.refusal, form);
  return redirect(`/secretariat/${programme.slug}/privacy?done=${acted.done}`);
}

async function actOnPrivacy(context: Context, programmeId: string, form: FormData): Promise<Acted> {
  switch (form.get("intent")) {
    case "notice":
      return act(form, noticeSchema, "notice", ({ text }) =>
        savePrivacyNotice(context, { programmeId, text }),
      );
    case "retention":
      return act(form, retentionSchema, "retention", ({ days }) =>
        saveRetention(context, { programmeId, days }),
      );
    case "remove":
      return act(form, noFields, "removed", () => removeDueData(context, programmeId));
    default:
      throw notFound();
  }
}

const DONE: Readonly<Record<string, string>> = {
  notice: "This text is in force: whoever submits from now on accepts it.",
  retention: "Saved. What is due by it is listed below, and nothing is removed yet.",
  removed: "Removed. The audit log of each edition says what.",
};

export default function PrivacySettingsPage() {
  const { viewer, programme, notices, classes, report } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const home = `/secretariat/${programme.slug}`;
  const [latest] = notices;
  return (
    <Page brand={{ to: home, name: programme.name }} account={viewer}>
      <Breadcrumbs trail={[{ to: home, label: programme.name }]} />
      <PageHead
        title="Privacy"
        eyebrow={programme.name}
        lead="What people are told about their data, how long it is kept, and how a person is erased."
      />
      <FormState answer={answer}>
        <ErrorSummary />
        <FormStatus>{answer ? undefined : DONE[search.get("done") ?? ""]}</FormStatus>
        <div className="stack">
          <section aria-labelledby="notice">
            <h2 id="notice">Notice of privacy</h2>
            <Form method="post" noValidate className="narrow">
              <TextArea
                name="text"
                label="Text"
                hint="Whoever submits an application reads and accepts it. A new text is a new version; what was submitted keeps the version that was accepted with it."
                rows={12}
                value={latest?.text ?? ""}
              />
              <SubmitButton intent="notice" pending="Saving…">
                {latest ? "Put this text in force" : "Save the notice"}
              </SubmitButton>
            </Form>
            {notices.length > 0 && (
              <ul className="rows card mt-4">
                {notices.map(({ id, number, savedAt }) => (
                  <li key={id}>
                    <div className="row-words">
                      <a
                        className="row-name"
                        href={`/awards/${programme.slug}/privacy?version=${number}`}
                      >
                        Version {number}
                      </a>
                      <span className="row-detail">
                        <LocalTime instant={savedAt} zone="UTC" />
                      </span>
                    </div>
                  </li>
                ))}
              </ul>
            )}
          </section>
          <section aria-labelledby="retention">
            <h2 id="retention">How long data is kept</h2>
            <p>
              Days after the result of an edition is certified. What is left empty is kept without
              end; the result itself, what was submitted and the audit log stay.
            </p>
            <RetentionForm classes={classes} />
            <h3 className="mt-8">What is kept now</h3>
            <RetentionReport lines={report} />
          </section>
          <section aria-labelledby="person">
            <h2 id="person">A person who asks to be erased</h2>
            <p>
              <Link to={`${home}/privacy/person`}>See what is kept, and erase it</Link>
            </p>
          </section>
        </div>
      </FormState>
    </Page>
  );
}
