/**
 * Thirty-two people at once, each with one thing that they do again and again: autosaving a card,
 * submitting one, stepping aside and being brought back, casting a ballot. Each notes when it was told
 * that a thing is done, so that what is stored can be held against it; see weigh.ts.
 */
import { Agent, request } from "node:http";
import { FINALIST_REFS, type Grounds, judgeSlug, REFS } from "./grounds.ts";
import type { Answer, Posted } from "./last-byte.ts";
import { bringBack, castVote, saveCard, stepAsideFrom } from "./requests.ts";

export type Deed = "autosave" | "submit" | "recuse" | "vote";

/** One person and what they act on. Acts are counted from one; nobody else touches it. */
export interface Actor {
  readonly deed: Deed;
  readonly judge: string;
  /** Empty for a ballot. */
  readonly ref: string;
  /** Acts that were in the store before this run. */
  before: number;
  /** When each act of this run was told to be done, by the wall's clock in milliseconds. */
  readonly toldAt: number[];
}

const CLIENTS: readonly (readonly [Deed, number])[] = [
  ["autosave", 12],
  ["submit", 8],
  ["recuse", 6],
  ["vote", 6],
];

export function gatherActors(): readonly Actor[] {
  // Mixed, because a busy server lets connections in one by one: some of every kind come early.
  const deeds = CLIENTS.flatMap(([deed, many]) =>
    Array.from({ length: many }, (_, at) => ({ deed, place: (at + 0.5) / many })),
  ).sort((a, b) => a.place - b.place);
  return deeds.map(({ deed }, at) => ({
    deed,
    judge: judgeSlug(at),
    // One recusal an application: the log then tells of whom an entry is by what it is about.
    ref: deed === "vote" ? "" : (REFS[at % REFS.length] ?? ""),
    before: 0,
    toldAt: [],
  }));
}

/** Points of the nth save of a card, the same for every criterion: half a card is seen. */
export function pointsOf(nth: number): number {
  return 1 + (nth % 10);
}

export function wordsOf(nth: number): string {
  return `Save ${nth}.`;
}

/** Refs that the nth ballot of a judge names: never those of the one before. */
export function choicesOf(nth: number): readonly string[] {
  const at = (step: number) => FINALIST_REFS[(nth + step) % FINALIST_REFS.length] ?? "";
  return [at(0), at(2)];
}

/** The nth act of an actor, as their page sends it. */
export function actOf(
  grounds: Grounds,
  { deed, judge, ref }: Actor,
  nth: number,
): Omit<Posted, "url"> {
  if (deed === "vote") return castVote(grounds, judge, choicesOf(nth));
  if (deed === "recuse")
    return nth % 2 === 1 ? stepAsideFrom(grounds, judge, ref) : bringBack(grounds, judge, ref);
  return saveCard(grounds, {
    judge,
    ref,
    intent: deed === "submit" ? "submit" : "draft",
    version: nth - 1,
    points: pointsOf(nth),
    remark: wordsOf(nth),
  });
}

export interface Storm {
  /** An act of every kind was told, or somebody was refused, which ending tells. */
  readonly underWay: Promise<void>;
  /** Nobody begins anything more; what is under way may be cut off. */
  readonly stop: () => void;
  /** Waits for what is under way. */
  readonly end: () => Promise<void>;
}

/**
 * @param urls of the servers; people are spread over them
 * @throws on ending, where somebody was answered that a thing is not done while the server lived
 */
export function beginStorm(
  grounds: Grounds,
  actors: readonly Actor[],
  urls: readonly string[],
): Storm {
  let isOver = false;
  let begin: () => void;
  const underWay = new Promise<void>((resolve) => (begin = resolve));
  const agent = new Agent({ keepAlive: true });
  const lanes = actors.map(async (actor, at) => {
    const url = urls[at % urls.length] ?? "";
    while (!isOver) {
      const act = actOf(grounds, actor, actor.before + actor.toldAt.length + 1);
      const status = await send(agent, { ...act, url }).catch((error: Error) => error.message);
      if (status === 302) actor.toldAt.push(Date.now());
      else if (!isOver) throw new Error(`${actor.deed} by ${actor.judge} was answered ${status}`);
      if (deedsTold(actors) === CLIENTS.length) begin();
    }
  });
  const ended = Promise.allSettled(lanes);
  // The first who is refused ends the waiting.
  void Promise.all(lanes).then(
    () => begin(),
    () => begin(),
  );
  return {
    underWay,
    stop: () => void (isOver = true),
    async end() {
      for (const lane of await ended) if (lane.status === "rejected") throw lane.reason;
      agent.destroy();
    },
  };
}

function deedsTold(actors: readonly Actor[]): number {
  return new Set(actors.filter(({ toldAt }) => toldAt.length > 0).map(({ deed }) => deed)).size;
}

/** @returns the status, once the whole answer has come; an answer that is cut off is none */
export async function send(agent: Agent, posted: Posted): Promise<number> {
  return (await sendAndRead(agent, posted)).status;
}

export function sendAndRead(agent: Agent, { url, path, cookie, fields }: Posted): Promise<Answer> {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  const headers = {
    cookie,
    origin: url,
    "content-type": "application/x-www-form-urlencoded",
    "content-length": `${Buffer.byteLength(body)}`,
  };
  return new Promise((resolve, reject) => {
    const asked = request(`${url}${path}`, { agent, method: "POST", headers });
    asked.once("error", reject);
    asked.once("response", (answer) => {
      answer.resume();
      answer.once("error", reject);
      answer.once("aborted", () => reject(new Error("the answer was cut off")));
      answer.once("end", () => {
        const { statusCode: status = 0, headers: told } = answer;
        resolve({ status, location: told.location ?? "" });
      });
    });
    asked.end(body);
  });
}
