/**
 * Who may read what, who may write it, and when: one matrix of data, read by the queries, by the tests
 * and by the crawls of test/routes/secrecy. What is not listed is not to be had. See docs/access.md.
 */
import type { RoundState } from "../round/round-state.ts";

/** What a viewer is to the thing in question. */
export type Relation =
  | "public"
  | "applicant"
  | "judge"
  /** A judge, for an application they stepped aside from. */
  | "recused"
  | "secretariat"
  | "observer";

export const THINGS = [
  "application",
  "application-title",
  "attachment",
  "own-scorecard",
  "scorecards",
  "scores",
  "progress",
  "own-ballot",
  "turnout",
  "tally",
  "placings",
  "messages",
  "internal-notes",
  "draft-progress",
  "working-copy",
  "supplement",
  "remarks",
  "remarks-to-applicant",
  "oath",
  "interests",
  "likely-conflicts",
  "conflict-answers",
  "recusal-reasons",
  "decline-reasons",
  "category-flags",
  "samples",
  "own-sample-card",
  "sample-cards",
  "coverage",
  "findings",
  "screening-notes",
  "citations",
  "mail",
  "settings",
  "addresses",
  "cities",
  "audit-log",
  "proposals",
  "own-account",
  "secrets",
] as const;
export type Thing = (typeof THINGS)[number];

/** What is asked of the edition's and the round's state at this instant. */
export const WHENS = [
  "never",
  "always",
  "from-submission",
  "from-scoring",
  "while-open",
  "while-running",
  "once-open",
  "scoring-or-certified",
  "after-close",
  "after-panel",
  "after-publication",
] as const;
export type When = (typeof WHENS)[number];

/** The state that a question is about; the round is the one that the thing belongs to. */
export interface Moment {
  /** Whether the application was ever submitted. */
  readonly isSubmitted: boolean;
  /** Whether a round in which judges act has been opened. */
  readonly hasScoringBegun: boolean;
  /** Null where the thing belongs to no round. */
  readonly round: RoundState | null;
  /** Whether judges may write in that round now, by the server's clock. */
  readonly isRunning: boolean;
  /** Whether every judge of the panel submitted the calibration set; left out where nothing of it is asked. */
  readonly hasPanelCalibrated?: boolean;
  readonly isCertified: boolean;
  /** Whether the instant of publication has come. */
  readonly isPublished: boolean;
}

type WhenOf = Readonly<Record<Relation, When>>;

const NOBODY: WhenOf = {
  public: "never",
  applicant: "never",
  judge: "never",
  recused: "never",
  secretariat: "never",
  observer: "never",
};
const STAFF: WhenOf = { ...NOBODY, secretariat: "always", observer: "always" };
const SECRETARIAT: WhenOf = { ...NOBODY, secretariat: "always" };
/** The judge's own, and the secretariat's to know. */
const JUDGE_AND_SECRETARIAT: WhenOf = { ...SECRETARIAT, judge: "always", recused: "always" };

export const ACCESS: Readonly<Record<Thing, Readonly<Record<Relation, When>>>> = {
  application: {
    public: "after-publication",
    applicant: "always",
    judge: "from-scoring",
    recused: "never",
    secretariat: "from-submission",
    observer: "never",
  },
  "application-title": {
    public: "after-publication",
    applicant: "always",
    judge: "from-scoring",
    recused: "from-scoring",
    secretariat: "from-submission",
    observer: "from-submission",
  },
  attachment: {
    public: "never",
    applicant: "always",
    judge: "from-scoring",
    recused: "never",
    secretariat: "from-submission",
    observer: "never",
  },
  // Hidden again once the round is over: a judge who remembers no score votes without one.
  "own-scorecard": {
    public: "never",
    applicant: "never",
    judge: "scoring-or-certified",
    recused: "never",
    secretariat: "never",
    observer: "never",
  },
  scorecards: {
    public: "never",
    applicant: "never",
    judge: "never",
    recused: "never",
    secretariat: "after-close",
    observer: "never",
  },
  // Means, ranks and counts of cards.
  scores: {
    public: "never",
    applicant: "never",
    judge: "never",
    recused: "never",
    secretariat: "after-close",
    observer: "after-close",
  },
  // Done or not, per judge; a judge's own is theirs.
  progress: {
    public: "never",
    applicant: "never",
    judge: "always",
    recused: "never",
    secretariat: "always",
    observer: "always",
  },
  "own-ballot": {
    public: "never",
    applicant: "never",
    judge: "while-open",
    recused: "never",
    secretariat: "never",
    observer: "never",
  },
  turnout: {
    public: "never",
    applicant: "never",
    judge: "never",
    recused: "never",
    secretariat: "always",
    observer: "always",
  },
  tally: {
    public: "never",
    applicant: "never",
    judge: "never",
    recused: "never",
    secretariat: "after-close",
    observer: "after-close",
  },
  placings: {
    public: "after-publication",
    applicant: "after-publication",
    judge: "after-publication",
    recused: "after-publication",
    secretariat: "after-close",
    observer: "after-close",
  },
  // What city and secretariat write to each other. An observer reads and never writes.
  messages: {
    public: "never",
    applicant: "always",
    judge: "never",
    recused: "never",
    secretariat: "always",
    observer: "always",
  },
  // One that is its author's alone is shown to nobody else: the query asks for that.
  "internal-notes": {
    public: "never",
    applicant: "never",
    judge: "never",
    recused: "never",
    secretariat: "always",
    observer: "never",
  },
  // Which city writes in which category and how much of it is answered; no title, no word of it.
  "draft-progress": {
    public: "never",
    applicant: "always",
    judge: "never",
    recused: "never",
    secretariat: "always",
    observer: "never",
  },
  // What a city has written and not submitted, a title not yet submitted included.
  "working-copy": { ...NOBODY, applicant: "always" },
  // What a finalist adds before the round it belongs to; until it is sent it is the city's alone.
  supplement: {
    ...NOBODY,
    applicant: "always",
    judge: "once-open",
    secretariat: "from-submission",
  },
  // Of another's card; a judge's own are part of the own scorecard.
  remarks: { ...NOBODY, secretariat: "after-close" },
  "remarks-to-applicant": {
    ...NOBODY,
    applicant: "after-publication",
    secretariat: "after-close",
  },
  oath: { ...STAFF, judge: "always", recused: "always" },
  interests: JUDGE_AND_SECRETARIAT,
  // What an applicant tells of earlier work with a judge: asked of that judge, known to no other.
  "likely-conflicts": { ...JUDGE_AND_SECRETARIAT, applicant: "always" },
  "conflict-answers": JUDGE_AND_SECRETARIAT,
  "recusal-reasons": JUDGE_AND_SECRETARIAT,
  "decline-reasons": SECRETARIAT,
  "category-flags": JUDGE_AND_SECRETARIAT,
  samples: { ...STAFF, judge: "always", recused: "always" },
  "own-sample-card": { ...NOBODY, judge: "always", recused: "always" },
  // What each judge gave the made-up applications that a panel scores first.
  "sample-cards": { ...NOBODY, secretariat: "after-panel" },
  // Which judge was shown what.
  coverage: STAFF,
  // As a letter tells them: the query asks whether the letter has gone.
  findings: { ...SECRETARIAT, applicant: "always" },
  // Evidence, tags, duplicates. A note to self is its author's: the query asks for that.
  "screening-notes": SECRETARIAT,
  citations: {
    public: "after-publication",
    applicant: "after-publication",
    judge: "after-publication",
    recused: "after-publication",
    secretariat: "always",
    observer: "always",
  },
  // What was written to others, as the mail log keeps it.
  mail: SECRETARIAT,
  // How an award words its letters.
  settings: STAFF,
  // Of people; those who share an application know each other's.
  addresses: { ...STAFF, applicant: "always", judge: "always", recused: "always" },
  // That a city applies.
  cities: {
    public: "after-publication",
    applicant: "always",
    judge: "from-scoring",
    recused: "from-scoring",
    secretariat: "always",
    observer: "always",
  },
  "audit-log": STAFF,
  // What one proposed, word by word, and why another refused it: it tells what is decided by nobody yet.
  proposals: SECRETARIAT,
  // Sign-ins, saved views, notes to self: everybody's own, and nobody else's.
  "own-account": {
    ...STAFF,
    applicant: "always",
    judge: "always",
    recused: "always",
  },
  // Passwords, tokens and their digests, keys, sealed ballots: in no answer there is.
  secrets: NOBODY,
};

const OWN_CARD: WhenOf = { ...NOBODY, judge: "while-running" };
const APPLICANT: WhenOf = { ...NOBODY, applicant: "always" };

/**
 * Who may write it. When a city may write is told by the state of its application, and when the
 * secretariat may by the state of the edition and its rounds: those rules are their own.
 */
export const WRITES: Readonly<Record<Thing, WhenOf>> = {
  application: APPLICANT,
  "application-title": APPLICANT,
  attachment: APPLICANT,
  "own-scorecard": OWN_CARD,
  // Nobody writes on another's card or ballot, or changes what is counted from them.
  scorecards: NOBODY,
  scores: NOBODY,
  progress: NOBODY,
  "own-ballot": OWN_CARD,
  turnout: NOBODY,
  tally: NOBODY,
  placings: NOBODY,
  messages: { ...APPLICANT, secretariat: "always" },
  "internal-notes": SECRETARIAT,
  "draft-progress": NOBODY,
  "working-copy": APPLICANT,
  supplement: APPLICANT,
  remarks: NOBODY,
  "remarks-to-applicant": NOBODY,
  oath: { ...NOBODY, judge: "always" },
  interests: { ...NOBODY, judge: "always" },
  "likely-conflicts": APPLICANT,
  "conflict-answers": { ...NOBODY, judge: "always" },
  "recusal-reasons": JUDGE_AND_SECRETARIAT,
  // Whoever was invited, before they are a judge.
  "decline-reasons": { ...NOBODY, public: "always" },
  "category-flags": { ...JUDGE_AND_SECRETARIAT, recused: "never" },
  samples: SECRETARIAT,
  "own-sample-card": { ...NOBODY, judge: "always" },
  "sample-cards": NOBODY,
  // Written by being shown.
  coverage: { ...NOBODY, judge: "once-open" },
  findings: SECRETARIAT,
  "screening-notes": SECRETARIAT,
  citations: SECRETARIAT,
  mail: SECRETARIAT,
  settings: SECRETARIAT,
  addresses: { ...SECRETARIAT, applicant: "always" },
  cities: { ...SECRETARIAT, applicant: "always" },
  // By every act, and by nobody's choice.
  "audit-log": NOBODY,
  proposals: SECRETARIAT,
  "own-account": ACCESS["own-account"],
  secrets: NOBODY,
};

/** Nothing has happened yet; what is asked beside it is set on a copy. */
export const NO_MOMENT: Moment = {
  isSubmitted: false,
  hasScoringBegun: false,
  round: null,
  isRunning: false,
  isCertified: false,
  isPublished: false,
};

const HOLDS: Readonly<Record<When, (moment: Moment) => boolean>> = {
  never: () => false,
  always: () => true,
  "from-submission": ({ isSubmitted }) => isSubmitted,
  "from-scoring": ({ hasScoringBegun }) => hasScoringBegun,
  "while-open": ({ round }) => round === "open",
  "while-running": ({ isRunning }) => isRunning,
  "once-open": ({ round }) => round !== null && round !== "pending",
  "scoring-or-certified": ({ isRunning, isCertified }) => isRunning || isCertified,
  "after-close": ({ round }) => round === "closed" || round === "confirmed",
  "after-panel": ({ round, hasPanelCalibrated }) =>
    hasPanelCalibrated === true || round === "closed" || round === "confirmed",
  "after-publication": ({ isPublished }) => isPublished,
};

export function mayRead(thing: Thing, relation: Relation, moment: Moment): boolean {
  return HOLDS[ACCESS[thing][relation]](moment);
}

export function mayWrite(thing: Thing, relation: Relation, moment: Moment): boolean {
  return HOLDS[WRITES[thing][relation]](moment);
}
