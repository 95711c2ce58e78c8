import { LocalTime } from "../award/local-time.tsx";
import { Select } from "../form/select.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";
import { GraveAct } from "./act-form.tsx";

interface RecusalLine {
  readonly judgeId: string;
  readonly judge: string;
  readonly from:
    | { readonly kind: "application"; readonly ref: string; readonly title: string }
    | { readonly kind: "category"; readonly slug: string };
  readonly category: string;
  readonly reason: string;
  readonly recordedAt: Date;
}

interface Recusable {
  readonly applications: readonly { readonly ref: string; readonly title: string }[];
  readonly categories: readonly { readonly slug: string; readonly name: string }[];
  /** Whether every recusal of this edition is of a whole category. */
  readonly isOfCategory: boolean;
}

interface RecusalsProps {
  readonly recusals: readonly RecusalLine[];
  readonly zone: string;
  readonly mayAct: boolean;
  readonly recusable: Recusable & {
    readonly judges: readonly { readonly id: string; readonly name: string }[];
  };
}

/** Who stepped aside from what, and why; and the acts that record and lift it. */
export function Recusals({ recusals, zone, mayAct, recusable }: RecusalsProps) {
  return (
    <section aria-labelledby="recusals" className="card">
      <h2 id="recusals">Stepped aside</h2>
      {recusals.length === 0 && <p>Nobody has stepped aside.</p>}
      <RecusalList recusals={recusals} zone={zone} mayAct={mayAct} />
      {mayAct && <RecuseForm {...recusable} />}
    </section>
  );
}

interface JudgeRecusalsProps {
  readonly judgeId: string;
  readonly recusals: readonly RecusalLine[];
  readonly recusable: Recusable;
  readonly zone: string;
  readonly mayAct: boolean;
}

/** As Recusals, of one judge. */
export function JudgeRecusals({ judgeId, recusals, recusable, zone, mayAct }: JudgeRecusalsProps) {
  return (
    <section aria-labelledby="recusals" className="card">
      <h2 id="recusals">Stepped aside</h2>
      {recusals.length === 0 && <p>From nothing.</p>}
      <RecusalList recusals={recusals} zone={zone} mayAct={mayAct} />
      {mayAct && <RecuseForm {...recusable} about={{ judge: judgeId }} />}
    </section>
  );
}

function RecusalList({ recusals, zone, mayAct }: Omit<RecusalsProps, "recusable">) {
  return (
    <ul className="plain-list plain-list-wide">
      {recusals.map((recusal) => {
        const { judge, judgeId, from, category, reason } = recusal;
        const name = from.kind === "category" ? from.slug : from.ref;
        return (
          <li key={`${judgeId}-${from.kind}-${name}`}>
            <p>
              <b>{judge}</b> from{" "}
              {from.kind === "category" ? (
                <>all of {category}</>
              ) : (
                <>
                  {from.title}{" "}
                  <span className="soft">
                    ({from.ref}, {category})
                  </span>
                </>
              )}
            </p>
            <p className="small soft">
              {reason !== "" && `${reason}, `}
              <LocalTime instant={recusal.recordedAt} zone={zone} />
            </p>
            {mayAct && (
              <GraveAct
                summary={`Bring ${judge} back…`}
                scope={`lift-${judgeId}-${from.kind}-${name}`}
                about={{ judge: judgeId, from: `${from.kind}:${name}` }}
              >
                <p>
                  {judge} reads, scores and votes{" "}
                  {from.kind === "category" ? `in ${category}` : `for ${from.title}`} again, and
                  what was submitted before counts again.
                </p>
                <SubmitButton intent="lift" pending="Bringing back…" look="plain">
                  Bring {judge} back
                </SubmitButton>
              </GraveAct>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface RecuseFormProps extends Recusable {
  /** Whom to choose from; left out where the page is one judge's. */
  readonly judges?: readonly { readonly id: string; readonly name: string }[];
  readonly about?: Readonly<Record<string, string>>;
}

function RecuseForm({ judges, applications, categories, isOfCategory, about }: RecuseFormProps) {
  return (
    <GraveAct
      summary={judges ? "Record that a judge steps aside…" : "Record that this judge steps aside…"}
      scope="recuse"
      {...(about === undefined ? {} : { about })}
    >
      <p>
        The judge takes no part there any more, and a scorecard that is there stops counting. The
        judge is told by mail, without the reason.
        {isOfCategory &&
          " In this edition whoever steps aside from one application steps aside from its whole category."}
      </p>
      {judges && (
        <Select
          name="judge"
          label="Judge"
          choices={judges.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Select
        name="from"
        label="From which application, or from which whole category?"
        choices={[
          ...categories.map(({ slug, name }) => ({
            value: `category:${slug}`,
            label: `All of ${name}`,
          })),
          ...applications.map(({ ref, title }) => ({
            value: `application:${ref}`,
            label: `${ref}: ${title}`,
          })),
        ]}
      />
      <TextArea name="reason" label="The reason" rows={2} />
      <SubmitButton intent="recuse" pending="Recording…" look="plain">
        Record it
      </SubmitButton>
    </GraveAct>
  );
}
