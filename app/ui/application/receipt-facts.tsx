import { InstantInFull } from "./call-text.tsx";

interface ReceiptFactsProps {
  readonly submission: {
    readonly number: number;
    readonly receipt: string;
    readonly submittedAt: Date;
    readonly hash: string;
  };
  readonly zone: string;
}

/** What proves that it came in, when, and with which content. */
export function ReceiptFacts({ submission, zone }: ReceiptFactsProps) {
  const { number, receipt, submittedAt, hash } = submission;
  return (
    <dl className="record">
      <div>
        <dt>Receipt</dt>
        <dd className="code">{receipt}</dd>
      </div>
      <div>
        <dt>Received</dt>
        <dd>
          <InstantInFull instant={submittedAt} zone={zone} />
        </dd>
      </div>
      <div>
        <dt>Version</dt>
        <dd>{number === 1 ? "First" : `${number}, after correction`}</dd>
      </div>
      <div>
        <dt>Fingerprint of the content (SHA-256)</dt>
        <dd className="code">{hash}</dd>
      </div>
    </dl>
  );
}
