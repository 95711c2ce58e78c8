import { cardName } from "#app/forms/results.ts";
import { Chip } from "../award/chip.tsx";
import { Select } from "../form/select.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { GraveAct } from "../rounds/act-form.tsx";
import { DeciderFields } from "../rounds/decider-fields.tsx";
import { Recertifies } from "../rounds/tie-form.tsx";

export interface ShownCard {
  readonly round: { readonly slug: string; readonly name: string };
  readonly judge: { readonly slug: string; readonly name: string };
  readonly application: { readonly ref: string; readonly title: string };
  readonly scores: readonly { readonly criterion: string; readonly points: number }[];
  readonly remarks: readonly {
    /** Null for one on the whole application. */
    readonly criterion: string | null;
    readonly text: string;
    readonly audience: "secretariat" | "applicant";
  }[];
  readonly notCounted: "recused" | "struck" | null;
}

interface CardsPartProps {
  readonly cards: readonly ShownCard[];
  readonly mayAct: boolean;
  readonly isCertified: boolean;
}

const WHY = { recused: "not counted: stepped aside", struck: "not counted: struck" };

/** Who scored what, by application; a card can be struck by a recorded decision. */
export function CardsPart({ cards, mayAct, isCertified }: CardsPartProps) {
  const groups = new Map<string, ShownCard[]>();
  for (const card of cards) {
    const key = `${card.round.slug} ${card.application.ref}`;
    groups.set(key, [...(groups.get(key) ?? []), card]);
  }
  return (
    <section aria-labelledby="cards" className="card">
      <h2 id="cards">Scorecards</h2>
      <p className="soft">For the secretariat alone, once the round is over.</p>
      {[...groups].map(([key, [first, ...others]]) =>
        first ? (
          <details key={key} className="confirm">
            <summary>
              {first.application.title}, {first.round.name.toLowerCase()} ({others.length + 1})
            </summary>
            <ul className="plain-list">
              {[first, ...others].map((card) => (
                <li key={card.judge.slug}>
                  <Card card={card} />
                </li>
              ))}
            </ul>
          </details>
        ) : null,
      )}
      {mayAct && <StrikeForm cards={cards} isCertified={isCertified} />}
      {mayAct && cards.some(({ notCounted }) => notCounted === "struck") && (
        <LiftForm cards={cards} isCertified={isCertified} />
      )}
    </section>
  );
}

function Card({ card: { judge, scores, remarks, notCounted } }: { readonly card: ShownCard }) {
  return (
    <>
      <p className="chips">
        <b>{judge.name}</b>
        {notCounted && <Chip look="warn">{WHY[notCounted]}</Chip>}
      </p>
      <p>{scores.map(({ criterion, points }) => `${criterion} ${points}`).join(", ")}</p>
      {remarks.length > 0 && (
        <dl className="card-remarks">
          {remarks.map(({ criterion, text, audience }) => (
            <div key={criterion ?? ""}>
              <dt>
                {criterion ?? "On the whole"}
                {audience === "applicant" && <span className="soft">, for the applicant</span>}
              </dt>
              <dd className="as-typed">{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

/** A card that was struck counts again, by a decision of its own. */
function LiftForm({ cards, isCertified }: Omit<CardsPartProps, "mayAct">) {
  return (
    <GraveAct summary="Let a struck scorecard count again…" scope="lift">
      <p>Both decisions stay in the record. Its judge is told by mail.</p>
      <Select
        name="card"
        label="Struck scorecard"
        choices={cards
          .filter(({ notCounted }) => notCounted === "struck")
          .map(({ round, judge, application }) => ({
            value: cardName(round.slug, judge.slug, application.ref),
            label: `${application.ref}, ${judge.name}, ${round.name.toLowerCase()}`,
          }))}
      />
      <DeciderFields usual="the chair" reasonHint="It is kept with the result." />
      <Recertifies isCertified={isCertified} />
      <SubmitButton intent="lift" pending="Recording…">
        Let it count again
      </SubmitButton>
    </GraveAct>
  );
}

function StrikeForm({ cards, isCertified }: Omit<CardsPartProps, "mayAct">) {
  const counted = cards.filter(({ notCounted }) => notCounted === null);
  return (
    <GraveAct summary="Strike a scorecard…" scope="strike">
      <p>
        It stays in the record and is not counted any more. Its judge is told by mail. Another
        decision can lift it again.
      </p>
      <Select
        name="card"
        label="Scorecard"
        choices={counted.map(({ round, judge, application }) => ({
          value: cardName(round.slug, judge.slug, application.ref),
          label: `${application.ref}, ${judge.name}, ${round.name.toLowerCase()}`,
        }))}
      />
      <DeciderFields usual="the chair" reasonHint="It is kept with the result." />
      <Recertifies isCertified={isCertified} />
      <SubmitButton intent="strike" pending="Striking…" look="danger">
        Strike it
      </SubmitButton>
    </GraveAct>
  );
}
