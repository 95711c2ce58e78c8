/** What an invited person is told: by whom, to what, what it asks of them, and how long they have. */
import { readClock, zoneLabel } from "../kernel/instants.ts";
import type { RoundRules } from "../edition/settings.ts";

export interface LetterText {
  readonly subject: string;
  /** One paragraph a blank line. */
  readonly text: string;
}

interface Offer {
  readonly award: string;
  readonly link: string;
  readonly until: string;
}

export type LetterRound = Pick<RoundRules, "kind" | "minScore" | "maxScore" | "votes"> & {
  readonly name: string;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
};

export interface JudgeOffer extends Offer {
  readonly edition: string;
  readonly judge: string;
  readonly isChair: boolean;
  /** Names of the categories on whose panels the judge is to sit. */
  readonly panels: readonly string[];
  readonly rounds: readonly LetterRound[];
  readonly zone: string;
}

/** "Sun 12 July 2026, 21:00 in Seoul (12:00 UTC)" */
export function instantInWords(instant: Date, zone: string): string {
  const { day, time } = readClock(instant, zone);
  const utc = readClock(instant, "UTC");
  if (zone === "UTC") return `${day}, ${time} UTC`;
  const other = utc.day === day ? utc.time : `${utc.day}, ${utc.time}`;
  return `${day}, ${time} ${zoneLabel(zone)} (${other} UTC)`;
}

/** "Open City, Green and Cooperative City" */
export function listInWords(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : last;
}

export function judgeLetter(offer: JudgeOffer): LetterText {
  const { award, edition, judge, isChair, panels } = offer;
  const seat =
    panels.length === 0
      ? "The secretariat will tell you which panels you sit on."
      : `You would sit on the panel${panels.length === 1 ? "" : "s"} of ${listInWords(panels)}.`;
  const chair = isChair
    ? " You would chair them: where the count leaves a tie, the chair decides it and gives the reason."
    : "";
  const work = offer.rounds.flatMap((round) => roundInWords(round, offer.zone));
  return {
    subject: `Invitation to judge ${edition}`,
    text: paragraphs([
      `Dear ${judge},`,
      `The secretariat of ${award} invites you to be a judge of ${edition}.`,
      `${seat}${chair}`,
      ...(work.length === 0 ? [] : [`What to expect:\n${work.join("\n")}`]),
      "All of it is done in a browser, on a telephone too. Where you have a conflict of interest you step aside from that application, and say why.",
      ...howToAnswer(offer),
    ]),
  };
}

function roundInWords(round: LetterRound, zone: string): string[] {
  const { kind, name, minScore, maxScore, votes } = round;
  if (kind === "screening") return [];
  const task =
    kind === "scorecard"
      ? `you read each application of your panels and score it from ${minScore ?? 1} to ${maxScore ?? 10} on each criterion`
      : `you review the finalists, without their scores, and vote for ${votes ?? 1} in each category`;
  return [`- ${name}: ${task}${datesInWords(round, zone)}.`];
}

function datesInWords({ opensAt, closesAt }: LetterRound, zone: string): string {
  const from = opensAt && `from ${instantInWords(opensAt, zone)}`;
  const to = closesAt && `until ${instantInWords(closesAt, zone)}`;
  const dates = [from, to].filter((one) => one !== null);
  return dates.length === 0 ? "" : `, ${dates.join(" ")}`;
}

export interface StaffOffer extends Offer {
  readonly role: "secretariat" | "observer";
}

const STAFF_WORK = {
  secretariat:
    "The secretariat sets an edition up, screens the applications, invites the judges, opens and closes the rounds, and certifies and publishes the result. It needs a second factor when signing in: an app on your telephone that shows a number.",
  observer:
    "An observer sees how the judging goes, the counts after each round has closed and the audit log, and changes nothing. It needs a second factor when signing in: an app on your telephone that shows a number.",
};

export function staffLetter(offer: StaffOffer): LetterText {
  const { award, role } = offer;
  const as = role === "secretariat" ? "a member of its secretariat" : "an observer";
  return {
    subject: `Invitation to ${award} as ${role === "secretariat" ? "secretariat" : "observer"}`,
    text: paragraphs([
      "Good day,",
      `The secretariat of ${award} invites you to join as ${as}.`,
      STAFF_WORK[role],
      ...howToAnswer(offer),
    ]),
  };
}

function howToAnswer({ award, link, until }: Offer): string[] {
  return [
    `To accept or to decline, open this page:\n${link}`,
    `The link works once, until ${until}. It is yours alone: please do not pass it on. If you did not expect this invitation, you need do nothing.`,
    `With kind regards,\nthe secretariat of ${award}`,
  ];
}

function paragraphs(parts: readonly string[]): string {
  return parts.join("\n\n");
}
