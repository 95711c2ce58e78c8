import { Link } from "@remix-run/react";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";
import { GraveAct } from "./act-form.tsx";

interface CategoryFlagsProps {
  readonly flagged: readonly {
    readonly ref: string;
    readonly title: string;
    readonly category: string;
    readonly flags: readonly {
      readonly judge: string;
      readonly reason: string;
      readonly suggested: string | null;
    }[];
  }[];
  /** Page of an application where it is moved to another category. */
  readonly moveAt: (ref: string) => string;
  readonly mayAct: boolean;
}

/** What judges flagged as in the wrong category; it is parked in their queues until it is settled. */
export function CategoryFlags({ flagged, moveAt, mayAct }: CategoryFlagsProps) {
  if (flagged.length === 0) return null;
  return (
    <section className="card" aria-labelledby="flags">
      <h2 id="flags">In the wrong category? ({flagged.length})</h2>
      <p className="soft">
        Judges flagged these. Each waits in the queues of those who did until you leave it where it
        is or move it; they are told.
      </p>
      <ul className="plain-list">
        {flagged.map(({ ref, title, category, flags }) => (
          <li key={ref}>
            <p>
              <b>
                {ref}, {title}
              </b>
              , now in {category}
            </p>
            {flags.map(({ judge, reason, suggested }) => (
              <p key={judge} className="as-typed">
                {judge}
                {suggested !== null && ` suggests ${suggested}`}: {reason}
              </p>
            ))}
            {mayAct && (
              <>
                <p>
                  <Link to={moveAt(ref)}>Move {ref} to another category</Link>
                </p>
                <GraveAct
                  summary={`Leave ${ref} where it is…`}
                  scope={`leave-${ref}`}
                  about={{ ref }}
                >
                  <TextArea
                    name="words"
                    label="What to tell the judges"
                    isRequired={false}
                    rows={2}
                  />
                  <SubmitButton intent="leave-category" pending="Leaving…">
                    Leave it in {category}
                  </SubmitButton>
                </GraveAct>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
