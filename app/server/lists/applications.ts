/** Lists of applications as tables: the pile, what was written, what was found, who applied, drafts. */
import type { Cell, Table } from "#app/domain/table/table.ts";
import { readDeskSearch } from "#app/domain/screening/desk-search.ts";
import { listDraftLines } from "#app/queries/drafts.ts";
import { applicantLines, contactsOf, findingRows, submittedText } from "#app/queries/list-rows.ts";
import type { StaffOf } from "#app/queries/results.ts";
import { type DeskLine, readDesk } from "#app/queries/screening-desk.ts";
import type { Context } from "../context.ts";
import { countryName } from "../countries.ts";
import { letOthers } from "../let-others.ts";

/** As the desk lists them under the same filters: submitted ones, page by page until the last. */
async function* deskLines(
  context: Context,
  { edition, role }: StaffOf,
  address: URLSearchParams,
): AsyncGenerator<DeskLine> {
  const { after: _after, before: _before, ...filters } = readDeskSearch(address);
  let from: string | null = null;
  do {
    const { after } = readDeskSearch(new URLSearchParams({ after: from ?? "" }));
    const desk = await readDesk(context, edition, role, {
      ...filters,
      ...(after ? { after } : {}),
    });
    yield* desk.lines;
    from = desk.pages.after;
  } while (from !== null);
}

/** Titles, cities and states are for observers too; who to write to and tags for the secretariat. */
export async function applicationTable(
  context: Context,
  staff: StaffOf,
  address: URLSearchParams,
): Promise<Table> {
  const contacts = await contactsOf(context, staff);
  const common = ["Reference", "Title", "City", "Country", "Category", "State", "Submitted (UTC)"];
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    for await (const line of deskLines(context, staff, address)) {
      const { ref, title, city, country, category, state, submittedAt } = line;
      const cells = [ref, title, city, countryName(country), category, state, submittedAt];
      const contact = contacts?.get(ref);
      yield contacts === null
        ? cells
        : [
            ...cells,
            contact?.name ?? null,
            contact?.email ?? null,
            line.tags.join(", "),
            line.isDuplicate ? "yes" : null,
          ];
    }
  }
  const columns =
    contacts === null ? common : [...common, "Contact", "E-mail", "Tags", "Duplicate"];
  return { name: "applications", columns, rows: rows() };
}

/** A column a question: the questions that anybody answered, as they come. */
export async function answerTable(
  context: Context,
  staff: StaffOf,
  address: URLSearchParams,
): Promise<Table> {
  const texts = [];
  for await (const { ref } of deskLines(context, staff, address)) {
    const text = await submittedText(context, staff, ref);
    if (text) texts.push(text);
    await letOthers();
  }
  const questions = [
    ...new Set(texts.flatMap(({ sections }) => sections.map(({ label }) => label))),
  ];
  return {
    name: "answers",
    columns: ["Reference", "Title", "City", "Country", "Category", ...questions, "Attachments"],
    rows: texts.map(({ ref, title, city, country, category, sections, attachments }) => {
      const answers = new Map(sections.map(({ label, text }) => [label, text]));
      return [
        ref,
        title,
        city,
        countryName(country),
        category,
        ...questions.map((question) => answers.get(question) ?? null),
        attachments.map(({ name }) => name).join("\n"),
      ];
    }),
  };
}

export async function findingTable(context: Context, staff: StaffOf): Promise<Table> {
  const found = await findingRows(context, staff);
  return {
    name: "findings",
    columns: [
      "Reference",
      "Title",
      "Version",
      "Clause",
      "Result",
      "Note to the city",
      "Evidence",
      "Found by",
      "Found (UTC)",
      "Concluded",
    ],
    rows: found.map((one) => [
      one.ref,
      one.title,
      one.submission,
      one.clause,
      one.result,
      one.note,
      one.evidence,
      one.foundBy,
      one.foundAt,
      one.outcome,
    ]),
  };
}

export async function applicantTable(context: Context, staff: StaffOf): Promise<Table> {
  const lines = await applicantLines(context, staff);
  return {
    name: "cities",
    columns: ["Name", "Country", "Country code", "Applications", "Accepted", "References"],
    rows: lines.map(({ name, country, refs, accepted }) => [
      name,
      countryName(country),
      country,
      refs.length,
      accepted,
      refs.join(", "),
    ]),
  };
}

/** Neither a title nor a word of an answer. */
export async function draftTable(
  context: Context,
  { edition }: StaffOf,
  address: URLSearchParams,
): Promise<Table> {
  const category = address.get("category") ?? "";
  const country = address.get("country") ?? "";
  const isRiskOnly = address.get("show") === "at-risk";
  const drafts = await listDraftLines(context, edition, category === "" ? undefined : category);
  return {
    name: "drafts",
    columns: [
      "Reference",
      "City",
      "Country",
      "Category",
      "Saved (UTC)",
      "Answered",
      "Asked",
      "Until (UTC)",
      "At risk",
    ],
    rows: drafts
      .filter((one) => (!isRiskOnly || one.risk !== null) && [one.country, ""].includes(country))
      .map((one) => [
        one.ref,
        one.city,
        countryName(one.country),
        one.category,
        one.savedAt,
        one.answered,
        one.asked,
        one.until,
        one.risk === null ? null : "yes",
      ]),
  };
}
