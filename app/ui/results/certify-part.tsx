import { Notice } from "../award/notice.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";
import { GraveAct } from "../rounds/act-form.tsx";

interface CertifyPartProps {
  /** What keeps the result from being certified; empty where nothing does. */
  readonly blocks: readonly string[];
  /** How many ties, prizes and quorums wait in the forms above. */
  readonly waiting: number;
  readonly mayAct: boolean;
  /** The result that stands now. */
  readonly inForce: { readonly number: number; readonly isPublic: boolean } | null;
}

/** Certifying, with what it freezes said before it is done. */
export function CertifyPart({ blocks, waiting, mayAct, inForce }: CertifyPartProps) {
  const undecided =
    waiting === 0
      ? []
      : [
          waiting === 1
            ? "One decision above is missing."
            : `${waiting} decisions above are missing.`,
        ];
  const all = [...blocks, ...undecided];
  if (all.length > 0)
    return (
      <Notice
        title={inForce ? "What a new certification waits for" : "What certifying waits for"}
        look="warn"
      >
        <ul>
          {all.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Notice>
    );
  if (!mayAct) return <p>The result can be certified by the secretariat.</p>;
  const again = inForce ? " again" : "";
  return (
    <GraveAct summary={`Certify the result${again}…`} scope="certify">
      <p>This freezes, and keeps with a digest by which any later change shows:</p>
      <ul>
        <li>every scorecard, ballot, recusal and decision that was counted;</li>
        <li>the rules: rounds, criteria with their weights, and prizes;</li>
        <li>every standing and every placing with its reason;</li>
        <li>the citations, the panel and the special achievement awards.</li>
      </ul>
      {inForce && (
        <>
          <p>
            Certification {inForce.number} is kept.{" "}
            {inForce.isPublic
              ? "It stays public until the new one is published, at a time that you set then."
              : "If a time of publication is set, the new one takes it over, and the earlier is never shown."}
          </p>
          <TextArea
            name="reason"
            label="Why the result is certified again"
            hint="It is kept beside the new certification."
            rows={3}
          />
        </>
      )}
      <p>Nothing is published by this.</p>
      <SubmitButton intent="certify" pending="Certifying…">
        Certify the result{again}
      </SubmitButton>
    </GraveAct>
  );
}
