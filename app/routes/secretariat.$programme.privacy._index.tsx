import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { savePrivacyNotice } from "#app/commands/save-privacy-notice.ts";
import { noticeSchema } from "#app/forms/privacy.ts";
import { findNotices } from "#app/queries/privacy-notice.ts";
import { act } from "#app/server/acted.ts";
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
  };
}

/** Secretariat of the programme. */
export async function action(args: ActionFunctionArgs) {
  const { context, programme } = await requireProgrammeSecretariat(args);
  const form = await readBody(args.request);
  if (form.get("intent") !== "notice") throw notFound();
  const acted = await act(form, noticeSchema, "notice", ({ text }) =>
    savePrivacyNotice(context, { programmeId: programme.id, text }),
  );
  if (!acted.ok) return "reading" in acted ? data(acted.reading, 422) : refuse(acted.refusal, form);
  return redirect(`/secretariat/${programme.slug}/privacy?done=${acted.done}`);
}

const DONE: Readonly<Record<string, string>> = {
  notice: "This text is in force: whoever submits from now on accepts it.",
};

export default function PrivacySettingsPage() {
  const { viewer, programme, notices } = useLoaderData<typeof loader>();
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
              <ul className="rows card">
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
