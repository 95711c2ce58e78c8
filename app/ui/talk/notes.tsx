import { Form } from "@remix-run/react";
import { Chip } from "../award/chip.tsx";
import { LocalTime } from "../award/local-time.tsx";
import { RadioGroup } from "../form/radio-group.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";

interface NotesProps {
  readonly notes: readonly {
    readonly id: string;
    readonly author: string;
    readonly isMine: boolean;
    readonly isPrivate: boolean;
    readonly text: string;
    readonly writtenAt: Date;
  }[];
  readonly zone: string;
}

const SEEN_BY = [
  { value: "secretariat", label: "Everybody on the secretariat" },
  { value: "author", label: "Only I" },
];

/** What the secretariat notes for itself, each with who sees it. */
export function Notes({ notes, zone }: NotesProps) {
  return (
    <section className="card" aria-labelledby="notes">
      <h2 id="notes" className="text-name">
        Internal notes
      </h2>
      <p className="small soft">
        For the secretariat. No city, no judge and no observer sees them, and no export holds them.
      </p>
      {notes.length > 0 && (
        <ul className="plain-list">
          {notes.map((note) => (
            <li key={note.id}>
              <p className="as-typed">{note.text}</p>
              <p className="small soft">
                {note.isMine ? "You" : note.author},{" "}
                <LocalTime instant={note.writtenAt} zone={zone} />{" "}
                <Chip>{note.isPrivate ? "only you see it" : "the secretariat sees it"}</Chip>
              </p>
            </li>
          ))}
        </ul>
      )}
      <Form method="post" noValidate>
        <TextArea name="note" label="A new note" rows={3} />
        <RadioGroup name="seenBy" label="Who sees it" choices={SEEN_BY} value="secretariat" />
        <p className="actions">
          <SubmitButton intent="note" pending="Saving…" look="plain">
            Save the note
          </SubmitButton>
        </p>
      </Form>
    </section>
  );
}
