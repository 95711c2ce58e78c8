import { Form } from "@remix-run/react";
import { LocalTime } from "../award/local-time.tsx";
import { ConfirmDetails } from "../form/confirm-details.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextInput } from "../form/text-input.tsx";
import { TableFrame } from "../award/table-frame.tsx";

interface RetentionFormProps {
  readonly classes: readonly {
    readonly dataClass: string;
    readonly name: string;
    readonly goes: string;
    readonly days: number | null;
  }[];
}

/** Days by class; what is left empty is kept. */
export function RetentionForm({ classes }: RetentionFormProps) {
  return (
    <Form method="post" noValidate className="narrow">
      {classes.map(({ dataClass, name, goes, days }) => (
        <TextInput
          key={dataClass}
          name={`days.${dataClass}`}
          label={`${name}: days`}
          hint={goes}
          inputMode="numeric"
          isRequired={false}
          value={days === null ? "" : `${days}`}
        />
      ))}
      <SubmitButton intent="retention" pending="Saving…">
        Save how long data is kept
      </SubmitButton>
    </Form>
  );
}

interface RetentionReportProps {
  readonly lines: readonly {
    readonly edition: string;
    readonly name: string;
    readonly kept: number;
    readonly dueAt: Date | null;
    readonly isDue: boolean;
  }[];
}

/** What is there of each class, until when; what is due is removed by the button or by the nightly job. */
export function RetentionReport({ lines }: RetentionReportProps) {
  const due = lines.filter(({ isDue }) => isDue);
  if (lines.length === 0)
    return <p>No edition is certified yet, or nothing of one is kept beside its result.</p>;
  return (
    <>
      <TableFrame label="What is kept">
        <table>
          <thead>
            <tr>
              <th scope="col">Edition</th>
              <th scope="col">What</th>
              <th scope="col" className="num">
                Kept
              </th>
              <th scope="col">Until</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ edition, name, kept, dueAt, isDue }) => (
              <tr key={`${edition} ${name}`}>
                <td>{edition}</td>
                <td>{name}</td>
                <td className="num">{kept}</td>
                <td>
                  {dueAt === null ? "Without end" : <LocalTime instant={dueAt} zone="UTC" />}
                  {isDue && ", due now"}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {due.length > 0 && (
        <ConfirmDetails summary="Remove what is due…">
          <p>
            {due.map(({ edition, name, kept }) => `${edition}: ${name} (${kept})`).join("; ")}. It
            cannot be brought back.
          </p>
          <Form method="post">
            <SubmitButton intent="remove" pending="Removing…" look="danger">
              Remove it
            </SubmitButton>
          </Form>
        </ConfirmDetails>
      )}
    </>
  );
}
