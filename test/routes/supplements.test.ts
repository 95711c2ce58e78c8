import { describe, expect, test } from "vitest";
import { openRound } from "#app/commands/open-round.ts";
import { confirmShortlist } from "#app/commands/confirm-shortlist.ts";
import * as page from "#app/routes/apply.$programme.$edition.$ref.supplement.tsx";
import * as readPage from "#app/routes/judge.$programme.$edition.read.$ref.tsx";
import * as roundPage from "#app/routes/secretariat.$programme.$edition.judging.$round.tsx";
import * as screening from "#app/routes/secretariat.$programme.$edition.screening.$ref.tsx";
import type { Viewer } from "#app/server/context.ts";
import { tables as t } from "#db/schema/index.ts";
import { NOON } from "#test/support/context.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { DAY, granted, play, type Played } from "#test/support/rounds.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const EDITION = { programme: "prize", edition: "2026" };
const HOUR = DAY / 24;

const officer = (played: Played): Viewer => played.staged.officers.get("hue")!;

async function status(asked: Promise<unknown>): Promise<number> {
  const answer = await asked.catch((thrown: unknown) => thrown);
  if (answer instanceof Response) return answer.status;
  return (answer as { init?: { status?: number } }).init?.status ?? 200;
}

function see(played: Played, ref: string, viewer = officer(played)) {
  const request = getRequest(`/apply/prize/2026/${ref}/supplement`);
  return page.loader(routeArgs(asPerson(played.context, viewer), request, { ...EDITION, ref }));
}

function save(played: Played, ref: string, text: string, version = "0", viewer = officer(played)) {
  const request = postRequest(`/apply/prize/2026/${ref}/supplement`, { text, version });
  return page.action(routeArgs(asPerson(played.context, viewer), request, { ...EDITION, ref }));
}

/** From the hour after noon, for a day, as the edition's own clock in Seoul shows it. */
function plan(played: Played, change: Readonly<Record<string, string>> = {}) {
  const sent = {
    intent: "plan-supplements",
    form: "supplements-round-two",
    "opens.date": "2026-06-12",
    "opens.time": "22:00",
    "closes.date": "2026-06-13",
    "closes.time": "22:00",
    ...change,
  };
  const request = postRequest("/secretariat/prize/2026/judging/round-two", sent);
  return roundPage.action(routeArgs(played.context, request, { ...EDITION, round: "round-two" }));
}

async function planned(): Promise<Played> {
  const played = await play(store(), "scored");
  granted(await confirmShortlist(played.context, played.roundOne));
  expect(await status(plan(played))).toBe(302);
  return played;
}

const inWindow = (played: Played) => played.moveTo(new Date(NOON.getTime() + 2 * HOUR));
const afterWindow = (played: Played) => played.moveTo(new Date(NOON.getTime() + 2 * DAY));

describe("the window in which finalists add", () => {
  test("is not set before the shortlist is confirmed, nor upside down", async () => {
    const played = await play(store(), "scored");
    expect(await status(plan(played))).toBe(409);
    granted(await confirmShortlist(played.context, played.roundOne));
    expect(await status(plan(played, { "closes.date": "2026-06-11" }))).toBe(422);
  });

  test("is told to every finalist, and to no other city", async () => {
    await planned();
    const mails = (await store().read.select().from(t.mails)).filter(
      ({ kind }) => kind === "supplement-invited",
    );
    expect(mails.map(({ subject }) => subject.slice(0, 10)).sort()).toEqual([
      "Project A1",
      "Project A2",
      "Project A3",
    ]);
  });

  test("is there for finalists while it is open, and answers everybody else as what does not exist", async () => {
    const played = await planned();
    expect(await status(see(played, "A1"))).toBe(404);
    inWindow(played);
    expect((await see(played, "A1")).supplement).toMatchObject({ text: "", version: 0 });
    expect(await status(see(played, "A4"))).toBe(404);
    expect(await status(save(played, "A4", "let us in"))).toBe(404);
    for (const viewer of [played.staged.secretariat, played.staged.judges.get("ada")!])
      expect(await status(see(played, "A1", viewer))).toBe(404);
    afterWindow(played);
    expect(await status(see(played, "A1"))).toBe(404);
    expect(await status(save(played, "A1", "too late"))).toBe(404);
    expect(await store().read.select().from(t.supplements)).toEqual([]);
  });

  test("ends where the round is opened before its time", async () => {
    const played = await planned();
    inWindow(played);
    granted(await openRound(played.context, played.roundTwo));
    expect(await status(save(played, "A1", "now?"))).toBe(404);
  });
});

describe("what a finalist adds", () => {
  test("is saved by version: of two at once, neither loses a word", async () => {
    const played = await planned();
    inWindow(played);
    expect(await status(save(played, "A1", "first"))).toBe(302);
    const clash = await save(played, "A1", "second");
    expect(await status(Promise.resolve(clash))).toBe(409);
    expect(JSON.stringify(clash)).toContain("second");
    expect((await see(played, "A1")).supplement).toMatchObject({ text: "first", version: 1 });
    expect(await status(save(played, "A1", "both", "1"))).toBe(302);
    expect((await see(played, "A1")).supplement.text).toBe("both");
    expect(await status(save(played, "A1", "x".repeat(6_001), "2"))).toBe(422);
  });

  test("is shown to the judges once their round is open, with its date, and to the secretariat before", async () => {
    const played = await planned();
    inWindow(played);
    expect(await status(save(played, "A1", "Costs fell by a third."))).toBe(302);
    const asJudge = () =>
      readPage.loader(
        routeArgs(played.as("ada"), getRequest("/judge/prize/2026/read/A1"), {
          ...EDITION,
          ref: "A1",
        }),
      );
    const asSecretariat = await screening.loader(
      routeArgs(played.context, getRequest("/secretariat/prize/2026/screening/A1"), {
        ...EDITION,
        ref: "A1",
      }),
    );
    expect(JSON.stringify(asSecretariat)).toContain("Costs fell by a third.");
    expect((await asJudge()).application?.supplements).toEqual([]);
    granted(await openRound(played.context, played.roundTwo));
    expect((await asJudge()).application?.supplements).toEqual([
      {
        round: "Round two",
        text: "Costs fell by a third.",
        savedAt: new Date(NOON.getTime() + 2 * HOUR),
      },
    ]);
    expect(JSON.stringify((await asJudge()).application?.sections)).not.toContain("Costs fell");
  });
});
