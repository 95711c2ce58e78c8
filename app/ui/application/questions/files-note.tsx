import { Link } from "@remix-run/react";
import type { FileKind, Question } from "#app/domain/form/form.ts";
import { FieldNotes, Optional } from "../../form/field.tsx";
import { useField } from "../../form/form-state.tsx";

interface FilesNoteProps {
  readonly question: Question & FileKind;
  readonly hint: string;
  readonly to: string | null;
}

/** Files are added on a page of their own, where each can be sent in parts. */
export function FilesNote({ question, hint, to }: FilesNoteProps) {
  const { name, label, kind, isRequired, most, mostMegabytes } = question;
  const field = useField(`answers.${name}`);
  const what = kind === "pictures" ? "pictures (JPEG, PNG or WebP)" : "files (PDF or pictures)";
  return (
    <div className="field" id={field.id} tabIndex={-1}>
      <p className="field-name">
        {label}
        <Optional isRequired={isRequired} />
      </p>
      <FieldNotes field={field} hint={hint === "" ? undefined : hint} />
      <p>
        Up to {most} {what}, each up to {mostMegabytes} MB.{" "}
        {to === null ? (
          "They are added on the page of files."
        ) : (
          <Link to={to}>Add them on the page of files</Link>
        )}
      </p>
    </div>
  );
}
