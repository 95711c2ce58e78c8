/** The versions of an application that are kept, and what differs between two of them, word by word. */
import { diffWordsWithSpace } from "diff";
import { answerText } from "#app/domain/application/answer-text.ts";
import { TITLE } from "#app/domain/application/merge-answers.ts";
import { type Form, questionsOf } from "#app/domain/form/form.ts";
import { answerInWords } from "#app/domain/form/read-answers.ts";
import type { Context } from "#app/server/context.ts";
import { findDraftVersion, listDraftVersions } from "#db/repositories/draft-versions.ts";
import { findSubmission, listSubmissions } from "#db/repositories/submissions.ts";
import type { OwnApplication } from "./own-applications.ts";

type Own = Pick<OwnApplication, "application" | "form">;

export interface VersionLine {
  /** In the address: `now`, `v3` of the draft, `s1` as submitted. */
  readonly id: string;
  readonly kind: "now" | "draft" | "submitted";
  /** Null for what stands in it now. */
  readonly number: number | null;
  readonly at: Date;
  /** Empty where it is not known. */
  readonly by: string;
  /** Whether somebody asked for it to be kept. */
  readonly isKept: boolean;
}

/** Latest first. */
export async function listVersions(
  { store }: Context,
  { application }: Own,
): Promise<readonly VersionLine[]> {
  const drafts = await listDraftVersions(store.read, application.id);
  const submissions = await listSubmissions(store.read, application.id);
  const saved = [
    ...drafts.map(({ number, savedAt, isKept, name, email }): VersionLine => ({
      id: `v${number}`,
      kind: "draft",
      number,
      at: savedAt,
      by: name || email || "",
      isKept,
    })),
    ...submissions.map(({ number, submittedAt }): VersionLine => ({
      id: `s${number}`,
      kind: "submitted",
      number,
      at: submittedAt,
      by: "",
      isKept: true,
    })),
  ];
  saved.sort((a, b) => b.at.getTime() - a.at.getTime());
  const { savedAt } = application;
  return [{ id: "now", kind: "now", number: null, at: savedAt, by: "", isKept: false }, ...saved];
}

export interface ComparedAnswer {
  readonly name: string;
  readonly label: string;
  readonly isSame: boolean;
  readonly parts: readonly {
    readonly is: "same" | "added" | "removed";
    readonly text: string;
  }[];
}

/** @returns null where one of the two was never kept */
export async function compareVersions(
  context: Context,
  own: Own,
  from: string,
  to: string,
): Promise<readonly ComparedAnswer[] | null> {
  const before = await readVersion(context, own, from);
  const after = await readVersion(context, own, to);
  if (!before || !after) return null;
  const labels = labelsOf(own.form);
  const questions = new Map(questionsOf(own.form).map((question) => [question.name, question]));
  const names = [
    ...new Set([...Object.keys(labels), ...Object.keys(before), ...Object.keys(after)]),
  ];
  return names.flatMap((name) => {
    const question = questions.get(name);
    const inWords = (answer: unknown) =>
      question ? answerInWords(question, answer) : answerText(answer);
    const [was, is] = [inWords(before[name]), inWords(after[name])];
    if (was === "" && is === "") return [];
    const label = labels[name] ?? name;
    return [{ name, label, isSame: was === is, parts: partsOf(was, is) }];
  });
}

function labelsOf(form: Form): Readonly<Record<string, string>> {
  return {
    [TITLE]: "Title of the project",
    ...Object.fromEntries(questionsOf(form).map(({ name, label }) => [name, label])),
  };
}

/** Texts that have next to nothing in common are not worth more: they are shown one after the other. */
const LONGEST_MILLISECONDS = 500;

function partsOf(was: string, is: string): ComparedAnswer["parts"] {
  const options = { timeout: LONGEST_MILLISECONDS };
  const changes = diffWordsWithSpace(was, is, options);
  if (!changes)
    return [
      { is: "removed", text: was },
      { is: "added", text: is },
    ];
  return changes.map(({ added, removed, value: text }) => ({
    is: added ? "added" : removed ? "removed" : "same",
    text,
  }));
}

async function readVersion(
  { store }: Context,
  { application }: Own,
  id: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  const number = Number(/^[vs](\d{1,6})$/.exec(id)?.[1] ?? Number.NaN);
  if (id === "now") return { ...application.answers, [TITLE]: application.title };
  if (Number.isNaN(number)) return null;
  const found = id.startsWith("v")
    ? await findDraftVersion(store.read, application.id, number)
    : await findSubmission(store.read, application.id, number);
  return found && { ...found.answers, [TITLE]: found.title };
}
