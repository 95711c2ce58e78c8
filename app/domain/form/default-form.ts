/** What an edition asks that says nothing else: the questions of the WeGO award. */
import { COLLABORATIONS_QUESTION } from "../conflict/likely-conflicts.ts";
import type { Form, Question } from "./form.ts";

const EVERY = {
  example: "",
  isRequired: false,
  shownIf: null,
  categories: null,
  isHiddenFromJudges: false,
  isPublished: false,
} as const;

interface TextSettings {
  readonly words: number;
  readonly isRequired: boolean;
  readonly isPublished: boolean;
}

function text(
  name: string,
  label: string,
  help: string,
  { words, ...settings }: TextSettings,
): Question {
  return {
    ...EVERY,
    ...settings,
    kind: "long-text",
    name,
    label,
    help,
    limit: { most: words, unit: "words" },
  };
}

const PROJECT: readonly Question[] = [
  text("summary", "Summary", "What the project does, for whom, in plain words.", {
    words: 150,
    isRequired: true,
    isPublished: true,
  }),
  text("problem", "Problem", "What was wrong, for whom, and how large it was.", {
    words: 200,
    isRequired: true,
    isPublished: true,
  }),
  text(
    "context",
    "Context: how the project came about",
    "Who noticed, what had been tried, who decided. Judges ask for this most.",
    {
      words: 300,
      isRequired: true,
      isPublished: true,
    },
  ),
];

const OUTCOME: readonly Question[] = [
  text("done", "What was done", "The work itself, its steps, and who did it.", {
    words: 400,
    isRequired: true,
    isPublished: false,
  }),
  text(
    "results",
    "Results, with evidence",
    "What changed, measured before and after, and how it was measured.",
    {
      words: 400,
      isRequired: true,
      isPublished: true,
    },
  ),
];

const OTHERS: readonly Question[] = [
  text(
    "replication",
    "What another city needs to replicate it",
    "People, time, agreements, technology; and what you would do differently.",
    {
      words: 300,
      isRequired: true,
      isPublished: true,
    },
  ),
  text("costs", "Costs and who paid", "To build and each year to run, with the currency.", {
    words: 150,
    isRequired: true,
    isPublished: false,
  }),
  text("partners", "Partners", "Who took part, and with what.", {
    words: 150,
    isRequired: false,
    isPublished: false,
  }),
  {
    ...text(
      COLLABORATIONS_QUESTION,
      "People you have worked with who might judge",
      "One a line: their full name, and what you did together in the last three years. Should one of them judge your application, they are asked about it in your words; apart from that only the secretariat reads this.",
      { words: 150, isRequired: false, isPublished: false },
    ),
    isHiddenFromJudges: true,
  },
  {
    ...EVERY,
    kind: "link",
    name: "links",
    label: "Links",
    help: "One address a line, beginning with https://.",
    most: 20,
  },
];

export const DEFAULT_FORM: Form = {
  sections: [
    { id: "project", title: "The project", questions: PROJECT },
    { id: "outcome", title: "What came of it", questions: OUTCOME },
    { id: "others", title: "For other cities", questions: OTHERS },
  ],
};
