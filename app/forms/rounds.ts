import { z } from "zod";
import { repeatedNames, roundFaults } from "#app/domain/edition/settings-faults.ts";
import { type RoundRules, rulesOf } from "#app/domain/edition/settings.ts";
import { isRowAct, knownIds, rowId, rowIntent, rowOr } from "./rows.ts";
import { nameField, optionalWhole, sentDayAndTime, ticked, wholeNumber } from "./words.ts";

const [LEAST_SCORE, MOST_SCORE] = [0, 100];
const MOST_APPLICATIONS = 10_000;

const score = wholeNumber(
  `Give a whole number from ${LEAST_SCORE} to ${MOST_SCORE}`,
  LEAST_SCORE,
  MOST_SCORE,
);
const number = optionalWhole("Give a whole number, or leave it empty", 1, MOST_APPLICATIONS);

/** "1 = lowest", a line each. */
const scaleLabels = z
  .string()
  .default("")
  .transform((text, check) => {
    const labels: Record<string, string> = {};
    for (const line of text.split("\n").filter((one) => one.trim() !== "")) {
      const [, value, label] = /^\s*(\d{1,3})\s*[=:]\s*(.{1,60}?)\s*$/u.exec(line) ?? [];
      if (value === undefined || label === undefined) {
        check.addIssue({
          code: "custom",
          message: `Write a value, an equals sign and what it means, such as 1 = lowest. This line is not like that: ${line.trim().slice(0, 60)}`,
        });
        return labels;
      }
      labels[String(Number(value))] = label;
    }
    return labels;
  });

const common = {
  id: rowId,
  name: nameField("Give the round a name"),
  opens: sentDayAndTime,
  closes: sentDayAndTime,
};

const UNUSED: Omit<RoundRules, "kind"> = {
  minScore: null,
  maxScore: null,
  scaleLabels: {},
  quorum: null,
  advance: null,
  cutoffTie: null,
  needsRemarkAtEnds: false,
  votes: null,
};

const round = z
  .discriminatedUnion(
    "kind",
    [
      z.object({ ...common, kind: z.literal("screening") }),
      z.object({
        ...common,
        kind: z.literal("scorecard"),
        minScore: score,
        maxScore: score,
        scaleLabels,
        quorum: number,
        advance: number,
        cutoffTie: z.enum(["extend", "break"], "Say what happens to a tie at the cut-off"),
        needsRemarkAtEnds: ticked,
      }),
      z.object({
        ...common,
        kind: z.literal("ballot"),
        votes: wholeNumber("Say for how many finalists each judge votes, from 1 to 100", 1, 100),
      }),
    ],
    "Say what happens in this round",
  )
  .transform(({ id, name, opens, closes, ...own }) => ({
    id,
    name,
    opens,
    closes,
    rules: rulesOf({ ...UNUSED, ...own }),
  }));

type WholeRound = z.output<typeof round>;

/** A round as sent; without its rules where the form showed them as fixed. */
export type SentRound = Omit<WholeRound, "rules"> & { readonly rules: RoundRules | undefined };

export const roundsSchema = z
  .object({
    intent: rowIntent,
    known: knownIds,
    rounds: z.array(rowOr(round, "name", "kind")).default([]),
  })
  .superRefine(({ intent, rounds }, check) => {
    // A list that a button is about to change is judged as it will be, by the command.
    if (isRowAct(intent)) return;
    const at = rounds.flatMap((one, index) => (one ? [index] : []));
    const sent = rounds.filter((one): one is WholeRound => one !== null);
    const add = (index: number, field: string, message: string) =>
      check.addIssue({ code: "custom", path: ["rounds", at[index] ?? index, field], message });
    for (const { index, field, message } of roundFaults(
      sent.map(({ name, rules }) => ({ name, ...rules })),
    ))
      add(index, field, message);
    for (const { index, name } of repeatedNames(sent.map(({ name }) => name)))
      add(index, "name", `There are two rounds called ${name}.`);
  });

/** Once judging began a round's rules are fixed: its name and its times alone are sent. */
export const fixedRoundsSchema = z.object({
  intent: rowIntent,
  known: knownIds,
  rounds: z.array(z.object(common).transform((one) => ({ ...one, rules: undefined }))).default([]),
});
