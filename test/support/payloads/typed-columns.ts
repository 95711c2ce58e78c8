/**
 * Which columns hold what somebody typed, drawn from the list of every text in the database: a new one
 * has to hold payloads and to be seen on a page, or to be named here.
 */
import { COLUMNS } from "../secrecy/columns.ts";

/** Texts that are called technical because they keep no secret, although people's words stand in them. */
const TYPED_ALL_THE_SAME: readonly string[] = ["auditEntries.subject"];

/** What no person writes as they like, and why. */
const MADE_BY_MACHINE: Readonly<Record<string, string>> = {
  ...because("letters, digits and hyphens, or else it is refused", [
    "programmes.slug",
    "editions.slug",
    "categories.slug",
    "criteria.slug",
    "rounds.slug",
    "prizes.slug",
    "judges.slug",
  ]),
  ...because("chosen from a list, and refused where it is none of it", [
    "editions.timeZone",
    "editions.ceremonyOn",
    "eligibilityQuestions.passes",
    "judges.country",
    "entrants.country",
    "achievements.country",
  ]),
  ...because("drawn by chance or reckoned from other texts", [
    "sessions.token",
    "sessions.ipAddress",
    "accounts.accessToken",
    "accounts.refreshToken",
    "accounts.idToken",
    "accounts.password",
    "verifications.identifier",
    "verifications.value",
    "twoFactors.secret",
    "twoFactors.backupCodes",
    "rateLimits.key",
    "invitations.tokenHash",
    "colleagues.tokenHash",
    "submissions.receipt",
    "attachments.sha256",
    "sealedBallots.sealed",
    "sealedBallots.receipt",
  ]),
  ...because("ids and numbers", [
    "sampleCards.points",
    "ballots.choices",
    "decisions.ordered",
    "shortlists.applications",
  ]),
  "certifications.snapshot": "made of texts that are typed elsewhere, which hold payloads by then",
};

function because(reason: string, columns: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(columns.map((column) => [column, reason]));
}

/** Such as "messages.text". */
export const EVERY_COLUMN: readonly string[] = Object.entries(COLUMNS).flatMap(([table, columns]) =>
  Object.keys(columns).map((column) => `${table}.${column}`),
);

/** What a person can have written, as they like. */
export const TYPED_COLUMNS: readonly string[] = Object.entries(COLUMNS).flatMap(
  ([table, columns]) =>
    Object.entries(columns).flatMap(([column, kept]) => {
      const name = `${table}.${column}`;
      const isTyped = TYPED_ALL_THE_SAME.includes(name) || kept !== "technical";
      return isTyped && !(name in MADE_BY_MACHINE) ? [name] : [];
    }),
);

/** Names in the lists of this file; each has to be a column. */
export const NAMED_COLUMNS: readonly string[] = [
  ...TYPED_ALL_THE_SAME,
  ...Object.keys(MADE_BY_MACHINE),
];
