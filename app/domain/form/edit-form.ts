/** Acts on a form, each giving a new one. What is not there stays as it was. */
import type { Form, Question, Section } from "./form.ts";

/** @param sectionId to which it comes last */
export function addQuestion(form: Form, sectionId: string, question: Question): Form {
  return eachSection(form, (section) =>
    section.id === sectionId
      ? { ...section, questions: [...section.questions, question] }
      : section,
  );
}

export function replaceQuestion(form: Form, question: Question): Form {
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
export function removeSection({ sections }: Form, id: string): Form {
  return { sections: sections.filter((one) => one.id !== id || one.questions.length > 0) };
}

function eachSection({ sections }: Form, change: (section: Section) => Section): Form {
  return { sections: sections.map(change) };
}
