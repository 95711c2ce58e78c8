/** Part 4.3 of what goes wrong in judging: a judge steps aside from a whole category. */
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { liftRecusal } from "#app/commands/lift-recusal.ts";
import { stepAside } from "#app/commands/step-aside.ts";
import { closeRound } from "#app/commands/close-round.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { isJudged, loadRoundWork, progressOf } from "#app/queries/round-work.ts";
import { loadVisibleCount } from "#app/queries/results.ts";
import { findStaffedEdition } from "#app/queries/membership.ts";
import { exportEdition } from "#app/queries/export-edition.ts";
import { loadBallot } from "#app/queries/judge-ballots.ts";
import { loadReading } from "#app/queries/judge-reading.ts";
import { findJudgeSelf } from "#app/queries/membership.ts";
import { listRounds } from "#db/repositories/rounds.ts";
import { isRecusedFrom } from "#db/repositories/recusals.ts";
import { tables as t } from "#db/schema/index.ts";
import { granted, play, type Played, score, vote } from "#test/support/rounds.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const REASON = "I sat on the board of half of these cities.";

function fromOpen(played: Played, judge: string) {
  const { editionId } = played.staged;
  return { editionId, judgeId: played.idOf(judge), category: "open" };
}

async function workOf(played: Played, slug = "round-one") {
  const rounds = await listRounds(store().read, played.staged.editionId);
  const round = rounds.filter(isJudged).find((one) => one.slug === slug);
  if (!round) throw new Error(`no ${slug}`);
  return progressOf(await loadRoundWork(store().read, played.staged.editionId, round));
}

async function selfOf(played: Played, judge: string) {
  const context = played.as(judge);
  const { programme, edition } = played.staged;
  const found =
    context.viewer && (await findJudgeSelf(context, context.viewer, programme, edition));
  if (!found) throw new Error(`no judge ${judge}`);
  return { context, ...found };
}

describe("stepping aside from a whole category", () => {
  test("takes every application of it out of queue, progress and what is owed, at once", async () => {
    const played = await play(store(), "scoring");
    expect(await workOf(played)).toMatchObject({ due: 7 });
    granted(await stepAside(played.as("ada"), { ...fromOpen(played, "ada"), reason: REASON }));
    const work = await workOf(played);
    expect(work.due).toBe(3);
    expect(work.judges.map(({ name }) => name)).toEqual(["Ben"]);
    const { context, edition, judge } = await selfOf(played, "ada");
    for (const ref of ["A1", "A2", "A3", "A4"])
      expect(await loadReading(context, { edition, judge }, ref)).toMatchObject({
        isAside: true,
        application: null,
      });
    expect(await score(played, "ada", "A1", { impact: 9, reach: 9 })).toMatchObject({
      refusal: { code: "recused" },
    });
  });

  test("covers what is accepted or moved into the category later, and not what moves out", async () => {
    const played = await play(store(), "scoring");
    const [green] = await store()
      .read.select()
      .from(t.categories)
      .where(eq(t.categories.slug, "green"));
    const a4 = played.staged.ids.applications.get("A4") ?? "";
    const move = async (categoryId: string) =>
      store().transact((tx) =>
        tx.update(t.applications).set({ categoryId }).where(eq(t.applications.id, a4)),
      );
    await move(green?.id ?? "");
    granted(await stepAside(played.as("ada"), { ...fromOpen(played, "ada"), reason: REASON }));
    expect(await isRecusedFrom(store().read, played.idOf("ada"), a4)).toBe(false);
    await move(played.staged.ids.categories.get("open") ?? "");
    expect(await isRecusedFrom(store().read, played.idOf("ada"), a4)).toBe(true);
    expect(await isRecusedFrom(store().read, played.idOf("ben"), a4)).toBe(false);
  });

  test("is what one application's becomes where the edition says so", async () => {
    const played = await play(store(), "scoring");
    await store().transact((tx) => tx.update(t.editions).set({ isRecusalOfCategory: true }));
    const { editionId } = played.staged;
    const one = { editionId, judgeId: played.idOf("ada"), ref: "A1", reason: REASON };
    granted(await stepAside(played.as("ada"), one));
    expect(await store().read.select().from(t.categoryRecusals)).toMatchObject([
      { judgeId: played.idOf("ada"), reason: REASON },
    ]);
    expect(await stepAside(played.as("ada"), { ...one, ref: "A2" })).toMatchObject({
      refusal: { code: "recused" },
    });
  });

  test("or what the judge chose from one of its applications", async () => {
    const played = await play(store(), "scoring");
    const { editionId } = played.staged;
    const one = { editionId, judgeId: played.idOf("ada"), ref: "A1", reason: REASON };
    granted(await stepAside(played.as("ada"), { ...one, isWhole: true }));
    expect(await store().read.select().from(t.categoryRecusals)).toHaveLength(1);
    expect(await stepAside(played.as("ada"), one)).toMatchObject({ refusal: { code: "recused" } });
  });

  test("tells the other side, never the reason; and needs the panel and a reason", async () => {
    const played = await play(store(), "scoring");
    expect(
      await stepAside(played.as("cho"), { ...fromOpen(played, "cho"), reason: REASON }),
    ).toMatchObject({ refusal: { code: "not-found" } });
    expect(
      await stepAside(played.as("ada"), { ...fromOpen(played, "ada"), reason: " " }),
    ).toMatchObject({ refusal: { field: "reason" } });
    granted(await stepAside(played.as("ada"), { ...fromOpen(played, "ada"), reason: REASON }));
    granted(await stepAside(played.context, { ...fromOpen(played, "ben"), reason: REASON }));
    const mails = await store().read.select().from(t.mails);
    expect(mails.map(({ recipient, subject }) => [recipient, subject]).sort()).toEqual([
      ["ben@example.org", "You do not judge Open any more: Prize 2026"],
      ["secretariat@example.org", "Ada steps aside from Open: Prize 2026"],
    ]);
    const acts = await store().read.select().from(t.auditEntries);
    expect(acts.map(({ act, subject }) => [act, subject])).toEqual([
      ["category-recusal-recorded", "open"],
      ["category-recusal-recorded", "open"],
    ]);
    expect(JSON.stringify([mails, acts])).not.toContain("board");
  });

  test("the export of the edition counts as the product does, with a recusal for each application", async () => {
    const played = await play(store(), "voted");
    granted(await stepAside(played.context, { ...fromOpen(played, "ben"), reason: REASON }));
    const exported = granted(await exportEdition(store(), "prize", "2026"));
    expect(exported.recusals).toEqual([
      { judge: "ben", application: "A1", reason: REASON },
      { judge: "ben", application: "A2", reason: REASON },
      { judge: "ben", application: "A3", reason: "colleague" },
      { judge: "ben", application: "A4", reason: REASON },
    ]);
    const { viewer } = played.context;
    const staff = viewer && (await findStaffedEdition(played.context, viewer, "prize", "2026"));
    if (!staff) throw new Error("no staff");
    const { count } = await loadVisibleCount(store().read, staff);
    expect(countEdition(JSON.parse(JSON.stringify(exported)) as Bundle)).toEqual(count);
    const [open] = count.categories;
    expect(open?.rounds[0]?.standing).toMatchObject([
      { application: "A1", scorecards: 1 },
      { application: "A2", scorecards: 1 },
      { application: "A3", scorecards: 1 },
      { application: "A4", scorecards: 1 },
    ]);
  });

  test("lifted by the secretariat, the card kept on file counts again", async () => {
    const played = await play(store(), "scoring");
    granted(await score(played, "ada", "A1", { impact: 9, reach: 8 }));
    granted(await stepAside(played.as("ada"), { ...fromOpen(played, "ada"), reason: REASON }));
    expect(await workOf(played)).toMatchObject({ due: 3, done: 0 });
    const { editionId } = played.staged;
    const one = { editionId, judgeId: played.idOf("ada"), ref: "A1" };
    expect(await liftRecusal(played.context, one)).toMatchObject({ refusal: { code: "recused" } });
    expect(await liftRecusal(played.as("ada"), fromOpen(played, "ada"))).toMatchObject({
      refusal: { code: "not-found" },
    });
    granted(await liftRecusal(played.context, fromOpen(played, "ada")));
    expect(await workOf(played)).toMatchObject({ due: 7, done: 1 });
    expect(await liftRecusal(played.context, fromOpen(played, "ada"))).toMatchObject({
      refusal: { code: "not-found" },
    });
  });

  test("leaves a recusal of one application that was there before, once it is lifted", async () => {
    const played = await play(store(), "scoring");
    granted(await stepAside(played.context, { ...fromOpen(played, "ben"), reason: REASON }));
    granted(await liftRecusal(played.context, fromOpen(played, "ben")));
    const a3 = played.staged.ids.applications.get("A3") ?? "";
    expect(await isRecusedFrom(store().read, played.idOf("ben"), a3)).toBe(true);
    expect(await workOf(played)).toMatchObject({ due: 7 });
  });
});

describe("in round two", () => {
  test("a judge recused from one finalist votes for the others, and for that one never", async () => {
    const played = await play(store(), "voting");
    const { context, edition, judge } = await selfOf(played, "ben");
    const view = await loadBallot(context, { edition, judge }, "round-two", "open");
    expect(view).toMatchObject({ category: { due: 2, aside: ["Project A3"] } });
    expect(await vote(played, "ben", ["A1", "A3"])).toMatchObject({
      refusal: { code: "recused" },
    });
    granted(await vote(played, "ben", ["A1", "A2"]));
    expect(await workOf(played, "round-two")).toMatchObject({ due: 2, done: 1 });
  });

  test("a judge recused from the category votes for nobody in it, and owes no ballot", async () => {
    const played = await play(store(), "voting");
    granted(await vote(played, "ada", ["A1", "A2"]));
    granted(await vote(played, "ben", ["A1", "A2"]));
    granted(await stepAside(played.context, { ...fromOpen(played, "ada"), reason: REASON }));
    const left = await store().read.select().from(t.sealedBallots);
    expect(left.map(({ judgeId }) => judgeId)).toEqual([played.idOf("ben")]);
    expect(await workOf(played, "round-two")).toMatchObject({ due: 1, done: 1 });
    expect(await vote(played, "ada", ["A1", "A2"])).toMatchObject({
      refusal: { code: "recused" },
    });
    const mails = await store().read.select().from(t.mails);
    expect(mails.map(({ recipient, kind }) => [recipient, kind])).toEqual([
      ["ada@example.org", "recusal-recorded"],
    ]);
    // Nobody is left who was shown A3, from which the other judge had stepped aside before.
    const decision = { by: "the chair", reason: "both know the city" };
    granted(await closeRound(played.context, { ...played.roundTwo, decision }));
    expect(await store().read.select().from(t.ballots)).toHaveLength(1);
  });

  test("brought back, the judge owes a ballot again", async () => {
    const played = await play(store(), "voting");
    granted(await stepAside(played.as("ada"), { ...fromOpen(played, "ada"), reason: REASON }));
    granted(await liftRecusal(played.context, fromOpen(played, "ada")));
    granted(await vote(played, "ada", ["A1", "A2"]));
    expect(await workOf(played, "round-two")).toMatchObject({ due: 2, done: 1 });
  });
});
