/** What an edition asks its cities: sections of questions. See docs/rules.md, "The form". */
export const QUESTION_KINDS = [
  "short-text",
  "long-text",
  "one-choice",
  "many-choices",
  "number",
  "money",
  "date",
  "link",
  "video",
  "email",
  "country",
  "city",
  "table",
  "files",
  "pictures",
  "consent",
] as const;

export type QuestionKind = (typeof QUESTION_KINDS)[number];

export interface TextLimit {
  readonly most: number;
  readonly unit: "words" | "characters";
}

/** Something to choose, or a column of a table: its name is kept with the answers. */
export interface Named {
  readonly name: string;
  readonly label: string;
}

/** Asked only where another answer is this choice, or has it among others; `on` is a consent given. */
export interface ShownIf {
  readonly question: string;
  readonly value: string;
}

interface Asked {
  /** Under which the answer is kept; never changed. */
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly example: string;
  readonly isRequired: boolean;
  readonly shownIf: ShownIf | null;
  /** Slugs; null for all categories. */
  readonly categories: readonly string[] | null;
  readonly isHiddenFromJudges: boolean;
  /** Whether everybody may read the answer once the project has won. */
  readonly isPublished: boolean;
}

interface OfKind<Kind extends QuestionKind> {
  readonly kind: Kind;
}

export interface TextKind extends OfKind<"short-text" | "long-text"> {
  readonly limit: TextLimit | null;
}

export interface ChoiceKind extends OfKind<"one-choice" | "many-choices"> {
  readonly choices: readonly Named[];
}

export interface NumberKind extends OfKind<"number"> {
  readonly unit: string;
  readonly min: number | null;
  readonly max: number | null;
}

export interface MoneyKind extends OfKind<"money"> {
  /** ISO 4217, to choose from. */
  readonly currencies: readonly string[];
}

export interface LinkKind extends OfKind<"link"> {
  /** How many addresses, one a line. */
  readonly most: number;
}

export interface TableKind extends OfKind<"table"> {
  readonly columns: readonly Named[];
  readonly mostRows: number;
}

export interface FileKind extends OfKind<"files" | "pictures"> {
  readonly most: number;
  readonly mostMegabytes: number;
}

export type PlainKind = OfKind<"date" | "video" | "email" | "country" | "city" | "consent">;

export type KindSettings =
  TextKind | ChoiceKind | NumberKind | MoneyKind | LinkKind | TableKind | FileKind | PlainKind;

export type Question = Asked & KindSettings;

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly Question[];
}

export interface Form {
  readonly sections: readonly Section[];
}

/** By question. Text as it was typed; a list for many choices and for the rows of a table. */
export type Answers = Readonly<Record<string, unknown>>;

export function questionsOf({ sections }: Form): readonly Question[] {
  return sections.flatMap(({ questions }) => questions);
}

/** What applications of a category are asked. @param category slug */
export function formFor({ sections }: Form, category: string): Form {
  return {
    sections: sections
      .map((section) => ({
        ...section,
        questions: section.questions.filter((one) => isAskedIn(one, category)),
      }))
      .filter(({ questions }) => questions.length > 0),
  };
}

export function isAskedIn({ categories }: Pick<Asked, "categories">, category: string): boolean {
  return categories === null || categories.includes(category);
}

/** Whether its answer is kept as files beside the answers. */
export function isForFiles<Q extends { readonly kind: QuestionKind }>(
  question: Q,
): question is Q & { readonly kind: "files" | "pictures" } {
  return question.kind === "files" || question.kind === "pictures";
}

export function answerTo(answers: Answers, name: string): unknown {
  return Object.hasOwn(answers, name) ? answers[name] : undefined;
}
