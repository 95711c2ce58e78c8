import { Link } from "@remix-run/react";
import type { JudgeStanding } from "#app/domain/invitation/invitation-state.ts";
import type { OathStep } from "#app/domain/oath/oath.ts";
import { Chip } from "../award/chip.tsx";
import { LocalTime } from "../award/local-time.tsx";

const STANDINGS: Readonly<
  Record<JudgeStanding, readonly ["ok" | "plain" | "warn" | "bad", string]>
> = {
  accepted: ["ok", "Accepted"],
  invited: ["plain", "Invited"],
  declined: ["bad", "Declined"],
  expired: ["warn", "Invitation expired"],
  "not-invited": ["plain", "Not invited"],
};

/** What keeps the applications closed to a judge who has accepted. */
const OATH_STEPS: Readonly<Record<OathStep, string>> = {
  terms: "Terms not accepted yet",
  interests: "Interests not declared yet",
};

export function StandingChip({ standing }: { readonly standing: JudgeStanding }) {
  const [look, word] = STANDINGS[standing];
  return <Chip look={look}>{word}</Chip>;
}

interface JudgeListProps {
  readonly judges: readonly {
    readonly slug: string;
    readonly name: string;
    readonly title: string;
    readonly country: string | null;
    readonly email: string | null;
    readonly isChair: boolean;
    readonly standing: JudgeStanding;
    readonly invitedUntil: Date | null;
    readonly oathStep: OathStep | null;
    readonly panels: readonly { readonly slug: string; readonly name: string }[];
  }[];
  readonly zone: string;
  /** How many panels there are. */
  readonly of: number;
  /** Null for whoever may not open a judge's page. */
  readonly to: ((slug: string) => string) | null;
}

function panelsInWords(panels: readonly { readonly name: string }[], of: number): string {
  if (panels.length === 0) return "On no panel";
  if (panels.length === of && of > 2) return `On all ${of} panels`;
  return `On: ${panels.map(({ name }) => name).join(", ")}`;
}

/** The judges by name, each with their panels and whether they have accepted. */
export function JudgeList({ judges, zone, of, to }: JudgeListProps) {
  return (
    <ul className="rows card">
      {judges.map((judge) => (
        <li key={judge.slug}>
          <div className="row-words">
            {to === null ? (
              <span className="row-name">{judge.name}</span>
            ) : (
              <Link className="row-name" to={to(judge.slug)}>
                {judge.name}
              </Link>
            )}
            <span className="row-detail">
              {[judge.title, judge.country, judge.email].filter(Boolean).join(", ")}
            </span>
            <span className="row-detail">{panelsInWords(judge.panels, of)}</span>
            {judge.standing === "invited" && judge.invitedUntil && (
              <span className="row-detail">
                The link works until <LocalTime instant={judge.invitedUntil} zone={zone} />
              </span>
            )}
          </div>
          <div className="chips">
            {judge.isChair && <Chip>Chair</Chip>}
            {judge.oathStep !== null && <Chip look="warn">{OATH_STEPS[judge.oathStep]}</Chip>}
            <StandingChip standing={judge.standing} />
          </div>
        </li>
      ))}
    </ul>
  );
}

interface PanelListProps {
  readonly panels: readonly {
    readonly slug: string;
    readonly name: string;
    readonly seats: number;
    readonly accepted: number;
  }[];
}

/** Each category with the size of its panel; one without a judge cannot be judged. */
export function PanelList({ panels }: PanelListProps) {
  return (
    <ul className="rows card">
      {panels.map(({ slug, name, seats, accepted }) => (
        <li key={slug}>
          <span>{name}</span>
          {seats === 0 ? (
            <Chip look="warn">No judge</Chip>
          ) : (
            <span className="soft">
              {accepted} of {seats} accepted
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
