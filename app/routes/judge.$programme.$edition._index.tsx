import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { type Desk, loadDesk, type ScoringDesk } from "#app/queries/judge-desk.ts";
import { findInQueue, namedInQueue } from "#app/domain/scorecard/queue.ts";
import { loadOwnQuestions } from "#app/queries/conflicts.ts";
import { requireJudge } from "#app/server/guards.ts";
import { judgeHead, placeName } from "#app/server/judge-head.ts";
import { editionPath } from "#app/ui/award/award-page.tsx";
import { OwnWords } from "#app/ui/conflicts/own-words.tsx";
import { FormStatus } from "#app/ui/form/form-status.tsx";
import { ForgetWords } from "#app/ui/form/keep-words.tsx";
import { DeskReopened } from "#app/ui/judging/desk-reopened.tsx";
import { DeskIdle } from "#app/ui/judging/desk-idle.tsx";
import { DeskScoring, ScoringCategories } from "#app/ui/judging/desk-scoring.tsx";
import { DeskVoting } from "#app/ui/judging/desk-voting.tsx";
import { KeptCardsStatus } from "#app/ui/judging/kept-cards-status.tsx";
import { JudgePage, pathFor } from "#app/ui/layout/edition-pages.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `My judging: ${data.edition.name}` : "There is nothing here" },
];

/** A judge of the edition, of their own work. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireJudge(args);
  const { context, edition, judge } = access;
  const desk = await loadDesk(context, edition, judge);
  const text = (new URL(args.request.url).searchParams.get("q") ?? "").trim().slice(0, LONGEST);
  const named = text === "" ? undefined : cardNamed(desk, text);
  if (named !== undefined) throw redirect(pathFor("judge", edition, named));
  const questions = (await loadOwnQuestions(context, access)) ?? [];
  const asked = new Set(questions.filter(({ state }) => state === "open").map(({ ref }) => ref));
  return {
    ...judgeHead(access),
    account: access.viewer.userId,
    ...desk,
    text,
    asked: asked.size,
    rounds: desk.rounds.map((round) =>
      round.kind === "scorecard" ? shown(round, text, asked) : round,
    ),
    own: desk.own.map((round) => shown(round, "", asked)),
  };
}

/** Characters of a search that are looked at. */
const LONGEST = 200;

/** Page of the application whose reference was typed, in a round that is open. */
function cardNamed({ rounds }: Desk, text: string): string | undefined {
  for (const round of rounds) {
    if (round.kind !== "scorecard") continue;
    const item = namedInQueue(
      round.categories.flatMap(({ items }) => items),
      text,
    );
    if (item) return `/score/${round.slug}/${item.ref}`;
  }
  return undefined;
}

/**
 * @param text what to find in the queue; all of it is shown where that is empty
 * @param asked refs about which the judge has a question to answer
 */
function shown(desk: ScoringDesk, text: string, asked: ReadonlySet<string>) {
  const categories = desk.categories.map((category) => ({
    ...category,
    items: findInQueue(
      category.items.map((item) => ({
        ref: item.ref,
        title: item.title,
        mark: item.mark,
        pause: item.pause,
        place: placeName(item),
        isAsked: asked.has(item.ref),
      })),
      text,
    ),
  }));
  return { ...desk, categories: categories.filter(({ items }) => items.length > 0) };
}

type View = ReturnType<typeof useLoaderData<typeof loader>>;

/** Scorecards of the rounds that are open, without those the judge stepped aside from. */
function cardsOf(rounds: View["rounds"], to: (page: string) => string) {
  return rounds.flatMap((round) =>
    round.kind === "scorecard"
      ? round.categories
          .flatMap(({ items }) => items)
          .filter(({ mark }) => mark !== "aside")
          .map(({ ref, mark }) => ({
            ref,
            path: to(`/score/${round.slug}/${ref}`),
            isSubmitted: mark === "done",
          }))
      : [],
  );
}

const DONE: Readonly<Record<string, string>> = {
  sworn: "Thank you. Your promise and your declaration are kept with the secretariat.",
  "all-scored": "That scorecard was submitted, and it was the last.",
  "handed-in": "That scorecard was submitted.",
  skipped: "Skipped for now. Nothing else is left, so it is the next again.",
  flagged: "The secretariat has your flag. Nothing else is left to score.",
  aside: "You stepped aside, and the secretariat has been told.",
  calibrated:
    "The calibration set is submitted: the applications of that category are open to you.",
  "not-cast": "The round had closed, so that ballot was not stored.",
  practised: "That was practice; it counts for nothing, and you may go back to it.",
  over: "That round has closed, so its ballots are no longer shown.",
};

export default function DeskPage() {
  const view = useLoaderData<typeof loader>();
  const { edition, viewer, account, text, asked, rounds, phase, own, reopened, isPublished } = view;
  const [search] = useSearchParams();
  const to = (page: string) => pathFor("judge", edition, page);
  return (
    <JudgePage edition={edition} viewer={viewer}>
      <FormStatus>{DONE[search.get("done") ?? ""]}</FormStatus>
      <ForgetWords hasArrived={["all-scored", "handed-in"].includes(search.get("done") ?? "")} />
      <KeptCardsStatus cards={cardsOf(rounds, to)} owner={account} />
      <div className="stack">
        <OwnWords asked={asked} to={to} />
        <DeskReopened
          cards={reopened}
          zone={edition.timeZone}
          to={(round, ref) => to(`/score/${round}/${ref}`)}
        />
        {rounds.map((round) =>
          round.kind === "scorecard" ? (
            <DeskScoring
              key={round.slug}
              round={round}
              editionName={edition.name}
              zone={edition.timeZone}
              search={{ text, at: to("") }}
              to={(ref) => to(`/score/${round.slug}/${ref}`)}
              compareAt={(category) => to(`/compare/${round.slug}/${category}`)}
              sampleAt={(id) => to(`/sample/${id}`)}
            />
          ) : (
            <DeskVoting
              key={round.slug}
              round={round}
              editionName={edition.name}
              zone={edition.timeZone}
              to={(category) => to(`/ballot/${round.slug}/${category}`)}
            />
          ),
        )}
        {phase !== "open" && (
          <DeskIdle
            phase={phase}
            hasReopened={reopened.length > 0}
            editionName={edition.name}
            isPublished={isPublished}
            winnersAt={editionPath(edition)}
          />
        )}
        {own.map((round) => (
          <section key={round.slug} className="stack" aria-label={`Your scorecards, ${round.name}`}>
            <h2>Your scorecards, {round.name}</h2>
            <ScoringCategories
              categories={round.categories}
              to={(ref) => to(`/score/${round.slug}/${ref}`)}
              compareAt={(category) => to(`/compare/${round.slug}/${category}`)}
              sampleAt={(id) => to(`/sample/${id}`)}
            />
          </section>
        ))}
      </div>
    </JudgePage>
  );
}
