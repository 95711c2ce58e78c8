/** How a ballot is sealed for one round, category and judge, and opened again by the commands alone. */
import type { Context } from "#app/server/context.ts";

interface Place {
  readonly roundId: string;
  readonly categoryId: string;
  readonly judgeId: string;
}

interface Sealed extends Place {
  readonly sealed: string;
}

/** Longer than an id with its quotes and comma. */
const ROOM_FOR_AN_ID = 64;

function boundTo({ roundId, categoryId, judgeId }: Place): string {
  return `${roundId}:${categoryId}:${judgeId}`;
}

/**
 * @param choices ids of applications; none is an abstention
 * @param votes how many a full ballot of the round names: every ballot is padded to its length
 */
export function sealBallot(
  { vault }: Context,
  place: Place,
  choices: readonly string[],
  votes: number,
): string {
  const room = ROOM_FOR_AN_ID * (votes + 1);
  const plain = JSON.stringify([...choices].sort());
  if (plain.length > room) throw new Error("a ballot is longer than any of its round may be");
  return vault.seal(plain.padEnd(room), boundTo(place));
}

/** @returns ids of applications; none where the judge abstained, which counts as no ballot */
export function openBallot({ vault }: Context, ballot: Sealed): readonly string[] {
  const choices: unknown = JSON.parse(vault.open(ballot.sealed, boundTo(ballot)));
  if (!Array.isArray(choices) || !choices.every((choice) => typeof choice === "string"))
    throw new Error("a sealed ballot does not hold a list of choices");
  return choices;
}
