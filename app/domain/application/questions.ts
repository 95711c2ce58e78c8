/** What every city is asked, in the order it is read. The answers are kept by question. */
export interface Question {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  /** Null: one line, without a limit of words. */
  readonly wordLimit: number | null;
  readonly isRequired: boolean;
  /** Whether everybody may read the answer once the project has won. */
  readonly isPublished: boolean;
}

export const QUESTIONS = [
  {
    name: "summary",
    label: "Summary",
    hint: "What the project does, for whom, in plain words.",
    wordLimit: 150,
    isRequired: true,
    isPublished: true,
  },
  {
    name: "problem",
    label: "Problem",
    hint: "What was wrong, for whom, and how large it was.",
    wordLimit: 200,
    isRequired: true,
    isPublished: true,
  },
  {
    name: "context",
    label: "Context: how the project came about",
    hint: "Who noticed, what had been tried, who decided. Judges ask for this most.",
    wordLimit: 300,
    isRequired: true,
    isPublished: true,
  },
  {
    name: "done",
    label: "What was done",
    hint: "The work itself, its steps, and who did it.",
    wordLimit: 400,
    isRequired: true,
    isPublished: false,
  },
  {
    name: "results",
    label: "Results, with evidence",
    hint: "What changed, measured before and after, and how it was measured.",
    wordLimit: 400,
    isRequired: true,
    isPublished: true,
  },
  {
    name: "replication",
    label: "What another city needs to replicate it",
    hint: "People, time, agreements, technology; and what you would do differently.",
    wordLimit: 300,
    isRequired: true,
    isPublished: true,
  },
  {
    name: "costs",
    label: "Costs and who paid",
    hint: "To build and each year to run, with the currency.",
    wordLimit: 150,
    isRequired: true,
    isPublished: false,
  },
  {
    name: "partners",
    label: "Partners",
    hint: "Who took part, and with what.",
    wordLimit: 150,
    isRequired: false,
    isPublished: false,
  },
  {
    name: "links",
    label: "Links",
    hint: "One address a line, beginning with https://.",
    wordLimit: null,
    isRequired: false,
    isPublished: false,
  },
] as const satisfies readonly Question[];

export type QuestionName = (typeof QUESTIONS)[number]["name"];
export type Answers = Readonly<Partial<Record<QuestionName, string>>>;
