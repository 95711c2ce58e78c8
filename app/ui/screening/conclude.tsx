import type { ApplicationStatus } from "#app/domain/bundle/bundle.ts";
import { ConfirmDetails } from "../form/confirm-details.tsx";
import { DateTimeInZone } from "../form/date-time-in-zone.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";

interface ConcludeProps {
  readonly zone: string;
  readonly state: ApplicationStatus;
  readonly hasClauses: boolean;
}

/** Accepted in one act; what the city has to be told about in two. The findings go with each. */
export function Conclude({ zone, state, hasClauses }: ConcludeProps) {
  const isOverdue = state === "returned";
  return (
    <>
      <div className="actions conclude">
        {!isOverdue && (
          <SubmitButton intent="accepted" pending="Accepting…">
            Accept
          </SubmitButton>
        )}
        {hasClauses && (
          <SubmitButton intent="save" pending="Saving…" look="plain">
            Save findings
          </SubmitButton>
        )}
      </div>
      {hasClauses && (
        <>
          <TextArea
            name="reason"
            label="To the city, beside the notes"
            hint="In the mail, where it is returned or not accepted."
            rows={3}
            isRequired={false}
          />
          {!isOverdue && (
            <ConfirmDetails summary="Return for correction…">
              <p>The city is told each clause that failed or is unclear, with its note.</p>
              <DateTimeInZone
                name="dueAt"
                label="To be corrected by"
                zone={zone}
                isRequired={false}
              />
              <SubmitButton intent="returned" pending="Returning…">
                Return it
              </SubmitButton>
            </ConfirmDetails>
          )}
          <ConfirmDetails summary="Do not accept…">
            <p>
              It does not go on to the judges. The city is told each clause that failed, with its
              note. It may be accepted later, on appeal.
            </p>
            <SubmitButton intent="rejected" pending="Concluding…" look="danger">
              Do not accept it
            </SubmitButton>
          </ConfirmDetails>
        </>
      )}
    </>
  );
}
