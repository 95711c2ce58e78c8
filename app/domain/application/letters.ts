/** The mails that a city gets about its application: polite, and complete without opening anything. */
import { readClock, zoneLabel } from "../kernel/instants.ts";
import type { Conclusion } from "../screening/conclude.ts";

interface Letter {
  readonly subject: string;
  /** Plain text; one paragraph a blank line. */
  readonly text: string;
}

interface About {
  readonly application: { readonly ref: string; readonly title: string };
  readonly edition: { readonly name: string; readonly timeZone: string };
  /** How the person is called; empty where they have not said. */
  readonly name: string;
  /** Link to the application. */
  readonly address: string;
}

function letter({ name }: About, subject: string, ...paragraphs: readonly string[]): Letter {
  const greeting = name === "" ? "Good day," : `Dear ${name},`;
  return { subject, text: [greeting, ...paragraphs].join("\n\n") };
}

/** "Fri 12 June 2026, 18:00 in Seoul (09:00 UTC)" */
export function instantInWords(instant: Date, zone: string, isDeadline = false): string {
  const { day, time } = readClock(instant, zone, { isDeadline });
  return `${day}, ${time} ${zoneLabel(zone)} (${readClock(instant, "UTC").time} UTC)`;
}

function named({ application }: About): string {
  return `“${application.title}” (${application.ref})`;
}

export function receiptLetter(about: About & { readonly receipt: string; readonly at: Date }) {
  const { edition, at, receipt, address, application } = about;
  return letter(
    about,
    `Received: ${application.ref}, ${edition.name}`,
    `Thank you. Your application ${named(about)} to ${edition.name} was received on ${instantInWords(at, edition.timeZone)}.`,
    `Receipt: ${receipt}`,
    `What you submitted, word for word: ${address}/print`,
    `The secretariat checks it against the Terms and Conditions next, and writes to you. Where it stands: ${address}`,
  );
}

export function withdrawalLetter(about: About): Letter {
  const { edition, application } = about;
  return letter(
    about,
    `Withdrawn: ${application.ref}, ${edition.name}`,
    `Your application ${named(about)} to ${edition.name} was withdrawn, as you asked. Nobody judges it any more.`,
    `If you did not ask for this, please answer the secretariat at once.`,
  );
}

interface ToldClause {
  readonly title: string;
  readonly text: string;
  readonly result: "pass" | "fail" | "unclear" | null;
  readonly note: string;
}

interface Concluded extends About {
  readonly conclusion: Conclusion;
  readonly clauses: readonly ToldClause[];
  /** In the secretariat's own words; may be empty. */
  readonly reason: string;
  /** Of a return for correction. */
  readonly dueAt: Date | null;
}

export function conclusionLetter(concluded: Concluded): Letter {
  const { application, edition, conclusion, reason, address } = concluded;
  const [word, ...paragraphs] = CONCLUSIONS[conclusion](concluded);
  const clauses = concluded.clauses.map(clauseInWords);
  return letter(
    concluded,
    `${word ?? ""}: ${application.ref}, ${edition.name}`,
    ...paragraphs,
    ...clauses,
    ...(reason === "" ? [] : [reason]),
    `Your application: ${address}`,
  );
}

function clauseInWords({ title, text, result, note }: ToldClause): string {
  const found = result === "unclear" ? "is not clear to us" : "is not met";
  return [`${title}: ${found}.`, text, `What we found: ${note}`]
    .filter((line) => line !== "")
    .join("\n");
}

const CONCLUSIONS: Readonly<Record<Conclusion, (concluded: Concluded) => readonly string[]>> = {
  accepted: (concluded) => [
    "Accepted",
    `Your application ${named(concluded)} to ${concluded.edition.name} meets the Terms and Conditions. It goes on to the judges.`,
    "There is nothing for you to do now.",
  ],
  returned: (concluded) => [
    "Please correct",
    `Thank you for your application ${named(concluded)} to ${concluded.edition.name}. Before it can go on, please mend what follows and submit it again${until(concluded)}.`,
  ],
  rejected: (concluded) => [
    "Not accepted",
    `Thank you for your application ${named(concluded)} to ${concluded.edition.name}, and for the work behind it. We are sorry: it does not meet the Terms and Conditions, so it does not go on to the judges.`,
  ],
};

function until({ dueAt, edition }: Concluded): string {
  return dueAt === null ? "" : `, by ${instantInWords(dueAt, edition.timeZone, true)}`;
}
