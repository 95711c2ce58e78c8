import { describe, expect, test } from "vitest";
import {
  expiryOf,
  invitationState,
  judgeStanding,
  sameAddress,
} from "#app/domain/invitation/invitation-state.ts";
import { judgeLetter, staffLetter } from "#app/domain/invitation/invitation-letter.ts";

const NOON = new Date("2026-06-12T12:00:00Z");
const EXPIRY = expiryOf(NOON);

describe("an invitation", () => {
  test("works for thirty days and once", () => {
    const last = new Date(EXPIRY.getTime() - 1);
    expect(EXPIRY.toISOString()).toBe("2026-07-12T12:00:00.000Z");
    expect(invitationState({ expiresAt: EXPIRY, usedAt: null }, last)).toBe("open");
    expect(invitationState({ expiresAt: EXPIRY, usedAt: null }, EXPIRY)).toBe("expired");
    expect(invitationState({ expiresAt: EXPIRY, usedAt: NOON }, last)).toBe("used");
  });

  test.for([
    ["accepted", { acceptedAt: NOON, declinedAt: null, invitedUntil: EXPIRY }],
    ["declined", { acceptedAt: null, declinedAt: NOON, invitedUntil: null }],
    ["invited", { acceptedAt: null, declinedAt: null, invitedUntil: EXPIRY }],
    ["expired", { acceptedAt: null, declinedAt: null, invitedUntil: NOON }],
    ["not-invited", { acceptedAt: null, declinedAt: null, invitedUntil: null }],
  ] as const)("a judge is %s", ([standing, judge]) => {
    expect(judgeStanding(judge, NOON)).toBe(standing);
  });

  test("an address is the same in capitals", () => {
    expect(sameAddress("Ada@Example.org ", "ada@example.org")).toBe(true);
    expect(sameAddress("ada@example.org", "ada@example.com")).toBe(false);
  });
});

describe("the letter to a judge", () => {
  const letter = judgeLetter({
    award: "City Prize",
    edition: "3rd City Prize",
    judge: "Ada",
    isChair: true,
    panels: ["Open", "Green", "Blue"],
    zone: "Asia/Seoul",
    link: "https://laurel.test/invitation/token",
    until: "Sun 12 July 2026, 21:00 in Seoul (12:00 UTC)",
    rounds: [
      {
        name: "Screening",
        kind: "screening",
        minScore: null,
        maxScore: null,
        votes: null,
        opensAt: null,
        closesAt: null,
      },
      {
        name: "Round one",
        kind: "scorecard",
        minScore: 1,
        maxScore: 10,
        votes: null,
        opensAt: NOON,
        closesAt: EXPIRY,
      },
      {
        name: "Round two",
        kind: "ballot",
        minScore: null,
        maxScore: null,
        votes: 2,
        opensAt: null,
        closesAt: null,
      },
    ],
  });

  test.for([
    "3rd City Prize",
    "the panels of Open, Green and Blue",
    "You would chair them",
    "score it from 1 to 10",
    "from Fri 12 June 2026, 21:00 in Seoul (12:00 UTC)",
    "vote for 2",
    "https://laurel.test/invitation/token",
    "Sun 12 July 2026, 21:00 in Seoul",
    "decline",
    "the secretariat of City Prize",
  ])("says: %s", (words) => {
    expect(letter.text).toContain(words);
  });

  test("says nothing of the secretariat's own round", () => {
    expect(letter.text).not.toContain("Screening");
  });
});

test("the letter to staff names the role and the second factor", () => {
  const { subject, text } = staffLetter({
    award: "City Prize",
    role: "observer",
    link: "https://laurel.test/invitation/token",
    until: "Sun 12 July 2026, 12:00 UTC",
  });
  expect(subject).toBe("Invitation to City Prize as observer");
  expect(text).toContain("second factor");
  expect(text).toContain("https://laurel.test/invitation/token");
});
