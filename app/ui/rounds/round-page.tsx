import { reminderText } from "#app/domain/round/reminder.ts";
import { Link } from "@remix-run/react";
import type { ComponentProps } from "react";
import { Chip } from "../award/chip.tsx";
import { Notice } from "../award/notice.tsx";
import { pathFor } from "../layout/edition-pages.tsx";
import { CoverageReport } from "./coverage.tsx";
import { PanelLinks } from "../panels/panel-links.tsx";
import { SupplementWindow } from "./supplement-window.tsx";
import { PlanReminder } from "./plan-reminder.tsx";
import { ProgressTable } from "./progress-table.tsx";
import { Recusals } from "./recusals.tsx";
import { CloseRound, ConfirmShortlist, lower, RemindJudges } from "./round-acts.tsx";
import { RoundState, RoundTimes, type ShownRound } from "./round-card.tsx";
import { StaffPage, type StaffFrame } from "./staff-page.tsx";
import { type ShownStanding, StandingSection } from "./standing-section.tsx";
import { TieForm, type TieFormProps } from "./tie-form.tsx";

interface RoundView {
  readonly frame: StaffFrame;
  readonly round: Omit<ShownRound, "progress">;
  readonly progress:
    | (NonNullable<ShownRound["progress"]> & {
        readonly categories: readonly { readonly slug: string; readonly name: string }[];
      })
    | null;
  readonly supplements: ComponentProps<typeof SupplementWindow>["window"] | null;
  readonly reminder: ComponentProps<typeof PlanReminder>["reminder"];
  readonly recusals: ComponentProps<typeof Recusals>["recusals"];
  readonly recusable: ComponentProps<typeof Recusals>["recusable"];
  /** Every category, with how many judges sit there in this round. */
  readonly panels: ComponentProps<typeof PanelLinks>["categories"];
  readonly standings: readonly ShownStanding[];
  readonly short: readonly string[];
  readonly ties: readonly TieFormProps["tie"][];
  readonly isFixed: boolean;
  readonly mayReopen: boolean;
  readonly shortlist: {
    readonly mayConfirm: boolean;
    readonly isConfirmed: boolean;
    readonly finalists: number;
    readonly changes: readonly string[];
  } | null;
  readonly isCertified: boolean;
}

interface RoundPageProps {
  readonly view: RoundView;
  readonly answer: ComponentProps<typeof StaffPage>["answer"];
}

const DONE = {
  opened: "The round is open, and its judges have been told.",
  closed: "The round is closed.",
  confirmed: "The shortlist is confirmed.",
  reminded: "The reminder is on its way.",
  planned: "The reminder is planned.",
  supplements: "The window is set, and the finalists are told.",
  cancelled: "The planned reminder is taken back.",
  recused: "It is recorded that the judge stepped aside.",
  lifted: "The judge is back.",
  decided: "The decision is recorded.",
};

/** One round: its progress while it runs; its standing, ties and shortlist once it is over. */
export function RoundPage({ view, answer }: RoundPageProps) {
  const { frame, round, progress, ties, shortlist, standings } = view;
  const to = (page: string) => pathFor("secretariat", frame.edition, page);
  const own = to(`/judging/${round.slug}`);
  const zone = frame.edition.timeZone;
  return (
    <StaffPage
      frame={frame}
      title={titleOf(view)}
      eyebrow={`${round.name} of ${frame.edition.name}`}
      lead={<RoundTimes round={round} zone={zone} />}
      aside={<RoundState round={round} />}
      trail={[{ to: to("/judging"), label: "Judging" }]}
      answer={answer}
      done={DONE}
    >
      {round.state === "pending" && (
        <p>
          {round.name} has not opened. <Link to={to("/judging")}>See what it waits for</Link>
        </p>
      )}
      {view.supplements && (
        <SupplementWindow
          round={round}
          to={own}
          window={view.supplements}
          zone={zone}
          mayAct={frame.mayAct}
        />
      )}
      {shortlist && shortlist.changes.length > 0 && (
        <Notice title="The count has changed since the shortlist was confirmed" look="warn">
          {shortlist.changes.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      {view.short.length > 0 && (
        <Notice title="Short of judges, because so many have stepped aside" look="warn">
          <ul>
            {view.short.map((line) => (
              <li key={line}>{line}.</li>
            ))}
          </ul>
        </Notice>
      )}
      {ties.map((tie) => (
        <TieForm
          key={`${tie.category.slug} ${tie.applications[0]?.ref ?? ""}`}
          tie={tie}
          mayAct={frame.mayAct && !view.isFixed}
          isCertified={view.isCertified}
        />
      ))}
      {frame.mayAct && shortlist?.mayConfirm && ties.every(({ decided }) => decided !== null) && (
        <ConfirmShortlist
          round={round}
          to={own}
          finalists={shortlist.finalists}
          isAgain={shortlist.isConfirmed}
        />
      )}
      {round.state === "closed" && round.isLast && (
        <p>
          <Link to={to("/results")}>To the results, what waits for a decision, and certifying</Link>
        </p>
      )}
      {frame.mayAct && round.kind === "scorecard" && standings.length > 0 && (
        <p>
          <Link to={to(`/second-opinion/${round.slug}`)}>
            Second opinion: each judge’s use of the scale, and other ways to rank
          </Link>
        </p>
      )}
      {view.mayReopen && frame.mayAct && (
        <p>
          <Link to={to(`/judging/${round.slug}/reopen`)}>Open one scorecard again</Link>
        </p>
      )}
      {standings.length > 1 && <CategoryLinks standings={standings} />}
      {standings.map((standing) => (
        <section
          key={standing.category.slug}
          className="standing"
          aria-labelledby={standing.category.slug}
        >
          <h2 id={standing.category.slug}>{standing.category.name}</h2>
          <StandingSection
            standing={standing}
            caption={`Standing of ${lower(round.name)}: ${standing.category.name}`}
          />
        </section>
      ))}
      {progress && <Progress view={view} progress={progress} to={own} />}
      {progress && <CoverageReport coverage={progress.coverage} isOpen={round.state === "open"} />}
      {frame.mayAct && (
        <PanelLinks
          categories={view.panels}
          to={(slug) => to(`/judging/${round.slug}/panel/${slug}`)}
        />
      )}
      <Recusals
        recusals={view.recusals}
        recusable={view.recusable}
        zone={zone}
        mayAct={frame.mayAct && !view.isCertified}
      />
    </StaffPage>
  );
}

/** To each category's standing, with those marked that have a tie at the cut-off. */
function CategoryLinks({ standings }: { readonly standings: readonly ShownStanding[] }) {
  return (
    <nav aria-label="Categories">
      <ul className="links-in-line">
        {standings.map(({ category, story }) => (
          <li key={category.slug}>
            <a href={`#${category.slug}`}>{category.name}</a>
            {story && <Chip look={story.isOpen ? "warn" : "plain"}>tie</Chip>}
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface ProgressProps {
  readonly view: RoundView;
  readonly progress: NonNullable<RoundView["progress"]>;
  readonly to: string;
}

function Progress({ view, progress, to }: ProgressProps) {
  const { frame, round } = view;
  const owing = progress.judges.filter(({ done, due }) => done < due).length;
  const title = round.kind === "ballot" ? "Who has voted" : "Who has scored";
  return (
    <section aria-labelledby="progress" className="stack">
      <h2 id="progress">{title}</h2>
      <ProgressTable
        caption={`${title}, judge by judge`}
        kind={round.kind}
        categories={progress.categories}
        judges={progress.judges}
      />
      {frame.mayAct && round.state === "open" && (
        <div>
          {owing > 0 && (
            <RemindJudges
              round={round}
              to={to}
              owing={owing}
              text={reminderText(round, frame.edition)}
            />
          )}
          <PlanReminder
            round={round}
            to={to}
            reminder={view.reminder}
            zone={frame.edition.timeZone}
          />
          <CloseRound round={round} to={to} {...progress} />
          <p>
            <Link to={pathFor("secretariat", frame.edition, "/settings/rounds")}>
              Change its closing time
            </Link>
          </p>
        </div>
      )}
    </section>
  );
}

function titleOf({ round, progress, shortlist, ties }: RoundView): string {
  const { name, state, kind, isLast } = round;
  if (state === "pending") return `${name} has not opened yet`;
  if (state === "open") {
    const left = (progress?.due ?? 0) - (progress?.done ?? 0);
    const things = kind === "ballot" ? "ballot" : "scorecard";
    return left === 0
      ? `Everything is in: close ${lower(name)}`
      : `${left} ${things}${left === 1 ? "" : "s"} still to come`;
  }
  if (isLast) return kind === "ballot" ? "The votes" : "The standing";
  if (ties.some(({ decided }) => decided === null))
    return "A tie at the cut-off waits for a decision";
  return shortlist?.mayConfirm ? "Confirm the shortlist" : "The shortlist";
}
