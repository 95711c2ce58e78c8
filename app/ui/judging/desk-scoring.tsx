import { Form, Link } from "@remix-run/react";
import { Meter } from "../award/meter.tsx";
import { PageHead } from "../layout/page-head.tsx";
import { Closes } from "./closes.tsx";
import { DeskSamples, isBarred, type ShownSample } from "./desk-samples.tsx";
import { QueueList, type ShownQueueItem } from "./queue-list.tsx";

export interface ShownScoring {
  readonly slug: string;
  readonly name: string;
  readonly closesAt: Date | null;
  readonly isRunning: boolean;
  readonly done: number;
  readonly of: number;
  readonly categories: readonly {
    readonly slug: string;
    readonly name: string;
    readonly done: number;
    readonly of: number;
    readonly items: readonly ShownQueueItem[];
    readonly samples: readonly ShownSample[];
  }[];
  readonly next: { readonly ref: string; readonly title: string } | null;
}

interface DeskScoringProps {
  readonly round: ShownScoring;
  readonly editionName: string;
  readonly zone: string;
  /** What was looked for in the queue, empty where nothing was; and the address of this page. */
  readonly search: { readonly text: string; readonly at: string };
  /** Address of the judge's page for an application of this round. */
  readonly to: (ref: string) => string;
  /** Address of the judge's own scores of a category, side by side. */
  readonly compareAt: (category: string) => string;
  /** Address of the judge's page for a made-up application. */
  readonly sampleAt: (id: string) => string;
}

/** A judge's scorecard round: what is left, said in the heading, then everything by category. */
export function DeskScoring(props: DeskScoringProps) {
  const { round, editionName, zone, search, to, compareAt, sampleAt } = props;
  const left = round.of - round.done;
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
        lead={leadOf(round, left)}
        aside={
          round.isRunning && round.next ? (
            <Link className="button" to={to(round.next.ref)}>
              {round.done === 0 ? "Begin scoring" : "Go on scoring"}
            </Link>
          ) : undefined
        }
      />
      {round.of > 0 && <Find {...search} found={round.categories} />}
      <ScoringCategories
        categories={round.categories}
        isSearched={search.text !== ""}
        to={to}
        compareAt={round.isRunning ? compareAt : null}
        sampleAt={sampleAt}
      />
    </section>
  );
}

interface FindProps {
  readonly text: string;
  readonly at: string;
  readonly found: ShownScoring["categories"];
}

/** A whole reference opens its application; anything else leaves in the queue what has its words. */
function Find({ text, at, found }: FindProps) {
  const count = found.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <div>
      <Form method="get" action={at} className="filters" role="search" aria-label="My queue">
        <div className="field">
          <label htmlFor="find-text">Reference, title or city</label>
          <input key={text} id="find-text" name="q" type="search" defaultValue={text} />
        </div>
        <button className="button button-plain" type="submit">
          Find
        </button>
      </Form>
      {text !== "" && (
        <p role="status">
          {count === 0 ? "Nothing" : count === 1 ? "One application" : `${count} applications`} in
          your queue {count > 1 ? "match" : "matches"} “{text}”. <Link to={at}>Show all</Link>
        </p>
      )}
    </div>
  );
}

/** Longer than this, only the category that is being worked on lies open. */
const LONG_LIST = 30;

export function ScoringCategories({
  categories,
  isSearched = false,
  to,
  compareAt,
  sampleAt,
}: Pick<ShownScoring, "categories"> &
  Pick<DeskScoringProps, "to" | "sampleAt"> & {
    /** Null while the judge's own scores are put away. */
    readonly compareAt: DeskScoringProps["compareAt"] | null;
    /** Whether these are what a search found, which then lies open. */
    readonly isSearched?: boolean;
  }) {
  const unfinished = categories.filter(({ done, of }) => done < of);
  const count = unfinished.reduce((sum, { items }) => sum + items.length, 0);
  const open = count > LONG_LIST ? unfinished.slice(0, 1) : unfinished;
  return categories.map((category) => {
    const { slug, name, done, of, items, samples } = category;
    return (
      <section key={slug} className="card" aria-labelledby={`category-${slug}`}>
        <h2 id={`category-${slug}`}>{name}</h2>
        <Meter label="Scorecards submitted" done={done} of={of} />
        {compareAt && (
          <p className="queue-compare">
            <Link to={compareAt(slug)}>
              Compare my scores<span className="visually-hidden"> in {name}</span>
            </Link>
          </p>
        )}
        <DeskSamples samples={samples} to={sampleAt} />
        <details className="queue-details" open={isSearched || open.includes(category)}>
          <summary>
            {items.length} {items.length === 1 ? "application" : "applications"}
            <span className="visually-hidden"> in {name}</span>
          </summary>
          <QueueList items={items} to={to} isBarred={isBarred(samples)} />
        </details>
      </section>
    );
  });
}

function titleOf({ isRunning, of }: ShownScoring, left: number): string {
  if (!isRunning) return "The time to score is over";
  if (of === 0) return "You have nothing to score";
  if (left === 0) return "All your scorecards are submitted";
  return left === 1 ? "One application left to score" : `${left} applications left to score`;
}

function leadOf({ isRunning, of }: ShownScoring, left: number): string {
  if (!isRunning)
    return "Your scorecards are kept as you left them, and put away until the result is certified.";
  if (of === 0) return "No application is on your panels.";
  if (left === 0) return "Thank you. You can still change each of them until the round closes.";
  return "The order is yours alone and stays the same. Nobody sees a score before the round closes.";
}
