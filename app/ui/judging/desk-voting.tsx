import { Link } from "@remix-run/react";
import { Chip } from "../award/chip.tsx";
import { PageHead } from "../layout/page-head.tsx";
import { Closes } from "./closes.tsx";

export interface ShownVoting {
  readonly slug: string;
  readonly name: string;
  readonly closesAt: Date | null;
  readonly isRunning: boolean;
  readonly categories: readonly {
    readonly slug: string;
    readonly name: string;
    readonly finalists: number;
    readonly due: number;
    readonly state: "to-cast" | "cast" | "abstained";
  }[];
}

const STATES = {
  "to-cast": ["plain", "To cast"],
  cast: ["ok", "Cast"],
  abstained: ["ok", "You abstained"],
} as const;

interface DeskVotingProps {
  readonly round: ShownVoting;
  readonly editionName: string;
  readonly zone: string;
  /** Address of the judge's ballot in a category of this round. */
  readonly to: (category: string) => string;
}

/** A judge's ballot round: one ballot a category. */
export function DeskVoting({ round, editionName, zone, to }: DeskVotingProps) {
  const left = round.categories.filter(({ state, due }) => state === "to-cast" && due > 0).length;
  return (
    <section className="stack" aria-label={round.name}>
      <PageHead
        title={titleOf(round, left)}
        eyebrow={
          <>
            {editionName} · {round.name} ·{" "}
            <Closes round={round} isRunning={round.isRunning} zone={zone} />
          </>
        }
        lead="Nobody sees how you voted, and no scores are shown in this round."
      />
      <ul className="queue card">
        {round.categories.map(({ slug, name, finalists, due, state }) => {
          const [look, word] = STATES[state];
          return (
            <li key={slug} className="queue-item">
              <div>
                <h2 className="text-name">{name}</h2>
                <p className="small soft">{inWords(finalists, due)}</p>
              </div>
              <div className="actions">
                <Chip look={look}>{word}</Chip>
                {(due > 0 || state !== "to-cast") && (
                  <Link
                    className={
                      state === "to-cast" && round.isRunning ? "button" : "button button-plain"
                    }
                    to={to(slug)}
                    aria-label={`${state === "to-cast" ? "Vote" : "See your ballot"} in ${name}`}
                  >
                    {state === "to-cast" ? "Vote" : "See your ballot"}
                  </Link>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function titleOf({ isRunning, categories }: ShownVoting, left: number): string {
  if (!isRunning) return "The time to vote is over";
  if (categories.length === 0) return "You have no ballot to cast";
  if (left === 0) return "All your ballots are cast";
  return left === 1 ? "One ballot left to cast" : `${left} ballots left to cast`;
}

function inWords(finalists: number, due: number): string {
  if (due === 0) return "You stepped aside from every finalist, so you do not vote here.";
  return `${finalists} ${finalists === 1 ? "finalist" : "finalists"}, choose ${due}`;
}
