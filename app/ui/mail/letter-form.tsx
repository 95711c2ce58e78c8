import { Form, Link } from "@remix-run/react";
import type { LetterView } from "./mail-views.ts";
import { MailText } from "../account/mail-text.tsx";
import { ConfirmDetails } from "../form/confirm-details.tsx";
import { Select } from "../form/select.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";
import { TextInput } from "../form/text-input.tsx";

interface LetterProps {
  readonly letter: LetterView;
}

/** The wording in one language, with the words it may use. */
export function LetterForm({ letter }: LetterProps) {
  const { language, subject, body, fields, isAboutApplication, applications } = letter;
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="language" value={language} />
      <p className="set-label">
        In {nameOfLanguage(language)} ({language})
      </p>
      <TextInput name="subject" label="Subject" value={subject} />
      <TextArea name="body" label="Text" rows={16} value={body} />
      <details className="confirm">
        <summary>What can stand in double braces</summary>
        <div className="confirm-body">
          <dl>
            {fields.map(({ name, says, isRequired }) => (
              <div key={name}>
                <dt>
                  <code>{`{{${name}}}`}</code>
                  {isRequired && ", which must be there"}
                </dt>
                <dd>{says}</dd>
              </div>
            ))}
          </dl>
        </div>
      </details>
      {isAboutApplication && applications.length > 0 && (
        <Select
          name="application"
          label="Preview it with"
          hint="A submitted application. Nothing is sent."
          choices={applications}
          value={applications[0]?.value ?? ""}
        />
      )}
      <div className="actions">
        <SubmitButton intent="save" pending="Saving…">
          Save
        </SubmitButton>
        {(!isAboutApplication || applications.length > 0) && (
          <SubmitButton intent="preview" pending="Filling it in…" look="plain">
            Preview
          </SubmitButton>
        )}
      </div>
    </Form>
  );
}

export function LetterPreview({
  letter: { subject, body },
}: {
  readonly letter: { readonly subject: string; readonly body: string };
}) {
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">As it would be read</h2>
      <p>
        <b>{subject}</b>
      </p>
      <MailText text={body} />
      <p className="soft">Not saved yet.</p>
    </section>
  );
}

/** Other languages it is written in, one more, and the way back to Laurel's own. */
export function LetterLanguages({ letter }: LetterProps) {
  const { language, languages, isOwn } = letter;
  const others = ["en", ...languages.filter((tag) => tag !== "en")].filter(
    (tag) => tag !== language,
  );
  return (
    <>
      <section className="card" aria-labelledby="languages">
        <h2 id="languages" className="text-name">
          Other languages
        </h2>
        <p>Each person gets the language that they chose on their page, or else English.</p>
        {others.length > 0 && (
          <p className="actions">
            {others.map((tag) => (
              <Link key={tag} to={`?language=${encodeURIComponent(tag)}`}>
                {nameOfLanguage(tag)}
              </Link>
            ))}
          </p>
        )}
        <Form method="get" className="filters" aria-label="Another language">
          <div className="field">
            <label htmlFor="another-language">Its tag, such as vi or pt-BR</label>
            <input id="another-language" name="language" type="text" required />
          </div>
          <button className="button button-plain" type="submit">
            Write in this language
          </button>
        </Form>
      </section>
      {isOwn && (
        <ConfirmDetails summary="Go back to Laurel’s wording…">
          <p>Your wording in {nameOfLanguage(language)} is thrown away.</p>
          <Form method="post">
            <input type="hidden" name="language" value={language} />
            <SubmitButton intent="reset" pending="Going back…" look="danger">
              Go back to Laurel’s wording
            </SubmitButton>
          </Form>
        </ConfirmDetails>
      )}
    </>
  );
}

/** In English, the same on the server and in every browser. */
function nameOfLanguage(tag: string): string {
  return new Intl.DisplayNames(["en"], { type: "language" }).of(tag) ?? tag;
}
