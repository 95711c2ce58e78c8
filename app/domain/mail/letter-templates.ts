/** Laurel's own wording of each letter, and the placeholders that a programme's wording may use. */
import type { LetterKind } from "./letter-kinds.ts";
import type { LetterText } from "./template.ts";

export interface LetterTemplate extends LetterText {
  /** By placeholder, what it stands for. */
  readonly fields: Readonly<Record<string, string>>;
  /** Without these the letter would be of no use. */
  readonly required: readonly string[];
}

const APPLICATION = {
  greeting: "“Dear …,” with the name, or “Good day,”",
  name: "how the person is called; may be empty",
  title: "title of the application",
  ref: "its reference, such as OC-01",
  city: "city or organisation that applies",
  category: "category of the application",
  edition: "name of the edition",
  award: "name of the award",
  address: "link to the application",
} as const;

const about = (subject: string, body: readonly string[], fields = {}): LetterTemplate => ({
  subject,
  body: ["{{greeting}}", ...body].join("\n\n"),
  fields: { ...APPLICATION, ...fields },
  required: [],
});

const FINDINGS = {
  findings: "each clause that is not met or not clear, with what was found",
  reason: "what the secretariat wrote at the end; may be empty",
};
const DEADLINE = { deadline: "until when, in the edition's zone and in UTC" };

const applicant = {
  receipt: about(
    "Received: {{ref}}, {{edition}}",
    [
      "Thank you. Your application “{{title}}” ({{ref}}) to {{edition}} was received on {{received}}.",
      "Receipt: {{receipt}}",
      "What you submitted, word for word: {{address}}/print",
      "The secretariat checks it against the Terms and Conditions next, and writes to you. Where it stands: {{address}}",
    ],
    { receipt: "code of the receipt", received: "when it was received" },
  ),
  withdrawal: about("Withdrawn: {{ref}}, {{edition}}", [
    "Your application “{{title}}” ({{ref}}) to {{edition}} was withdrawn, as you asked. Nobody judges it any more.",
    "If you did not ask for this, please answer the secretariat at once.",
  ]),
  returned: about(
    "Please correct: {{ref}}, {{edition}}",
    [
      "Thank you for your application “{{title}}” ({{ref}}) to {{edition}}. Before it can go on, please mend what follows and submit it again, by {{deadline}}.",
      "{{findings}}",
      "{{reason}}",
      "Your application: {{address}}",
    ],
    { ...FINDINGS, ...DEADLINE },
  ),
  accepted: about(
    "Accepted: {{ref}}, {{edition}}",
    [
      "Your application “{{title}}” ({{ref}}) to {{edition}} meets the Terms and Conditions. It goes on to the judges.",
      "There is nothing for you to do now.",
      "{{findings}}",
      "{{reason}}",
      "Your application: {{address}}",
    ],
    FINDINGS,
  ),
  rejected: about(
    "Not accepted: {{ref}}, {{edition}}",
    [
      "Thank you for your application “{{title}}” ({{ref}}) to {{edition}}, and for the work behind it. We are sorry: it does not meet the Terms and Conditions, so it does not go on to the judges.",
      "{{findings}}",
      "{{reason}}",
      "Your application: {{address}}",
    ],
    FINDINGS,
  ),
  moved: about(
    "Moved to {{category}}: {{ref}}, {{edition}}",
    [
      "Your application “{{title}}” ({{ref}}) to {{edition}} fits better in another category. We have moved it from {{from}} to {{category}}, where it is judged. Nothing that you wrote was changed, and there is nothing for you to do.",
      "{{reason}}",
      "If you would rather see it where it was, please answer the secretariat soon.",
      "Your application: {{address}}",
    ],
    { from: "the category that it was in", reason: "why it was moved; may be empty" },
  ),
  merged: about(
    "Sent twice: {{ref}}, {{edition}}",
    [
      "Your application “{{title}}” ({{ref}}) to {{edition}} is the same project as “{{keptTitle}}” ({{kept}}). A project is judged once: {{kept}} goes on, and {{ref}} has left the award.",
      "If they are two different projects, please answer the secretariat soon.",
      "Your application: {{address}}",
    ],
    { kept: "reference of the one that goes on", keptTitle: "its title" },
  ),
  disqualified: about(
    "{{ref}} is disqualified: {{edition}}",
    [
      "{{ref}}, {{title}}, has been taken out of {{edition}}.",
      "The reason: {{reason}}",
      "Your application: {{address}}",
    ],
    { reason: "why it was taken out" },
  ),
  extended: about(
    "More time until {{deadline}}: {{ref}}, {{edition}}",
    [
      "Your application {{ref}} to {{edition}} has more time: until {{deadline}}.",
      "{{reason}}",
      "Everything you wrote is kept. Go on here: {{address}}",
    ],
    { ...DEADLINE, reason: "why it was given more time" },
  ),
  "draft-reminder": about(
    "Not submitted yet: {{ref}}, {{edition}}",
    [
      "Your application {{ref}} in {{category}} to {{edition}} is a draft. Only what is submitted is judged.",
      "The call closes on {{deadline}}.",
      "Go on where you stopped: {{address}}",
      "If you do not wish to apply any more, you need do nothing.",
    ],
    DEADLINE,
  ),
  "correction-reminder": about(
    "Still to be corrected: {{ref}}, {{edition}}",
    [
      "Your application “{{title}}” ({{ref}}) to {{edition}} was returned to you for correction and has not come back yet. Please mend it and submit it again by {{deadline}}.",
      "{{findings}}",
      "{{reason}}",
      "Your application: {{address}}",
    ],
    { ...FINDINGS, ...DEADLINE },
  ),
  "result-winner": about(
    "{{prize}} for {{city}}: {{edition}}",
    [
      "Congratulations. “{{title}}” by {{city}} receives {{prize}} in {{category}} of {{edition}}.",
      "{{citation}}",
      "All winners, and why they won: {{results}}",
    ],
    {
      prize: "the prize it receives",
      citation: "the citation of the jury; may be empty",
      results: "link to the public page of the result",
    },
  ),
  "result-finalist": about(
    "Result of {{edition}}: {{ref}}",
    [
      "“{{title}}” by {{city}} was a finalist in {{category}} of {{edition}}. The prizes went to others, by a narrow choice among the best. Thank you for taking part.",
      "The winners, and why they won: {{results}}",
    ],
    { results: "link to the public page of the result" },
  ),
  "result-other": about(
    "Result of {{edition}}: {{ref}}",
    [
      "“{{title}}” by {{city}} did not receive a prize in {{category}} of {{edition}}. Thank you for taking part, and for the work behind it.",
      "The winners, and why they won: {{results}}",
    ],
    { results: "link to the public page of the result" },
  ),
} satisfies Partial<Record<LetterKind, LetterTemplate>>;

const JUDGE = {
  name: "name of the judge",
  edition: "name of the edition",
  address: "link to the judging",
} as const;

const judge = {
  "round-opened": {
    subject: "{{round}} of {{edition}} is open",
    body: "Dear {{name}},\n\n{{round}} of {{edition}} is open. {{task}}{{until}}.\n\n{{address}}",
    fields: {
      ...JUDGE,
      round: "name of the round",
      task: "what there is to do: “You have 12 applications to score”",
      until: "“ until …” with the day, or nothing",
    },
    required: ["address"],
  },
  "judge-reminder": {
    subject: "{{round}} of {{edition}}: a reminder",
    body: "Dear {{name}},\n\n{{message}}\n\n{{owed}}\n\n{{address}}",
    fields: {
      ...JUDGE,
      round: "name of the round",
      message: "what the secretariat writes when it reminds",
      owed: "what this judge still owes",
    },
    required: ["message", "address"],
  },
  "ballot-returned": {
    subject: "Please cast your ballot again: {{edition}}",
    body: "Dear {{name}},\n\nThe finalists you can vote for in {{round}} have changed since you cast a ballot, so it was returned to you and does not count any more.\n\nPlease cast it again: {{address}}",
    fields: { ...JUDGE, round: "name of the round" },
    required: ["address"],
  },
  "own-work-touched": {
    subject: "{{about}}: {{edition}}",
    body: "Dear {{name}},\n\n{{what}}\n\n{{reason}}\n\n{{next}}\n\nYour judging: {{address}}",
    fields: {
      ...JUDGE,
      about: "what it is about: “Your scorecard for OC-01 is not counted”",
      what: "what was done to the scorecard or the ballot",
      reason: "who decided it, and why; may be empty",
      next: "what the judge may do now; may be empty",
    },
    required: ["what"],
  },
} satisfies Partial<Record<LetterKind, LetterTemplate>>;

const templates = { ...applicant, ...judge };

export type TemplatedKind = keyof typeof templates;
export type ApplicantKind = keyof typeof applicant;

export const LETTER_TEMPLATES: Readonly<Record<TemplatedKind, LetterTemplate>> = templates;
export const TEMPLATED_KINDS = Object.keys(templates) as readonly TemplatedKind[];

export function isTemplatedKind(kind: string): kind is TemplatedKind {
  return Object.hasOwn(templates, kind);
}

export function isApplicantKind(kind: TemplatedKind): kind is ApplicantKind {
  return Object.hasOwn(applicant, kind);
}
