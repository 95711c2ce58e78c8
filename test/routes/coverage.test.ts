import { describe, expect, test } from "vitest";
import { closeRound } from "#app/commands/close-round.ts";
import { stepAside } from "#app/commands/step-aside.ts";
import * as ballotPage from "#app/routes/judge.$programme.$edition.ballot.$round.$category._index.tsx";
import * as readPage from "#app/routes/judge.$programme.$edition.read.$ref.tsx";
import * as scorePage from "#app/routes/judge.$programme.$edition.score.$round.$ref.tsx";
import * as roundPage from "#app/routes/secretariat.$programme.$edition.judging.$round.tsx";
import type { RouteArgs } from "#app/server/guards.ts";
import { tables as t } from "#db/schema/index.ts";
import { asPerson, getRequest, routeArgs } from "#test/support/requests.ts";
import { granted, play, type Played, score } from "#test/support/rounds.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const EDITION = { programme: "prize", edition: "2026" };

type Loader = (args: RouteArgs) => Promise<unknown>;

function open(
  { loader }: { loader: Loader },
  played: Played,
  judge: string,
  params: Readonly<Record<string, string>>,
  request = getRequest("/judge/prize/2026"),
) {
  return loader(routeArgs(played.as(judge), request, { ...EDITION, ...params }));
}

const toScore = (ref: string) => ({ round: "round-one", ref });

async function coverage(played: Played, round: string, viewer = played.staged.secretariat) {
  const { progress } = await roundPage.loader(
    routeArgs(asPerson(played.context, viewer), getRequest("/secretariat/prize/2026"), {
      ...EDITION,
      round,
    }),
  );
  return progress?.coverage;
}

describe("coverage", () => {
  test("is what judges opened in the round, by the score page or by the page to read", async () => {
    const played = await play(store(), "scoring");
    expect(await coverage(played, "round-one")).toEqual({
      judges: [
        { name: "Ada", refs: ["A1", "A2", "A3", "A4"] },
        { name: "Ben", refs: ["A1", "A2", "A4"] },
      ],
      nobody: ["A1", "A2", "A3", "A4"],
    });
    await open(scorePage, played, "ada", toScore("A1"));
    await open(scorePage, played, "ada", toScore("A1"));
    await open(readPage, played, "ben", { ref: "A2" });
    expect(await coverage(played, "round-one", played.staged.observer)).toEqual({
      judges: [
        { name: "Ada", refs: ["A2", "A3", "A4"] },
        { name: "Ben", refs: ["A1", "A4"] },
      ],
      nobody: ["A3", "A4"],
    });
    expect(await store().read.select().from(t.showings)).toHaveLength(2);
  });

  test("counts nothing that a browser fetched ahead, asked the head of, or was refused", async () => {
    const played = await play(store(), "scoring");
    const ahead = new Request("https://laurel.test/", { headers: { "sec-purpose": "prefetch" } });
    await open(scorePage, played, "ada", toScore("A1"), ahead);
    const head = new Request("https://laurel.test/", { method: "HEAD" });
    await open(scorePage, played, "ada", toScore("A1"), head);
    // Ben stepped aside from A3, and sees its title alone.
    await open(scorePage, played, "ben", toScore("A3"));
    await expect(open(scorePage, played, "ada", toScore("A9"))).rejects.toMatchObject({
      status: 404,
    });
    expect(await store().read.select().from(t.showings)).toEqual([]);
  });

  test("is not filled up after the round was closed", async () => {
    const played = await play(store(), "scored");
    await open(scorePage, played, "ada", toScore("A1"));
    await open(readPage, played, "ada", { ref: "A1" });
    expect(await store().read.select().from(t.showings)).toEqual([]);
  });

  test("is whole for scorecards that were seeded or imported", async () => {
    const played = await play(store(), "scored");
    expect(await coverage(played, "round-one")).toEqual({ judges: [], nobody: [] });
  });

  test("of a ballot is all finalists that a judge may vote for, once the ballot is opened", async () => {
    const played = await play(store(), "voting");
    await open(ballotPage, played, "ada", { round: "round-two", category: "open" });
    const shown = await coverage(played, "round-two");
    expect(shown?.judges.map(({ name }) => name)).toEqual(["Ben"]);
    expect(shown?.nobody).toEqual([]);
  });
});

describe("closing a round", () => {
  test("with an application that nobody was shown takes a decision, though nobody owes a thing", async () => {
    const played = await play(store(), "scoring");
    const { editionId } = played.staged;
    for (const judge of ["ada", "ben"])
      for (const ref of ["A1", "A2", "A3"])
        if (judge !== "ben" || ref !== "A3")
          granted(await score(played, judge, ref, { impact: 7, reach: 7 }));
    for (const judge of ["ada", "ben"])
      granted(
        await stepAside(played.as(judge), {
          editionId,
          judgeId: played.idOf(judge),
          ref: "A4",
          reason: "my own city",
        }),
      );
    expect(await closeRound(played.context, played.roundOne)).toEqual({
      ok: false,
      refusal: { code: "owed", details: ["No judge was shown A4."] },
    });
    const decision = { by: "the chair", reason: "nobody is left to judge it" };
    granted(await closeRound(played.context, { ...played.roundOne, decision }));
    expect(await store().read.select().from(t.decisions)).toMatchObject([
      { kind: "close-owed", reason: "nobody is left to judge it" },
    ]);
    const entries = await store().read.select().from(t.auditEntries);
    expect(entries.find(({ act }) => act === "round-closed")?.details).toEqual({
      judgesOwing: 0,
      neverShown: 0,
      shownToNobody: 1,
    });
  });
});
