/** Acts on a form, each giving a new one. What is not there stays as it was. */
import { slugOf } from "../kernel/slug.ts";
import type { Form, KindSettings, Named, Question, QuestionKind, Section } from "./form.ts";

/** @param sectionId to which it comes last */
export function addQuestion(form: Form, sectionId: string, question: Question): Form {
  return eachSection(form, (section) =>
    section.id === sectionId
      ? { ...section, questions: [...section.questions, question] }
      : section,
  );
}

function replaceQuestion(form: Form, question: Question): Form {
  return eachSection(form, (section) => ({
    ...section,
    questions: section.questions.map((one) => (one.name === question.name ? question : one)),
  }));
}

export function removeQuestion(form: Form, name: string): Form {
  return eachSection(form, (section) => ({
    ...section,
    questions: section.questions.filter((one) => one.name !== name),
  }));
}

/** Past the first or last of its section it goes on into the section beside. */
export function moveQuestion(form: Form, name: string, by: -1 | 1): Form {
  const at = form.sections.findIndex(({ questions }) => questions.some((one) => one.name === name));
  const section = form.sections[at];
  const question = section?.questions.find((one) => one.name === name);
  if (!section || !question) return form;
  const index = section.questions.indexOf(question);
  const other = section.questions[index + by];
  if (other) {
    const questions = [...section.questions];
    questions[index] = other;
    questions[index + by] = question;
    return eachSection(form, (one) => (one === section ? { ...one, questions } : one));
  }
  const beside = form.sections[at + by];
  if (!beside) return form;
  const without = section.questions.filter((one) => one !== question);
  return eachSection(form, (one) => {
    if (one === section) return { ...one, questions: without };
    if (one !== beside) return one;
    const questions = by === 1 ? [question, ...one.questions] : [...one.questions, question];
    return { ...one, questions };
  });
}

/** A section goes only without questions. */
function removeSection({ sections }: Form, id: string): Form {
  return { sections: sections.filter((one) => one.id !== id || one.questions.length > 0) };
}

function eachSection({ sections }: Form, change: (section: Section) => Section): Form {
  return { sections: sections.map(change) };
}

/** What the secretariat does to a form, one act at a time. */
export type FormAct =
  | { readonly do: "add-section"; readonly title: string }
  | { readonly do: "name-section"; readonly section: string; readonly title: string }
  | { readonly do: "remove-section"; readonly section: string }
  | {
      readonly do: "add-question";
      readonly section: string;
      readonly kind: QuestionKind;
      readonly label: string;
    }
  | { readonly do: "change-question"; readonly question: Question }
  | { readonly do: "remove-question"; readonly name: string }
  | { readonly do: "move-question"; readonly name: string; readonly by: -1 | 1 };

/** Names in the address, or in a form, that no question may have. */
const RESERVED = ["title", "preview"];

/** @param used names that a question of this edition ever had: its answers are not another's */
export function afterAct(form: Form, act: FormAct, used: ReadonlySet<string>): Form {
  switch (act.do) {
    case "add-section": {
      const ids = new Set(form.sections.map(({ id }) => id));
      const section = { id: slugOf(act.title, ids, "section"), title: act.title, questions: [] };
      return { sections: [...form.sections, section] };
    }
    case "name-section":
      return eachSection(form, (section) =>
        section.id === act.section ? { ...section, title: act.title } : section,
      );
    case "remove-section":
      return removeSection(form, act.section);
    case "add-question":
      return addQuestion(form, act.section, newQuestion(act.kind, act.label, used));
    case "change-question":
      return replaceQuestion(form, act.question);
    case "remove-question":
      return removeQuestion(form, act.name);
    case "move-question":
      return moveQuestion(form, act.name, act.by);
  }
}

/** As it is added: its settings follow on a page of its own. */
function newQuestion(kind: QuestionKind, label: string, used: ReadonlySet<string>): Question {
  const taken = new Set([...used, ...RESERVED]);
  const name = slugOf(/^\d/.test(label.trim()) ? `q ${label}` : label, taken, "question");
  return {
    name,
    label,
    help: "",
    example: "",
    isRequired: false,
    shownIf: null,
    categories: null,
    isHiddenFromJudges: false,
    isPublished: false,
    ...beginningOf(kind),
  };
}

function beginningOf(kind: QuestionKind): KindSettings {
  switch (kind) {
    case "short-text":
      return { kind, limit: null };
    case "long-text":
      return { kind, limit: { most: 300, unit: "words" } };
    case "one-choice":
    case "many-choices":
      return {
        kind,
        choices: [
          { name: "yes", label: "Yes" },
          { name: "no", label: "No" },
        ],
      };
    case "number":
      return { kind, unit: "", min: null, max: null };
    case "money":
      return { kind, currencies: ["EUR", "USD"] };
    case "link":
      return { kind, most: 1 };
    case "table":
      return {
        kind,
        columns: [
          { name: "what", label: "What" },
          { name: "how-much", label: "How much" },
        ],
        mostRows: 10,
      };
    case "files":
    case "pictures":
      return { kind, most: 3, mostMegabytes: 10 };
    default:
      return { kind };
  }
}

/**
 * Choices or columns as they are typed, one a line. One that keeps its words keeps its name; where one
 * alone was worded anew in its place, it is the same one.
 */
export function namedLines(lines: readonly string[], before: readonly Named[]): readonly Named[] {
  const gone = before.filter(({ label }) => !lines.includes(label));
  const come = lines.filter((line) => before.every(({ label }) => label !== line));
  const isRenamed =
    gone.length === 1 &&
    come.length === 1 &&
    lines.length === before.length &&
    before.findIndex(({ label }) => label === gone[0]?.label) === lines.indexOf(come[0] ?? "");
  const taken = new Set(before.map(({ name }) => name));
  return lines.map((label) => {
    const same = before.find((one) => one.label === label);
    const name = same?.name ?? (isRenamed ? gone[0]?.name : undefined) ?? lineName(label, taken);
    taken.add(name);
    return { name, label };
  });
}

function lineName(label: string, taken: ReadonlySet<string>): string {
  return slugOf(/^\d/.test(label) ? `n ${label}` : label, taken, "choice");
}
