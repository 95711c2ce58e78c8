/** Lists as files, asked for as a browser asks: who may take which, and what is in it. */
import { describe, expect, test } from "vitest";
import type { Context, Viewer } from "#app/server/context.ts";
import { LISTS } from "#app/server/lists/list-access.ts";
import { loader } from "#app/routes/secretariat.$programme.$edition.export.$file.tsx";
import { tables as t } from "#db/schema/index.ts";
import type { Stage, StagedEdition } from "#db/seed/stage-edition.ts";
import { submitted } from "#test/support/applications.ts";
import { testContext } from "#test/support/context.ts";
import { readCsv, readXlsx } from "#test/support/read-tables.ts";
import { asPerson, getRequest, routeArgs } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

async function staged(stage: Stage) {
  const context = testContext(store());
  return { context, staged: await stageSmall(context, stage) };
}

async function ask(
  context: Context,
  { programme, edition }: StagedEdition,
  viewer: Viewer,
  file: string,
): Promise<Response> {
  const path = `/secretariat/${programme}/${edition}/export/${file}`;
  const params = { programme, edition, file: file.replace(/\?.*/, "") };
  try {
    return await loader(routeArgs(asPerson(context, viewer), getRequest(path), params));
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

async function rowsOf(...asked: Parameters<typeof ask>): Promise<string[][]> {
  const answer = await ask(...asked);
  expect(answer.status).toBe(200);
  const [head = [], ...rows] = readCsv(await answer.text());
  for (const row of rows) expect(row).toHaveLength(head.length);
  return rows;
}

describe("who may take a list", () => {
  test.for(Object.entries(LISTS))("%s, in both formats", async ([name, { readers }]) => {
    const { context, staged: edition } = await staged("voted");
    for (const format of ["csv", "xlsx"])
      for (const [role, viewer] of [
        ["secretariat", edition.secretariat],
        ["observer", edition.observer],
      ] as const) {
        const answer = await ask(context, edition, viewer, `${name}.${format}`);
        const may = readers.some((one) => one === role);
        expect(answer.status, `${role} ${format}`).toBe(may ? 200 : 404);
        expect(await answer.arrayBuffer()).toHaveProperty(
          "byteLength",
          may ? expect.any(Number) : 0,
        );
      }
  });

  test("the secretariat alone takes what was written, found, mailed and begun", () => {
    const own = Object.entries(LISTS)
      .filter(([, { readers }]) => readers.length === 1)
      .map(([name]) => name);
    expect(own.sort()).toEqual(["answers", "drafts", "findings", "mails", "scorecards"]);
  });

  test.for(["judges", "judges.pdf", "judges.csv.csv", ".csv", "constructor.csv", "users.csv"])(
    "%s is no list",
    async (file) => {
      const { context, staged: edition } = await staged("scoring");
      expect((await ask(context, edition, edition.secretariat, file)).status).toBe(404);
    },
  );
});

describe("what is in it", () => {
  test("every submitted application under the filters of the page, and no draft", async () => {
    const { context, staged: edition } = await staged("call");
    const all = await rowsOf(context, edition, edition.secretariat, "applications.csv");
    const stored = await store().read.select().from(t.applications);
    const shown = stored.filter(({ submittedAt }) => submittedAt !== null);
    expect(shown.length).toBeLessThan(stored.length);
    expect(all.map(([ref]) => ref)).toEqual(shown.map(({ ref }) => ref).sort());
  });

  test("more applications than a page of the desk holds, under its filters", async () => {
    const { context, staged: edition } = await staged("scoring");
    const [one] = await store().read.select().from(t.applications);
    if (!one) throw new Error("no application");
    const more = Array.from({ length: 120 }, (_, index) => ({
      ...one,
      id: `more-${index}`,
      ref: `M-${String(index).padStart(3, "0")}`,
      state: index < 70 ? ("rejected" as const) : ("accepted" as const),
      submittedAt: context.clock(),
    }));
    await store().transact((tx) => tx.insert(t.applications).values(more));
    const rows = await rowsOf(
      context,
      edition,
      edition.secretariat,
      "applications.csv?state=rejected&after=1.M-010",
    );
    const refs = more.slice(0, 70).map(({ ref }) => ref);
    expect(rows.map(([ref]) => ref).filter((ref) => ref?.startsWith("M-"))).toEqual(refs);
    expect(new Set(rows.map((row) => row[5]))).toEqual(new Set(["rejected"]));
  });

  test("whom to write to, for the secretariat and not for an observer", async () => {
    const { context, staged: edition } = await staged("scoring");
    const answer = await ask(context, edition, edition.observer, "applications.csv");
    const text = await answer.text();
    expect(text).not.toContain("@");
    const own = await ask(context, edition, edition.secretariat, "applications.csv");
    expect(await own.text()).toContain("@city.example.org");
  });

  test("an application begun as a formula, as a text", async () => {
    const { context, staged: edition } = await staged("call");
    const ref = await submitted(context, edition);
    await store().transact((tx) => tx.update(t.submissions).set({ title: "=1+1" }));
    await store().transact((tx) => tx.update(t.applications).set({ title: '=HYPERLINK("x")' }));
    const rows = await rowsOf(context, edition, edition.secretariat, "applications.csv");
    expect(rows.find(([one]) => one === ref)?.[1]).toBe('\'=HYPERLINK("x")');
    const answers = await ask(context, edition, edition.secretariat, "answers.xlsx");
    const [head, ...sheet] = await readXlsx(new Uint8Array(await answers.arrayBuffer()));
    const row = sheet.find(([one]) => one === ref);
    expect(row?.[1]).toBe("=1+1");
    expect(head?.length).toBeGreaterThan(6);
    expect(row).toContain("All about the summary.");
  });

  test("judges as they would come in again", async () => {
    const { context, staged: edition } = await staged("setup");
    const rows = await rowsOf(context, edition, edition.observer, "judges.csv");
    expect(rows.length).toBe(edition.judges.size);
    expect(rows.find(([, email]) => email === "ada@example.org")).toContain("accepted");
  });

  test("of a running round who is done, and neither a score nor a place", async () => {
    const { context, staged: edition } = await staged("scoring");
    const progress = await rowsOf(context, edition, edition.observer, "progress.csv");
    expect(progress.length).toBeGreaterThan(0);
    for (const list of ["standing.csv", "results.csv"])
      expect(await rowsOf(context, edition, edition.secretariat, list)).toEqual([]);
  });

  test("of a round that is over its standing", async () => {
    const { context, staged: edition } = await staged("scored");
    const standing = await rowsOf(context, edition, edition.observer, "standing.csv");
    expect(standing.length).toBeGreaterThan(0);
    expect(await rowsOf(context, edition, edition.observer, "results.csv")).toEqual([]);
  });

  test("every entry of the audit log, more of them than are read at once", async () => {
    const { context, staged: edition } = await staged("setup");
    await store().transact((tx) =>
      tx.insert(t.auditEntries).values(
        Array.from({ length: 1_201 }, (_, index) => ({
          id: `entry-${index}`,
          number: index + 1,
          editionId: edition.editionId,
          at: context.clock(),
          act: "acted",
          subject: "=1+1",
          details: {},
          previousHash: "",
          hash: "",
        })),
      ),
    );
    const rows = await rowsOf(context, edition, edition.observer, "audit.csv");
    expect(rows.map(([number]) => Number(number))).toEqual(
      Array.from({ length: 1_201 }, (_, index) => 1_201 - index),
    );
    expect(new Set(rows.map((row) => row[4]))).toEqual(new Set(["'=1+1"]));
  });
});
