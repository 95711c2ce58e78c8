import { LocalTime } from "../award/local-time.tsx";
import { RefList } from "../award/ref-list.tsx";

interface GrantedListProps {
  readonly granted: readonly {
    readonly id: string;
    readonly refs: readonly string[];
    readonly until: Date;
    readonly reason: string;
    readonly grantedAt: Date;
    readonly grantedBy: string;
  }[];
  readonly zone: string;
}

/** Longer lists of references are laid open on demand. */
const MOST_SHOWN = 6;

/** What was given so far, latest first. */
export function GrantedList({ granted, zone }: GrantedListProps) {
  return (
    <section aria-labelledby="granted">
      <h2 id="granted">Given so far</h2>
      {granted.length === 0 && <p className="soft">Nobody was given more time.</p>}
      <ul className="rows">
        {granted.map(({ id, refs, until, reason, grantedAt, grantedBy }) => (
          <li key={id}>
            <div className="row-words">
              <Refs refs={refs} />
              <span>
                until <LocalTime instant={until} zone={zone} isDeadline />
              </span>
              <span className="row-detail as-typed">{reason}</span>
              <span className="row-detail">
                {grantedBy !== "" && `${grantedBy}, `}
                <LocalTime instant={grantedAt} zone={zone} />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Refs({ refs }: { readonly refs: readonly string[] }) {
  if (refs.length <= MOST_SHOWN)
    return (
      <strong>
        <RefList refs={refs} />
      </strong>
    );
  return (
    <details>
      <summary>
        <strong>{refs.length} applications</strong>
      </summary>
      <RefList refs={refs} />
    </details>
  );
}
