import type { ApplicationStatus } from "#app/domain/bundle/bundle.ts";
import { CheckboxList } from "../form/checkbox-list.tsx";
import { ConfirmDetails } from "../form/confirm-details.tsx";
import { DateTimeInZone } from "../form/date-time-in-zone.tsx";
import { RadioGroup } from "../form/radio-group.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";

interface ConcludeProps {
  readonly zone: string;
  readonly state: ApplicationStatus;
  readonly hasClauses: boolean;
  /** Where two screen, nothing is concluded before both are done. */
  readonly mayConclude: boolean;
  readonly questions: readonly { readonly name: string; readonly label: string }[];
  /** The part whose letter was looked at stays open. */
  readonly open: string;
}

/** Accepted in one act; what the city has to be told about in two. The findings go with each. */
export function Conclude(props: ConcludeProps) {
  const { state, hasClauses, mayConclude } = props;
  const isOverdue = state === "returned";
  return (
    <>
      <div className="actions conclude">
        {mayConclude && !isOverdue && (
          <SubmitButton intent="accepted" pending="Accepting…">
            Accept
          </SubmitButton>
        )}
        {hasClauses && (
          <SubmitButton intent="save" pending="Saving…" look={mayConclude ? "plain" : "main"}>
            Save findings
          </SubmitButton>
        )}
        {mayConclude && !isOverdue && <Letter of="accepted" />}
      </div>
      {hasClauses && mayConclude && (
        <>
          <TextArea
            name="reason"
            label="To the city, beside the notes"
            hint="In the mail, where it is returned or not accepted."
            rows={3}
            isRequired={false}
          />
          {!isOverdue && <Return {...props} />}
          <ConfirmDetails summary="Do not accept…" isOpen={props.open === "rejected"}>
            <p>
              It does not go on to the judges. The city is told each clause that failed, with its
              note. It may be accepted later, on appeal.
            </p>
            <div className="actions">
              <SubmitButton intent="rejected" pending="Concluding…" look="danger">
                Do not accept it
              </SubmitButton>
              <Letter of="rejected" />
            </div>
          </ConfirmDetails>
        </>
      )}
    </>
  );
}

function Return({ zone, questions, open }: ConcludeProps) {
  return (
    <ConfirmDetails summary="Return for correction…" isOpen={open === "returned"}>
      <p>The city is told each clause that failed or is unclear, with its note.</p>
      <DateTimeInZone name="dueAt" label="To be corrected by" zone={zone} isRequired={false} />
      <RadioGroup
        name="opens"
        label="What may the city change?"
        value="all"
        choices={[
          { value: "all", label: "Everything" },
          { value: "named", label: "Only these questions:" },
        ]}
      />
      <CheckboxList
        name="questions"
        label="Questions that it may change"
        hint="Files may be added in any case."
        isRequired={false}
        choices={questions.map(({ name, label }) => ({ value: name, label }))}
      />
      <div className="actions">
        <SubmitButton intent="returned" pending="Returning…">
          Return it
        </SubmitButton>
        <Letter of="returned" />
      </div>
    </ConfirmDetails>
  );
}

function Letter({ of }: { readonly of: string }) {
  return (
    <SubmitButton intent={`preview-${of}`} pending="Writing…" look="plain">
      Read the letter first
    </SubmitButton>
  );
}
