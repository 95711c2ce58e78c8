import { AttachmentList, type ShownAttachment } from "./attachment-list.tsx";

interface ApplicationTextProps {
  readonly application: {
    readonly sections: readonly {
      readonly name: string;
      readonly label: string;
      readonly text: string;
    }[];
    readonly attachments: readonly ShownAttachment[];
  };
}

/** What a city wrote and attached, for reading beside a scorecard, a checklist, or on paper. */
export function ApplicationText({ application }: ApplicationTextProps) {
  const { sections, attachments } = application;
  return (
    <div className="application-text">
      {sections.length === 0 && <p className="soft">No text was given with this application.</p>}
      {sections.map(({ name, label, text }) => (
        <section key={name} aria-labelledby={`section-${name}`}>
          <h2 id={`section-${name}`}>{label}</h2>
          {name === "links" ? <Links text={text} /> : <Paragraphs text={text} />}
        </section>
      ))}
      {attachments.length > 0 && (
        <section aria-labelledby="section-files">
          <h2 id="section-files">Files</h2>
          <AttachmentList files={attachments} />
        </section>
      )}
    </div>
  );
}

function Paragraphs({ text }: { readonly text: string }) {
  return text.split(/\n{2,}/).map((paragraph, index) => (
    // A paragraph has no name but its place, and the text never changes on the page.
    <p key={index} className="as-typed">
      {paragraph}
    </p>
  ));
}

/** An address that is not a web address stays what it is: text. */
function Links({ text }: { readonly text: string }) {
  const lines = text.split(/\s*\n\s*/).filter((line) => line !== "");
  return (
    <ul>
      {lines.map((line, index) => (
        <li key={index}>
          {/^https:\/\/\S+$/.test(line) ? (
            <a href={line} rel="noreferrer nofollow">
              {line}
            </a>
          ) : (
            line
          )}
        </li>
      ))}
    </ul>
  );
}
