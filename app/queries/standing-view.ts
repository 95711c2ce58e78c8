/** A round's standing as a table shows it, from a count that holds only what its viewer may see. */
import type { VisibleCount } from "#app/domain/access/visible-count.ts";
import type { BundleApplication } from "#app/domain/bundle/bundle.ts";
import type { BallotRoundCount, ScorecardRoundCount, ScoreRow } from "#app/domain/count/count.ts";
import { formatMixed, type Fraction, toDecimal } from "#app/domain/kernel/fraction.ts";
import type { Tiers } from "#app/domain/kernel/tiers.ts";
import { inWords, listed, ordinal } from "#app/domain/kernel/words.ts";
import { namesIn } from "#app/domain/placing/snapshot.ts";
import { indexCards } from "#app/domain/scorecard/counted-cards.ts";
import { cutoffInWords, type CutoffStory } from "#app/domain/shortlist/cutoff-in-words.ts";
import { cutoffMark, reserves } from "#app/domain/shortlist/cutoff-mark.ts";

export interface StandingLine {
  readonly ref: string;
  readonly rank: number | null;
  readonly isShared: boolean;
  readonly project: string;
  readonly city: string;
  readonly country: string;
  readonly figure: string;
  readonly exact?: string;
  readonly counted: string;
  readonly notes: readonly string[];
  readonly state: "in" | "contested" | "out";
}

export interface StandingView {
  readonly round: string;
  readonly kind: "scorecard" | "ballot";
  readonly category: { readonly slug: string; readonly name: string };
  readonly lines: readonly StandingLine[];
  /** Null in the last round. */
  readonly cutOff: string | null;
  readonly story: CutoffStory | null;
  readonly finalists: number;
  /** Ballots in a ballot round, with the votes that were void. */
  readonly ballots: { readonly cast: number; readonly void: number } | null;
}

/** What a standing says of a round beside its count. */
export interface RoundSetting {
  readonly quorum: number | null;
  /** Judges who have an application to score, or did so before they left; by ref and slug. */
  readonly expected: (application: string) => readonly string[];
}

export function standingView(
  visible: VisibleCount,
  round: ScorecardRoundCount | BallotRoundCount,
  category: { readonly slug: string; readonly name: string },
  setting: RoundSetting,
): StandingView {
  const lines =
    round.kind === "scorecard"
      ? scoreLines(visible, round, setting)
      : voteLines(visible, round, category.slug);
  const common = { round: round.round, category, lines };
  if (round.kind === "ballot")
    return {
      ...common,
      kind: "ballot",
      cutOff: null,
      story: null,
      finalists: 0,
      ballots: { cast: round.ballots, void: round.voidVotes },
    };
  return {
    ...common,
    kind: "scorecard",
    cutOff: round.cutoff === null ? null : cutOffLine(round, round.cutoff.places),
    story: cutoffInWords(round, namesIn(visible.bundle, category.slug)),
    finalists: round.advanced.length,
    ballots: null,
  };
}

function cutOffLine(round: ScorecardRoundCount, places: number): string {
  const { advanced } = round;
  const seats = `Cut-off: ${inWords(places)} ${places === 1 ? "place" : "places"}`;
  const finalists = `${inWords(advanced.length)} ${advanced.length === 1 ? "finalist" : "finalists"}`;
  if (isWaiting(round)) return `${seats}, ${finalists} so far`;
  return advanced.length > places ? `${seats}, ${finalists} by the rule` : `${seats}, ${finalists}`;
}

function scoreLines(
  { bundle }: VisibleCount,
  round: ScorecardRoundCount,
  setting: RoundSetting,
): StandingLine[] {
  const place = placesOf(bundle);
  const cards = indexCards(bundle).get(round.round);
  const decimals = round.standing.map(({ score }) => (score ? toDecimal(score) : ""));
  const inLine = reserves(round);
  return round.standing.map((row) => {
    const { application, rank, shared, score, scorecards } = row;
    const mark = cutoffMark(round, row) ?? "in";
    const recused = (bundle.recusals ?? [])
      .filter((one) => one.application === application)
      .map(({ judge }) => judge);
    const counted = (cards?.get(application)?.counted ?? []).map(({ judge }) => judge);
    const expected = new Set([...setting.expected(application), ...counted]);
    for (const judge of recused) expected.delete(judge);
    const isClose = score !== null && decimals.filter((one) => one === toDecimal(score)).length > 1;
    return {
      ...place(application),
      rank: score === null ? null : rank,
      isShared: score !== null && shared,
      figure: score === null ? "none" : toDecimal(score),
      ...(score && isClose ? exactly(score) : {}),
      counted: `${scorecards} of ${expected.size}`,
      notes: [
        ...(mark === "contested" ? ["tied at the cut-off"] : []),
        ...(mark === "contested" && round.cutoff?.policy === "break"
          ? [brokenNote(round, application)]
          : []),
        ...(mark === "out" ? reserveNote(inLine, application) : []),
        ...cardNotes(row, recused.length, expected.size, setting.quorum),
      ],
      state: mark,
    };
  });
}

/** Its place among those who would move up, equals sharing it. */
function reserveNote(inLine: Tiers<string>, application: string): string[] {
  const at = inLine.findIndex((group) => group.includes(application));
  return at < 0 ? [] : [`${ordinal(at + 1)} reserve`];
}

/** Whether it goes on out of a tie that is to be broken. */
function brokenNote(round: ScorecardRoundCount, application: string): string {
  if (round.advanced.includes(application)) return "goes on";
  return isWaiting(round) ? "waits for a decision" : "does not go on";
}

function isWaiting({ cutoff, advanced }: ScorecardRoundCount): boolean {
  return cutoff !== null && cutoff.tied.length > 0 && advanced.length < cutoff.places;
}

function cardNotes(
  { score, scorecards, notCounted }: ScoreRow,
  recused: number,
  expected: number,
  quorum: number | null,
): string[] {
  const struck = notCounted.filter(({ why }) => why === "struck").length;
  const missing = expected - scorecards - struck;
  return [
    ...(score === null ? ["not scored"] : []),
    ...(recused > 0 ? [`${recused} recused`] : []),
    ...(struck > 0 ? [`${struck} struck`] : []),
    ...(missing > 0 ? [`${missing} ${missing === 1 ? "card" : "cards"} missing`] : []),
    ...(quorum !== null && scorecards < quorum ? ["below the quorum"] : []),
  ];
}

/** Written out only where it says more than the rounded figure. */
function exactly(score: Fraction): { exact?: string } {
  const exact = formatMixed(score);
  return /^-?\d+$/.test(exact) ? {} : { exact };
}

function voteLines(
  { bundle, count }: VisibleCount,
  round: BallotRoundCount,
  category: string,
): StandingLine[] {
  const place = placesOf(bundle);
  const counted = count.categories.find((one) => one.category === category);
  const before = counted?.rounds.findLast(
    (one): one is ScorecardRoundCount => one.kind === "scorecard",
  );
  const prizes = new Map(bundle.prizes.map(({ slug, name }) => [slug, name]));
  const ties = (counted?.unresolved ?? []).filter((one) => one.at === "prize");
  return round.standing.map(({ application, rank, shared, votes }) => {
    const tie = ties.find(({ applications }) => applications.includes(application));
    const score = before?.standing.find((row) => row.application === application)?.score;
    return {
      ...place(application),
      rank,
      isShared: shared,
      figure: `${votes}`,
      counted: score ? toDecimal(score) : "–",
      notes: [
        ...(counted?.placings ?? [])
          .filter((placing) => placing.application === application)
          .map(({ prize }) => prizes.get(prize) ?? prize),
        ...(tie ? [`tied for ${listed(tie.prizes.map((slug) => prizes.get(slug) ?? slug))}`] : []),
      ],
      state: tie ? "contested" : "in",
    };
  });
}

function placesOf(bundle: VisibleCount["bundle"]) {
  const applications = new Map(bundle.applications.map((one) => [one.ref, one]));
  const entrants = new Map(bundle.entrants.map((one) => [one.slug, one]));
  return (ref: string) => {
    const application: BundleApplication | undefined = applications.get(ref);
    const entrant = entrants.get(application?.entrant ?? "");
    return {
      ref,
      project: application?.title ?? ref,
      city: entrant?.name ?? "",
      country: entrant?.country ?? "",
    };
  };
}
