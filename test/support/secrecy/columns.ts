/**
 * Every column that holds text, and what it is: public, technical, or a thing of the matrix of access.
 * A column that is not listed fails test/db/confidential-columns.test.ts, and one that holds a thing is
 * marked and looked for by the canary crawl. Names that end in `id` are references and need no row.
 */
import type { Relation, Thing } from "#app/domain/access/access.ts";
import type { tables } from "#db/schema/index.ts";

export interface Confidential {
  readonly thing: Thing;
  /** What the same words are for whoever wrote them, where that is another thing. */
  readonly own?: Thing;
  /** Who never gets them although they may read the rest of the thing. */
  readonly except?: readonly Relation[];
  /** Why no marker can stand in it; what it holds is proved otherwise. */
  readonly unmarked?: string;
  /** Whether what stands in it is looked for as it is, because a marker would break it. */
  readonly asItIs?: true;
}

export type Kept = "public" | "technical" | Confidential;

const of = (thing: Thing, more: Omit<Confidential, "thing"> = {}): Confidential => ({
  thing,
  ...more,
});

const SECRET = of("secrets");
const NOT_FOR_JUDGES: readonly Relation[] = ["public", "judge", "recused"];
const AS_IDS = "ids of applications; the two worlds differ in them";

/** By table and column, as the schema calls them. */
export const COLUMNS: Readonly<Record<keyof typeof tables, Readonly<Record<string, Kept>>>> = {
  users: { name: "public", email: of("addresses"), image: "technical", language: "technical" },
  sessions: { token: SECRET, ipAddress: of("own-account"), userAgent: of("own-account") },
  accounts: {
    accessToken: SECRET,
    refreshToken: SECRET,
    idToken: SECRET,
    scope: "technical",
    password: SECRET,
  },
  verifications: { identifier: SECRET, value: SECRET },
  twoFactors: { secret: SECRET, backupCodes: SECRET },
  rateLimits: { key: SECRET },
  programmes: { slug: "public", name: "public" },
  staff: { role: "technical" },
  editions: {
    slug: "public",
    name: "public",
    place: "public",
    timeZone: "public",
    summary: "public",
    state: "technical",
    ceremonyOn: "public",
    contactEmail: "public",
    oathText: "public",
  },
  categories: { slug: "public", name: "public", description: "public" },
  criteria: { slug: "public", name: "public", description: "public" },
  clauses: { title: "public", text: "public" },
  formVersions: { form: "public" },
  eligibilityQuestions: { text: "public", passes: "public", explanation: "public" },
  findingReasons: { text: of("settings") },
  privacyNotices: { text: "public" },
  retentionRules: { dataClass: "technical" },
  rounds: {
    slug: "public",
    name: "public",
    kind: "technical",
    state: "technical",
    scaleLabels: "public",
    cutoffTie: "technical",
  },
  prizes: { slug: "public", name: "public", by: "technical", metal: "technical" },
  judges: {
    slug: "public",
    name: "public",
    title: "public",
    country: "public",
    email: of("addresses"),
    declineReason: of("decline-reasons"),
  },
  seats: { removalReason: of("recusal-reasons") },
  roundSeats: {},
  oaths: { text: of("oath"), interests: of("interests") },
  invitations: { tokenHash: SECRET, email: of("addresses"), role: "technical" },
  entrants: { slug: "technical", name: of("cities"), country: "public" },
  applications: {
    ref: "technical",
    title: of("application-title"),
    state: "technical",
    leftReason: of("findings"),
    answers: of("working-copy"),
    answerVersions: "technical",
    answerAuthors: "technical",
  },
  conflictAnswers: { text: of("conflict-answers") },
  submissions: {
    title: of("application-title"),
    answers: of("application"),
    attachments: of("attachment", { unmarked: "names and digests of the table of attachments" }),
    acceptedClauses: "technical",
    receipt: of("application", { except: NOT_FOR_JUDGES }),
  },
  attachments: {
    name: of("attachment"),
    mediaType: "technical",
    sha256: of("attachment"),
    alt: of("attachment"),
    question: "technical",
    scan: "technical",
  },
  uploads: { name: of("working-copy"), alt: of("working-copy"), question: "technical" },
  draftVersions: { title: of("working-copy"), answers: of("working-copy") },
  colleagues: { email: of("addresses"), may: "technical", tokenHash: SECRET },
  extensions: { reason: of("messages") },
  submitAttempts: { result: "technical", missing: "technical" },
  messages: { from: "technical", text: of("messages") },
  internalNotes: { seenBy: "technical", text: of("internal-notes") },
  applicationTags: { tag: of("screening-notes") },
  savedViews: { name: of("own-account"), search: of("own-account") },
  findings: {
    result: "technical",
    note: of("findings"),
    evidence: of("screening-notes"),
    noteToSelf: of("own-account"),
    screener: "technical",
  },
  screenings: {
    outcome: "technical",
    reason: of("findings"),
    openQuestions: "technical",
    reply: of("findings"),
  },
  recusals: { reason: of("recusal-reasons") },
  categoryRecusals: { reason: of("recusal-reasons") },
  staffRecusals: { reason: of("recusal-reasons") },
  scorecards: {
    state: "technical",
    remark: of("remarks", { own: "own-scorecard" }),
    remarkAudience: "technical",
  },
  scores: {},
  remarks: { text: of("remarks", { own: "own-scorecard" }), audience: "technical" },
  skips: {},
  showings: {},
  categoryFlags: { reason: of("category-flags"), settlement: of("category-flags") },
  samples: { kind: "technical", title: of("samples"), text: of("samples") },
  sampleCards: {
    points: of("sample-cards", {
      own: "own-sample-card",
      unmarked: "numbers; the two worlds differ in them",
    }),
  },
  assignments: {},
  reopenings: { reason: of("recusal-reasons") },
  supplements: { text: of("supplement") },
  sealedBallots: {
    sealed: of("secrets", { asItIs: true }),
    receipt: of("secrets", { own: "own-ballot", asItIs: true }),
  },
  turnouts: {},
  ballots: { choices: of("tally", { unmarked: AS_IDS }) },
  decisions: {
    kind: "technical",
    ordered: of("placings", { unmarked: AS_IDS }),
    by: of("citations"),
    reason: of("citations"),
  },
  shortlists: { applications: of("scores", { unmarked: AS_IDS }) },
  certifications: {
    kind: "technical",
    snapshot: of("placings", { unmarked: "made of what is marked elsewhere; the worlds differ" }),
    digest: "technical",
    reason: of("audit-log"),
  },
  proposals: {
    act: "technical",
    subject: "technical",
    payload: of("proposals"),
    outcome: "technical",
    refusalReason: of("proposals"),
  },
  citations: { applicationRef: "technical", text: of("citations") },
  achievements: {
    entrant: of("citations"),
    entrantSlug: "technical",
    country: "public",
    name: of("citations"),
    citation: of("citations"),
  },
  auditEntries: {
    act: "technical",
    subject: "technical",
    details: of("audit-log"),
    previousHash: "technical",
    hash: "technical",
  },
  auditHeads: { hash: "technical" },
  mailTemplates: {
    kind: "technical",
    language: "technical",
    subject: of("settings"),
    body: of("settings"),
  },
  mailBatches: { kind: "technical", name: of("mail"), state: "technical" },
  mailAttempts: { result: "technical", detail: of("mail") },
  mails: {
    recipient: of("mail"),
    subject: of("mail"),
    text: of("mail"),
    kind: "technical",
    lastError: of("mail"),
  },
};
