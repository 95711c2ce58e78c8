/** Lists of judges and of what came out as tables; nothing of a round that is not over. */
import type { Table } from "#app/domain/table/table.ts";
import { loadAllCards } from "#app/queries/cards.ts";
import { findPeople } from "#app/queries/edition-people.ts";
import { loadJudging } from "#app/queries/judging.ts";
import { loadResults, type StaffOf } from "#app/queries/results.ts";
import { loadRoundPage } from "#app/queries/round-page.ts";
import type { Context } from "../context.ts";
import { countryName } from "../countries.ts";
import { letOthers } from "../let-others.ts";

/** The columns that reading judges in asks for come first: what left may be changed and come back. */
export async function judgeTable(context: Context, { edition }: StaffOf): Promise<Table> {
  const { judges } = await findPeople(context, edition.id);
  return {
    name: "judges",
    columns: [
      "Name",
      "E-mail",
      "Title",
      "Country",
      "Panels",
      "Chair",
      "Invitation",
      "Accepted (UTC)",
      "Declined (UTC)",
    ],
    rows: judges.map((judge) => [
      judge.name,
      judge.email,
      judge.title,
      judge.country === null ? null : countryName(judge.country),
      judge.panels.map(({ name }) => name).join("; "),
      judge.isChair ? "yes" : "no",
      judge.standing,
      judge.acceptedAt,
      judge.declinedAt,
    ]),
  };
}

/** Done or not, by round, judge and category: never a score. */
export async function progressTable(context: Context, { edition }: StaffOf): Promise<Table> {
  const { rounds } = await loadJudging(context, edition);
  return {
    name: "progress",
    columns: ["Round", "Judge", "Accepted", "Category", "Done", "Due", "Owed in all"],
    rows: rounds.flatMap(({ name, progress }) =>
      (progress?.judges ?? []).flatMap((judge) =>
        judge.cells.flatMap((cell, index) =>
          cell === null
            ? []
            : [
                [
                  name,
                  judge.name,
                  judge.hasAccepted ? "yes" : "no",
                  progress?.categories[index]?.name ?? null,
                  cell.done,
                  cell.due,
                  judge.owed.join(", "),
                ],
              ],
        ),
      ),
    ),
  };
}

/** Of every round that is over, as its page shows it. */
export async function standingTable(context: Context, staff: StaffOf): Promise<Table> {
  const { rounds } = await loadJudging(context, staff.edition);
  const pages = [];
  for (const { slug } of rounds) {
    await letOthers();
    const page = await loadRoundPage(context, staff, slug);
    if (page) pages.push(page);
  }
  return {
    name: "standing",
    columns: [
      "Round",
      "Category",
      "Rank",
      "Shared",
      "Reference",
      "Title",
      "City",
      "Country",
      "Figure",
      "Exactly",
      "Counted",
      "Goes on",
      "Notes",
    ],
    rows: pages.flatMap(({ round, standings }) =>
      standings.flatMap(({ category, lines }) =>
        lines.map((line) => [
          round.name,
          category.name,
          line.rank,
          line.isShared ? "yes" : "no",
          line.ref,
          line.project,
          line.city,
          countryName(line.country),
          line.figure,
          line.exact ?? null,
          line.counted,
          round.isLast ? null : { in: "yes", contested: "tied", out: "no" }[line.state],
          line.notes.join(", "),
        ]),
      ),
    ),
  };
}

/** A line a criterion of every card of a round that is over, and one for a remark on the whole. */
export async function scorecardTable(context: Context, staff: StaffOf): Promise<Table> {
  const all = await loadAllCards(context, staff);
  const why = { recused: "no: stepped aside", struck: "no: struck" };
  return {
    name: "scorecards",
    columns: [
      "Round",
      "Category",
      "Reference",
      "Title",
      "Judge",
      "Counted",
      "Criterion",
      "Score",
      "Remark",
      "Remark for",
    ],
    rows: all.flatMap(({ category, cards }) =>
      cards.flatMap(({ round, judge, application, scores, remarks, notCounted }) => {
        const card = [round.name, category, application.ref, application.title, judge.name];
        const counted = notCounted === null ? "yes" : why[notCounted];
        const whole = remarks.find(({ criterion }) => criterion === null);
        return [
          ...scores.map(({ criterion, points }) => {
            const said = remarks.find((one) => one.criterion === criterion);
            return [...card, counted, criterion, points, said?.text, said?.audience];
          }),
          ...(whole ? [[...card, counted, null, null, whole.text, whole.audience]] : []),
        ].map((cells) => cells.map((cell) => cell ?? null));
      }),
    ),
  };
}

export async function resultTable(context: Context, staff: StaffOf): Promise<Table> {
  const { categories } = await loadResults(context, staff);
  return {
    name: "results",
    columns: ["Category", "Prize", "Reference", "Title", "City", "Country", "Reason"],
    rows: categories.flatMap(({ name, placings }) =>
      placings.map((one) => [
        name,
        one.prizeName,
        one.ref,
        one.project,
        one.city,
        countryName(one.country),
        one.reason,
      ]),
    ),
  };
}

export async function achievementTable(context: Context, staff: StaffOf): Promise<Table> {
  const { achievements } = await loadResults(context, staff);
  return {
    name: "achievements",
    columns: ["Award", "City", "Country", "Citation"],
    rows: achievements.map((one) => [
      one.name,
      one.entrant,
      countryName(one.country),
      one.citation,
    ]),
  };
}
