/**
 * Templates of letters: plain text with placeholders, `{{title}}`. No conditions, no loops: a line or
 * a paragraph of which nothing is left but empty placeholders is left out.
 */

export interface LetterText {
  readonly subject: string;
  /** One paragraph a blank line. */
  readonly body: string;
}

/** By placeholder, the words that it stands for. */
export type LetterFields = Readonly<Record<string, string>>;

const PLACEHOLDER = /\{\{\s*([A-Za-z][A-Za-z0-9-]*)\s*\}\}/g;

export interface TemplateFault {
  readonly part: "subject" | "body";
  readonly message: string;
}

/**
 * What keeps a template from being saved.
 * @param known placeholders that this kind of letter has
 * @param required those without which the letter would be of no use
 */
export function faultsIn(
  { subject, body }: LetterText,
  known: readonly string[],
  required: readonly string[] = [],
): readonly TemplateFault[] {
  const faults: TemplateFault[] = [];
  for (const [part, text] of [
    ["subject", subject],
    ["body", body],
  ] as const) {
    const unknown = [...new Set(namesIn(text))].filter((name) => !known.includes(name));
    for (const name of unknown)
      faults.push({
        part,
        message: `There is no {{${name}}} in this letter. It knows ${known.map((one) => `{{${one}}}`).join(", ")}.`,
      });
    if (/\{\{|\}\}/.test(text.replaceAll(PLACEHOLDER, "")))
      faults.push({
        part,
        message: "A placeholder is a name between two braces on each side, such as {{title}}.",
      });
  }
  for (const name of required)
    if (!namesIn(body).includes(name))
      faults.push({
        part: "body",
        message: `The letter is of no use without {{${name}}}. Put it where it belongs.`,
      });
  return faults;
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name = ""]) => name);
}

/** @throws where a placeholder is not among the fields: a template is checked when it is saved */
export function fillLetter({ subject, body }: LetterText, fields: LetterFields): LetterText {
  return {
    subject: fill(subject, fields).replaceAll(/\s+/g, " ").trim(),
    body: body
      .replaceAll("\r\n", "\n")
      .split(/\n{2,}/)
      .map((paragraph) => fillParagraph(paragraph, fields))
      .filter((paragraph) => paragraph !== "")
      .join("\n\n"),
  };
}

function fillParagraph(paragraph: string, fields: LetterFields): string {
  return paragraph
    .split("\n")
    .flatMap((line) => {
      const isEmptied = namesIn(line).length > 0 && isOnlyPlaceholders(line);
      const filled = fill(line, fields);
      return isEmptied && filled.trim() === "" ? [] : [filled];
    })
    .join("\n")
    .trim();
}

function isOnlyPlaceholders(line: string): boolean {
  return line.replaceAll(PLACEHOLDER, "").trim() === "";
}

/** What a field says is put in as it is: braces within it mean nothing. */
function fill(text: string, fields: LetterFields): string {
  return text.replaceAll(PLACEHOLDER, (_match, name: string) => {
    const value = fields[name];
    if (value === undefined) throw new Error(`no {{${name}}} in this letter`);
    return value;
  });
}

/**
 * The template in the language of whoever reads it: that language, the one it belongs to ("pt" for
 * "pt-BR"), English, or Laurel's own.
 * @param languages tags in which the programme has written this letter
 */
export function chooseLanguage(languages: readonly string[], wanted: string | null): string | null {
  const tries = wanted === null ? ["en"] : [wanted, wanted.split("-")[0] ?? wanted, "en"];
  return tries.find((tag) => languages.includes(tag)) ?? null;
}
