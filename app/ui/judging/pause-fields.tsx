import { ConfirmDetails } from "../form/confirm-details.tsx";
import { useField } from "../form/form-state.tsx";
import { Select } from "../form/select.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";

interface FlagPartProps {
  readonly flag: {
    readonly reason: string;
    readonly suggested: string | null;
    /** Null while it waits. */
    readonly settlement: string | null;
  } | null;
  readonly otherCategories: readonly { readonly slug: string; readonly name: string }[];
}

/** That an application belongs in another category: said once, and answered by the secretariat. */
export function FlagPart({ flag, otherCategories }: FlagPartProps) {
  const { error } = useField("flag.reason");
  const category = useField("flag.category");
  if (flag?.settlement === null)
    return (
      <div className="flag-waits">
        <p>
          <b>You flagged it as in the wrong category.</b>{" "}
          {flag.suggested !== null && `You suggested ${flag.suggested}. `}
          It waits for the secretariat, and you will be told.
        </p>
        <p className="as-typed soft">{flag.reason}</p>
        <SubmitButton intent="unflag" pending="Taking it back…" look="plain" skipsChecks>
          Take the flag back
        </SubmitButton>
      </div>
    );
  return (
    <>
      {flag && (
        <p className="flag-waits">
          <b>The answer to your flag:</b> {flag.settlement}
        </p>
      )}
      {otherCategories.length > 0 && (
        <ConfirmDetails
          summary="Wrong category…"
          isOpen={error !== undefined || category.error !== undefined}
        >
          <p>
            The secretariat decides. Until then it is not opened to you as the next one; you may
            still score it.
          </p>
          <TextArea
            name="flag.reason"
            label="Why does it belong in another category?"
            isRequired={false}
            rows={3}
          />
          <Select
            name="flag.category"
            label="Where does it belong?"
            isRequired={false}
            placeholder="I cannot say"
            choices={otherCategories.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
          <SubmitButton intent="flag" pending="Flagging…" look="plain" skipsChecks>
            Tell the secretariat
          </SubmitButton>
        </ConfirmDetails>
      )}
    </>
  );
}

/** Sends it to the end of the queue, or back to its place. */
export function SkipButton({ isSkipped }: { readonly isSkipped: boolean }) {
  return isSkipped ? (
    <SubmitButton intent="unskip" pending="Bringing it back…" look="plain" skipsChecks>
      Back to its place
    </SubmitButton>
  ) : (
    <SubmitButton intent="skip" pending="Skipping…" look="plain" skipsChecks>
      Skip for now
    </SubmitButton>
  );
}
