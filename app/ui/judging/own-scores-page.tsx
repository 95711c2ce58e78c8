import { EmptyState } from "../award/empty-state.tsx";
import { Notice } from "../award/notice.tsx";
import { JudgePage, pathFor } from "../layout/edition-pages.tsx";
import { Breadcrumbs } from "../layout/breadcrumbs.tsx";
import { PageHead } from "../layout/page-head.tsx";
import { Closes } from "./closes.tsx";
import { OwnMirror, type ShownMirror } from "./own-mirror.tsx";
import { OwnScoresTable, type ShownOwnScores } from "./own-scores-table.tsx";

interface OwnScoresPageView {
  readonly edition: {
    readonly programme: string;
    readonly slug: string;
    readonly programmeName: string;
    readonly timeZone: string;
  };
  readonly viewer: string;
  readonly round: {
    readonly slug: string;
    readonly name: string;
    readonly closesAt: Date | null;
    readonly least: number;
    readonly most: number;
    readonly meanings: Readonly<Record<string, string>>;
  };
  readonly isRunning: boolean;
  readonly category: { readonly slug: string; readonly name: string };
  readonly order: "queue" | "ref" | "mean";
  /** Null where the judge's own scores are not theirs to see now. */
  readonly own: (ShownOwnScores & { readonly mirror: ShownMirror | null }) | null;
}

/** A judge's own scores of a category side by side, and how much of the scale they use. */
export function OwnScoresPage({ view }: { readonly view: OwnScoresPageView }) {
  const { edition, viewer, round, isRunning, category, order, own } = view;
  return (
    <JudgePage edition={edition} viewer={viewer}>
      <Breadcrumbs trail={[{ to: pathFor("judge", edition), label: "My judging" }]} />
      <PageHead
        title={`My scores in ${category.name}`}
        eyebrow={
          <>
            {round.name} · <Closes round={round} isRunning={isRunning} zone={edition.timeZone} />
          </>
        }
        lead={own ? leadOf(isRunning) : undefined}
      />
      {own === null ? (
        <Notice title={`${round.name} has closed`}>
          <p>Your scorecards are kept, and put away until the result is certified.</p>
        </Notice>
      ) : own.rows.length === 0 ? (
        <EmptyState title="Nothing to compare">
          <p>No application of this category is in {round.name}.</p>
        </EmptyState>
      ) : (
        <div className="stack">
          <OwnMirror mirror={own.mirror} criteria={own.criteria} round={round} />
          <OwnScoresTable
            own={own}
            order={order}
            to={(ref) => pathFor("judge", edition, `/score/${round.slug}/${ref}`)}
          />
        </div>
      )}
    </JudgePage>
  );
}

function leadOf(isRunning: boolean): string {
  return isRunning
    ? "Only your own scorecards are here. Open one to change it; you can until the round closes."
    : "Only your own scorecards are here, as you left them.";
}
