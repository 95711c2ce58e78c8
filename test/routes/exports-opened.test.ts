/** Every list, with what a spreadsheet would run in every text of it, opened as others open it. */
import { describe, expect, test } from "vitest";
import { TABLE_FORMATS } from "#app/domain/table/table.ts";
import { LISTS } from "#app/server/lists/list-access.ts";
import { loader } from "#app/routes/secretariat.$programme.$edition.export.$file.tsx";
import { appendAudit } from "#db/repositories/audit.ts";
import { tables as t } from "#db/schema/index.ts";

import { plantFormulas } from "#test/support/formula-payloads.ts";
import {
  hasLibreOffice,
  openAllInLibreOffice,
  partsOfXlsx,
  readCsv,
  readXlsx,
} from "#test/support/read-tables.ts";
import { getRequest, routeArgs } from "#test/support/requests.ts";
import { setUp, type SetUp } from "#test/support/setup.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const FORMULA_AT_THE_FRONT = /^\s*[=+\-@＝＋－＠]/;
/** What of the planted texts is in every one of them. */
const PLANTED = /1\+1|HYPERLINK|cmd|SUM/;

interface ListFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Each list as a file, of an edition whose call is open and of one that has voted. */
async function everyFile(): Promise<readonly ListFile[]> {
  const made = await setUp(store(), "voted");
  const { context, staged } = made;
  await store().transact(async (tx) => {
    await tx.insert(t.mails).values({
      id: "mail",
      recipient: "a@example.org",
      subject: "s",
      text: "t",
      editionId: staged.editionId,
      createdAt: context.clock(),
      notBefore: context.clock(),
      attempts: 0,
    });
    const [application] = await tx.select().from(t.applications);
    const [clause] = await tx.select().from(t.clauses);
    if (application && clause)
      await tx.insert(t.findings).values({
        id: "finding",
        applicationId: application.id,
        submission: 1,
        clauseId: clause.id,
        result: "fail",
        note: "n",
        foundAt: context.clock(),
      });
    await appendAudit(tx, {
      id: "entry",
      editionId: staged.editionId,
      at: context.clock(),
      actorId: staged.secretariat.userId,
      act: "edition-changed",
      subject: "=1+1",
      details: { said: "=1+1" },
    });
    await tx.insert(t.achievements).values({
      id: "achievement",
      editionId: staged.editionId,
      entrant: "City",
      entrantSlug: "city",
      country: "KR",
      name: "Award",
      citation: "c",
      position: 0,
    });
    if (application)
      await tx.insert(t.applications).values({
        ...application,
        id: "draft",
        ref: "D1",
        state: "draft",
        submittedAt: null,
      });
  });
  await store().transact(plantFormulas);
  const files: ListFile[] = [];
  for (const name of Object.keys(LISTS))
    for (const format of TABLE_FORMATS) files.push(await fileOf(made, `${name}.${format}`));
  return files;
}

async function fileOf({ context, staged }: SetUp, name: string): Promise<ListFile> {
  const params = { programme: staged.programme, edition: staged.edition, file: name };
  const answer = await loader(routeArgs(context, getRequest(`/export/${name}`), params));
  expect(answer.status).toBe(200);
  return { name, content: new Uint8Array(await answer.arrayBuffer()) };
}

describe("every list", () => {
  test("is full of what would run, and its readers see texts alone", async () => {
    for (const { name, content } of await everyFile()) {
      if (name.endsWith(".csv")) {
        const text = new TextDecoder().decode(content);
        const [head = [], ...rows] = readCsv(text);
        expect(rows.length, name).toBeGreaterThan(0);
        expect(text, name).toMatch(PLANTED);
        for (const cell of [head, ...rows].flat())
          if (!/^-?\d+(\.\d+)?$/.test(cell)) expect(cell, name).not.toMatch(FORMULA_AT_THE_FRONT);
      } else {
        expect((await readXlsx(content)).length, name).toBeGreaterThan(1);
        for (const [part, xml] of Object.entries(partsOfXlsx(content))) {
          expect(part, name).not.toMatch(/externalLink|connections|vba|oleObject/i);
          if (part.startsWith("xl/worksheets/")) expect(xml, name).not.toMatch(/<f[\s>/]/);
        }
      }
    }
  });

  test("opens in LibreOffice with no formula cell", { timeout: 300_000 }, async (running) => {
    if (!hasLibreOffice)
      running.skip("LibreOffice is not installed here: install it to have every list opened in it");
    const files = await everyFile();
    const opened = await openAllInLibreOffice([
      ...files,
      // One that must be found: a check that finds nothing would be none.
      { name: "bad.csv", content: Buffer.from("a,=1+1\r\n") },
    ]);
    expect([...opened.keys()].sort()).toEqual([...files.map(({ name }) => name), "bad.csv"].sort());
    const withFormula = [...opened].filter(([, document]) => document.includes("table:formula"));
    expect(withFormula.map(([name]) => name)).toEqual(["bad.csv"]);
    for (const [name, document] of opened)
      if (name !== "bad.csv") expect(document, name).toMatch(PLANTED);
  });
});
