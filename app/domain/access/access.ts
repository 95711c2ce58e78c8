/**
 * Who may read what, and when: one table of data, read by the queries and by the tests. What is not
 * listed is not to be had. See docs/access.md.
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
] as const;
export type Thing = (typeof THINGS)[number];

/** What is asked of the edition's and the round's state at this instant. */
export const WHENS = [
  "never",
  "always",
  "from-submission",
  "from-scoring",
  "while-open",
  "scoring-or-certified",
  "after-close",
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
  readonly isCertified: boolean;
  /** Whether the instant of publication has come. */
  readonly isPublished: boolean;
}

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
  "scoring-or-certified": ({ isRunning, isCertified }) => isRunning || isCertified,
  "after-close": ({ round }) => round === "closed" || round === "confirmed",
  "after-publication": ({ isPublished }) => isPublished,
};

export function mayRead(thing: Thing, relation: Relation, moment: Moment): boolean {
  return HOLDS[ACCESS[thing][relation]](moment);
}
