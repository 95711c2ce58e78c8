import { expect, test } from "vitest";
import { recordDecision } from "#app/commands/record-decision.ts";
import { replaceJudge } from "#app/commands/replace-judge.ts";
import { parseBundle } from "#app/domain/bundle/parse-bundle.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { exportEdition } from "#app/queries/export-edition.ts";
import { action, loader } from "#app/routes/secretariat.$programme.$edition.results.$category.tsx";
import { tables as t } from "#db/schema/index.ts";
import { getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { granted, play, type Played, score } from "#test/support/rounds.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const CARD = { round: "round-one", judge: "ben", application: "A1" };
const PARAMS = { programme: "prize", edition: "2026", category: "open" };
const PATH = "/secretariat/prize/2026/results/open";

function decide(played: Played, kind: "strike" | "lift", reason: string) {
  const proposal = { kind, ...CARD, by: "the chair", reason };
  return recordDecision(played.context, { editionId: played.staged.editionId, proposal });
}

async function bundleOf(played: Played) {
  return granted(await exportEdition(store(), played.staged.programme, played.staged.edition));
}

async function cardsOfA1(played: Played) {
  const [round] = countEdition(await bundleOf(played)).categories[0]?.rounds ?? [];
  const rows = round?.kind === "scorecard" ? round.standing : [];
  return rows.find(({ application }) => application === "A1")?.scorecards;
}

test("a card that was struck counts again by a decision; both stay in the record", async () => {
  const played = await play(store(), "scored");
  expect(await decide(played, "lift", "Nothing to lift.")).toMatchObject({
    refusal: { code: "already-exists" },
  });
  granted(await decide(played, "strike", "Scored another project."));
  expect(await cardsOfA1(played)).toBe(1);
  granted(await decide(played, "lift", "It was the right project."));
  expect(await cardsOfA1(played)).toBe(2);
  expect(await store().read.$count(t.decisions)).toBe(2);
  expect((await bundleOf(played)).decisions).toEqual([]);
  const { decisions } = await loader(routeArgs(played.context, getRequest(PATH), PARAMS));
  expect(decisions).toMatchObject([
    { kind: "strike", reason: "Scored another project.", isInEffect: false },
    { kind: "lift", reason: "It was the right project.", isInEffect: true },
  ]);
  const mails = await store().read.select().from(t.mails);
  expect(mails.map(({ subject }) => subject)).toEqual([
    "Your scorecard for A1 is not counted: Prize 2026",
    "Your scorecard for A1 counts again: Prize 2026",
  ]);
  granted(await decide(played, "strike", "After all."));
  expect(await cardsOfA1(played)).toBe(1);
});

test("a strike is made and lifted on the category's page, and says so", async () => {
  const played = await play(store(), "scored");
  for (const [intent, done] of [
    ["strike", "struck"],
    ["lift", "strike-lifted"],
  ] as const) {
    const form = {
      intent,
      card: "round-one/ben/A1",
      decider: "the chair",
      deciderName: "",
      reason: "As the panel agreed.",
    };
    const answer = await action(routeArgs(played.context, postRequest(PATH, form), PARAMS));
    expect((answer as Response).headers.get("location")).toBe(`${PATH}?done=${done}`);
  }
});

test("an export counts as the edition does, with cards set aside, a successor and who left", async () => {
  const played = await play(store(), "scoring");
  granted(await score(played, "ada", "A1", { impact: 2, reach: 2 }));
  granted(await score(played, "ben", "A1", { impact: 9, reach: 9 }));
  granted(
    await replaceJudge(played.context, {
      editionId: played.staged.editionId,
      slug: "ada",
      panels: ["open"],
      cause: "undeclared-conflict",
      reason: "Works for the city.",
      cards: "set-aside",
      by: "the secretariat",
      successor: { slug: "cho" },
    }),
  );
  granted(await score(played, "cho", "A1", { impact: 7, reach: 7 }));
  const bundle = await bundleOf(played);
  // A successor's card is faultless there: the judge is on the panel of the bundle too.
  const parsed = parseBundle(JSON.stringify(bundle));
  expect(parsed).toMatchObject({ ok: true });
  expect(await cardsOfA1(played)).toBe(2);
  expect(bundle.decisions).toMatchObject([{ kind: "strike", judge: "ada", application: "A1" }]);
});
