/** A question as it is told of: what kind it is, its limits, and who reads the answer. */
import type { Question, QuestionKind } from "./form.ts";

export const KIND_WORDS: Readonly<Record<QuestionKind, string>> = {
  "short-text": "Short text",
  "long-text": "Long text",
  "one-choice": "One choice",
  "many-choices": "Several choices",
  number: "Number",
  money: "Money",
  date: "Date",
  link: "Link",
  video: "Link to a video",
  email: "E-mail address",
  country: "Country",
  city: "City",
  table: "Table of rows",
  files: "Files",
  pictures: "Pictures",
  consent: "Consent",
};

/** In sentences, for whoever is going to answer it. */
export function askedInWords(question: Question): string {
  const { isRequired, isPublished } = question;
  const said = [
    KIND_WORDS[question.kind] + limitInWords(question),
    ...(isRequired ? [] : ["optional"]),
    ...(isPublished ? ["published if the project wins"] : []),
  ];
  return `${said.join(", ")}.`;
}

/** Begins with a comma where there is something to say. */
function limitInWords(question: Question): string {
  switch (question.kind) {
    case "short-text":
    case "long-text":
      return question.limit === null ? "" : `, up to ${question.limit.most} ${question.limit.unit}`;
    case "one-choice":
    case "many-choices":
      return `: ${question.choices.map(({ label }) => label).join("; ")}`;
    case "number":
      return question.unit === "" ? "" : `, in ${question.unit}`;
    case "money":
      return `, in ${question.currencies.join(" or ")}`;
    case "table":
      return `, up to ${question.mostRows} rows: ${question.columns.map(({ label }) => label).join("; ")}`;
    case "link":
      return question.most === 1 ? "" : `, up to ${question.most}`;
    case "files":
    case "pictures":
      return `, up to ${question.most}, each up to ${question.mostMegabytes} MB`;
    default:
      return "";
  }
}
