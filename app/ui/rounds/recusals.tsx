import { LocalTime } from "../award/local-time.tsx";
import { Select } from "../form/select.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";
import { GraveAct } from "./act-form.tsx";

interface RecusalsProps {
  readonly recusals: readonly {
    readonly judgeId: string;
    readonly judge: string;
    readonly ref: string;
    readonly title: string;
    readonly category: string;
    readonly reason: string;
    readonly recordedAt: Date;
  }[];
  readonly zone: string;
  readonly mayAct: boolean;
  readonly recusable: {
    readonly judges: readonly { readonly id: string; readonly name: string }[];
    readonly applications: readonly { readonly ref: string; readonly title: string }[];
  };
}

/** Who stepped aside from what, and why; and the acts that record and lift it. */
export function Recusals({ recusals, zone, mayAct, recusable }: RecusalsProps) {
  return (
    <section aria-labelledby="recusals" className="card">
      <h2 id="recusals">Stepped aside</h2>
      {recusals.length === 0 && <p>Nobody has stepped aside.</p>}
      <ul className="plain-list plain-list-wide">
        {recusals.map((recusal) => (
          <li key={`${recusal.judgeId}-${recusal.ref}`}>
            <p>
              <b>{recusal.judge}</b> from {recusal.title}{" "}
              <span className="soft">
                ({recusal.ref}, {recusal.category})
              </span>
            </p>
            <p className="small soft">
              {recusal.reason !== "" && `${recusal.reason}, `}
              <LocalTime instant={recusal.recordedAt} zone={zone} />
            </p>
            {mayAct && (
              <GraveAct
                summary={`Bring ${recusal.judge} back…`}
                scope={`lift-${recusal.judgeId}-${recusal.ref}`}
                about={{ judge: recusal.judgeId, application: recusal.ref }}
              >
                <p>
                  {recusal.judge} reads, scores and votes for {recusal.title} again, and a scorecard
                  submitted before counts again.
                </p>
                <SubmitButton intent="lift" pending="Bringing back…" look="plain">
                  Bring {recusal.judge} back
                </SubmitButton>
              </GraveAct>
            )}
          </li>
        ))}
      </ul>
      {mayAct && (
        <GraveAct summary="Record that a judge steps aside…" scope="recuse">
          <p>
            The judge takes no part in that application any more, and a scorecard that is there
            stops counting.
          </p>
          <Select
            name="judge"
            label="Judge"
            choices={recusable.judges.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            name="application"
            label="Application"
            choices={recusable.applications.map(({ ref, title }) => ({
              value: ref,
              label: `${ref}: ${title}`,
            }))}
          />
          <TextArea name="reason" label="The reason" rows={2} />
          <SubmitButton intent="recuse" pending="Recording…" look="plain">
            Record it
          </SubmitButton>
        </GraveAct>
      )}
    </section>
  );
}
