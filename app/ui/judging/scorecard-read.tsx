import { type Remark, type RemarkAudience } from "#app/domain/scorecard/remarks.ts";

interface ScorecardReadProps {
  readonly card: {
    readonly state: "none" | "draft" | "submitted";
    readonly remark: string;
    readonly remarkAudience: RemarkAudience;
    readonly criteria: readonly {
      readonly slug: string;
      readonly name: string;
      readonly points: number | null;
      readonly remark: Remark | null;
    }[];
  };
  readonly most: number;
}

/** A judge's own scorecard after the result is certified: to read, not to change. */
export function ScorecardRead({ card, most }: ScorecardReadProps) {
  return (
    <>
      <h2 className="text-name">Your scorecard</h2>
      {card.state === "none" && <p>You submitted none for this application.</p>}
      {card.state === "draft" && <p>It stayed a draft, so it did not count.</p>}
      {card.state !== "none" && (
        <dl className="own-scores">
          {card.criteria.map(({ slug, name, points }) => (
            <div key={slug}>
              <dt>{name}</dt>
              <dd>{points === null ? "no score" : `${points} of ${most}`}</dd>
            </div>
          ))}
        </dl>
      )}
      {card.criteria.map(
        ({ slug, name, remark }) =>
          remark && <ReadRemark key={slug} title={`Your remark on ${name}`} remark={remark} />,
      )}
      {card.remark !== "" && (
        <ReadRemark
          title="Your remark"
          remark={{ text: card.remark, audience: card.remarkAudience }}
        />
      )}
    </>
  );
}

function ReadRemark({ title, remark }: { readonly title: string; readonly remark: Remark }) {
  return (
    <>
      <h3>{title}</h3>
      <p className="small soft">For the {remark.audience}</p>
      <p className="as-typed">{remark.text}</p>
    </>
  );
}
