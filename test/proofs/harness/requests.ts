/** What judges and the secretariat send, as their pages send it. */
import { CATEGORY, CRITERIA, type Grounds } from "./grounds.ts";
import type { Posted } from "./last-byte.ts";

type Act = Omit<Posted, "url">;

function addressOf(edition: "scoring" | "voting", audience: "judge" | "secretariat"): string {
  return `/${audience}/proofs/${edition}`;
}

function cookieOf(grounds: Grounds, email: string): string {
  const cookie = grounds.cookies.get(email);
  if (cookie === undefined) throw new Error(`${email} is not signed in`);
  return cookie;
}

function judgeCookie(grounds: Grounds, judge: string): string {
  return cookieOf(grounds, grounds.scoring.judges.get(judge)?.email ?? "");
}

export interface CardSent {
  readonly judge: string;
  readonly ref: string;
  readonly intent: "draft" | "submit";
  /** Of the card that the judge saw. */
  readonly version: number;
  /** Of every criterion alike, so that half a card is seen. */
  readonly points: number;
  readonly remark: string;
}

export function saveCard(grounds: Grounds, sent: CardSent): Act {
  const { judge, ref, intent, version, points, remark } = sent;
  return {
    path: `${addressOf("scoring", "judge")}/score/round-one/${ref}`,
    cookie: judgeCookie(grounds, judge),
    fields: [
      ["intent", intent],
      ["version", `${version}`],
      ["remark", remark],
      ...CRITERIA.map((slug): [string, string] => [`scores.${slug}`, `${points}`]),
    ],
  };
}

export function castVote(grounds: Grounds, judge: string, choices: readonly string[]): Act {
  return {
    path: `${addressOf("voting", "judge")}/ballot/round-two/${CATEGORY}/confirm`,
    cookie: judgeCookie(grounds, judge),
    fields: [["intent", "cast"], ...choices.map((ref): [string, string] => ["choices[]", ref])],
  };
}

export function stepAsideFrom(grounds: Grounds, judge: string, ref: string): Act {
  return {
    path: `${addressOf("scoring", "judge")}/step-aside/${ref}`,
    cookie: judgeCookie(grounds, judge),
    fields: [
      ["intent", "step-aside"],
      ["reason", "I have worked for this city."],
    ],
  };
}

export function bringBack(grounds: Grounds, judge: string, ref: string): Act {
  return {
    path: `${addressOf("scoring", "secretariat")}/judging/round-one`,
    cookie: cookieOf(grounds, grounds.scoring.secretariat.email),
    fields: [
      ["intent", "lift"],
      ["judge", grounds.scoring.ids.judges.get(judge) ?? ""],
      ["from", `application:${ref}`],
    ],
  };
}
