import { Link } from "@remix-run/react";
import { LocalTime } from "../award/local-time.tsx";
import type { ShownFinalist } from "./ballot-form.tsx";

interface BallotReceiptProps {
  readonly own: {
    readonly receipt: string;
    readonly castAt: Date;
    readonly choices: readonly ShownFinalist[];
  };
  readonly zone: string;
  /** Null once the round takes no ballots. */
  readonly changeAt: string | null;
  readonly next: { readonly to: string; readonly name: string } | null;
  readonly deskAt: string;
}

/** The judge's ballot as it stands, and the code that names it without telling it. */
export function BallotReceipt({ own, zone, changeAt, next, deskAt }: BallotReceiptProps) {
  return (
    <section className="card receipt" aria-labelledby="receipt">
      <h2 id="receipt" className="text-name">
        Receipt
      </h2>
      <p className="receipt-code">{own.receipt}</p>
      <p className="soft">
        Cast <LocalTime instant={own.castAt} zone={zone} />. The code names this ballot and tells
        nothing of it.
      </p>
      {own.choices.length === 0 ? (
        <p>You abstained, which counts as no ballot.</p>
      ) : (
        <>
          <h3>You chose</h3>
          <ul>
            {own.choices.map(({ ref, title, place }) => (
              <li key={ref}>
                {title}, <span className="soft">{place}</span>
              </li>
            ))}
          </ul>
          <p className="small soft">Shown to you alone, while the round is open.</p>
        </>
      )}
      <div className="actions">
        {next ? (
          <Link className="button" to={next.to}>
            Vote in {next.name}
          </Link>
        ) : (
          <Link className="button" to={deskAt}>
            To my judging
          </Link>
        )}
        {changeAt !== null && (
          <Link className="button button-plain" to={changeAt}>
            Change this ballot
          </Link>
        )}
      </div>
    </section>
  );
}
