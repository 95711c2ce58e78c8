/** What no edition could be judged by, each with the field that mends it. See docs/rules.md, "Rounds". */
import { roundListFaults, type RoundListFault } from "../round/round-list.ts";
import type { PrizeSettings, RoundRules } from "./settings.ts";

export interface SettingsFault {
  /** Place in the list. */
  readonly index: number;
  /** The field of that row. */
  readonly field: string;
  readonly message: string;
}

type JudgedRound = RoundRules & { readonly name: string };

const LIST_FAULTS: Readonly<Record<RoundListFault, readonly [string, string]>> = {
  "ballot-before-last": [
    "kind",
    "A ballot can only be the last round: its votes decide the prizes.",
  ],
  "no-advance": [
    "advance",
    "Say how many applications of each category go on: another round follows.",
  ],
  "scale-upside-down": ["maxScore", "The highest score must be above the lowest."],
};

/** @returns nothing where the rounds can be counted */
export function roundFaults(rounds: readonly JudgedRound[]): readonly SettingsFault[] {
  const last = rounds.length - 1;
  const loose = rounds.map((round, index) => [index, asSent(round)] as const);
  return [
    ...roundListFaults(loose, last).map(({ index, fault }) => {
      const [field, message] = LIST_FAULTS[fault];
      return { index, field, message };
    }),
    ...rounds.flatMap((round, index) => ownFaults(round, index)),
  ];
}

function asSent({ kind, minScore, maxScore, advance }: RoundRules) {
  return {
    kind,
    min: minScore ?? undefined,
    max: maxScore ?? undefined,
    advance: advance ?? undefined,
  };
}

function ownFaults(round: JudgedRound, index: number): SettingsFault[] {
  const faults: SettingsFault[] = [];
  const add = (field: string, message: string) => faults.push({ index, field, message });
  if (round.kind === "screening" && index > 0)
    add("kind", "Screening comes first: only what it accepts is judged.");
  if (round.kind === "ballot" && round.votes === null)
    add("votes", "Say for how many finalists each judge votes.");
  if (round.kind !== "scorecard") return faults;
  const [min, max] = [round.minScore ?? 1, round.maxScore ?? 10];
  if (min === max) add("maxScore", "The highest score must be above the lowest.");
  for (const value of Object.keys(round.scaleLabels))
    if (Number(value) < min || Number(value) > max)
      add("scaleLabels", `${value} is not on the scale from ${min} to ${max}.`);
  return faults;
}

/** Names that readers could not tell apart. */
export function repeatedNames(
  names: readonly string[],
): readonly { readonly index: number; readonly name: string }[] {
  const seen = new Set<string>();
  return names.flatMap((name, index) => {
    const plain = name.trim().toLocaleLowerCase("en");
    if (seen.has(plain)) return [{ index, name }];
    seen.add(plain);
    return [];
  });
}

export function prizeFaults(prizes: readonly Pick<PrizeSettings, "name">[]): SettingsFault[] {
  return repeatedNames(prizes.map(({ name }) => name)).map(({ index, name }) => ({
    index,
    field: "name",
    message: `There are two prizes called ${name}.`,
  }));
}
