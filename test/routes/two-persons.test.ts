import { describe, expect, test } from "vitest";
import { certifyEdition } from "#app/commands/certify-edition.ts";
import { confirmShortlist } from "#app/commands/confirm-shortlist.ts";
import { disqualifyApplication } from "#app/commands/disqualify-application.ts";
import { openRound } from "#app/commands/open-round.ts";
import { publishResult } from "#app/commands/publish-result.ts";
import * as control from "#app/routes/secretariat.$programme.$edition._index.tsx";
import * as proposals from "#app/routes/secretariat.$programme.$edition.proposals.tsx";
import type { Viewer } from "#app/server/context.ts";
import { findCertification } from "#db/repositories/certifications.ts";
import { tables as t } from "#db/schema/index.ts";
import { NOON } from "#test/support/context.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { DAY, granted, play, type Played } from "#test/support/rounds.ts";
import { useStore } from "#test/support/store.ts";
import { secondMember } from "#test/support/two-persons.ts";

const store = useStore();
const PARAMS = { programme: "prize", edition: "2026" };
const AT = "/secretariat/prize/2026/proposals";

const as = (played: Played, viewer: Viewer) => asPerson(played.context, viewer);

function see(played: Played, viewer: Viewer) {
  return proposals.loader(routeArgs(as(played, viewer), getRequest(AT), PARAMS));
}

/** @returns where it leads, or the messages of its refusal */
async function send(
  played: Played,
  viewer: Viewer,
  intent: string,
  proposal: string,
): Promise<string | readonly string[]> {
  const answer = await answerTo(played, viewer, { intent, proposal });
  if (answer instanceof Response) return answer.headers.get("location") ?? "";
  const { data } = answer as { data: { errors: readonly { message: string }[] } };
  return data.errors.map(({ message }) => message);
}

function answerTo(
  played: Played,
  viewer: Viewer,
  { intent, proposal, ...more }: Readonly<Record<string, string>>,
) {
  const sent = { intent: intent!, proposal: proposal!, form: `${intent}-${proposal}`, ...more };
  return proposals.action(routeArgs(as(played, viewer), postRequest(AT, sent), PARAMS));
}

async function acts() {
  const entries = await store().read.select().from(t.auditEntries);
  return entries
    .sort((a, b) => a.number - b.number)
    .map(({ act, actorId }) => [act, actorId] as const);
}

async function states(slug: string) {
  const rounds = await store().read.select().from(t.rounds);
  return rounds.find((round) => round.slug === slug)?.state;
}

async function one(played: Played, viewer: Viewer) {
  const { waiting } = await see(played, viewer);
  expect(waiting).toHaveLength(1);
  return waiting[0]!;
}

describe("confirming a shortlist", () => {
  test("waits for another member, who sees exactly what will happen", async () => {
    const played = await play(store(), "scored");
    const second = await secondMember(store(), played);
    const first = played.staged.secretariat;
    expect(granted(await confirmShortlist(played.context, played.roundOne))).toEqual({
      isProposed: true,
    });
    expect(await states("round-one")).toBe("closed");
    expect(await openRound(played.context, played.roundTwo)).toMatchObject({ ok: false });
    const mail = (await store().read.select().from(t.mails)).filter(
      ({ kind }) => kind === "act-proposed",
    );
    expect(mail.map(({ recipient }) => recipient)).toEqual([second.email]);
    expect(mail[0]?.text).not.toMatch(/A1|A2/);

    const own = await one(played, first);
    expect(own.isOwn).toBe(true);
    const waits = await one(played, second);
    expect(waits).toMatchObject({
      act: "confirm-shortlist",
      isOwn: false,
      says: expect.arrayContaining([
        "Open: three finalists: A1 Project A1; A2 Project A2; A3 Project A3.",
      ]),
    });
    const { matters } = await control.loader(
      routeArgs(as(played, second), getRequest("/"), PARAMS),
    );
    expect(matters[0]).toMatchObject({ page: "/proposals" });

    expect(await send(played, first, "confirm", waits.id)).toEqual([
      "You proposed this yourself. Another member of the secretariat confirms it.",
    ]);
    expect(await states("round-one")).toBe("closed");
    expect(await send(played, second, "confirm", waits.id)).toBe(`${AT}?done=confirmed`);
    expect(await states("round-one")).toBe("confirmed");
    expect((await acts()).slice(-3)).toEqual([
      ["act-proposed", first.userId],
      ["shortlist-confirmed", second.userId],
      ["proposal-confirmed", second.userId],
    ]);
    expect(await send(played, second, "confirm", waits.id)).toEqual(["This was confirmed before."]);
    expect((await see(played, first)).settled).toMatchObject([
      { settled: { how: "confirmed", by: "second" } },
    ]);
  });

  test("is not confirmed as another list than was proposed", async () => {
    const played = await play(store(), "scored");
    const second = await secondMember(store(), played);
    granted(await confirmShortlist(played.context, played.roundOne));
    const shortlist = await one(played, second);
    granted(
      await disqualifyApplication(played.context, {
        editionId: played.staged.editionId,
        ref: "A1",
        reason: "never built",
      }),
    );
    const { waiting } = await see(played, second);
    const leaving = waiting.find(({ act }) => act === "disqualify")!;
    expect(leaving.says).toEqual([
      "A1, Project A1, leaves the award.",
      "It leaves every standing, and the next one takes its place.",
      "Open, Round one: A1 Project A1 would leave the shortlist.",
      "Open, Round one: A4 Project A4 would move up into the shortlist.",
      "Its city reads: never built",
    ]);
    expect(await send(played, second, "confirm", leaving.id)).toBe(`${AT}?done=confirmed`);
    const refusal = await send(played, second, "confirm", shortlist.id);
    expect(refusal[0]).toContain("has changed since it was proposed");
    expect(refusal).toContain(
      "Open: three finalists: A2 Project A2; A3 Project A3; A4 Project A4.",
    );
    expect(await states("round-one")).toBe("closed");

    granted(await confirmShortlist(played.context, played.roundOne));
    const anew = await one(played, second);
    expect(anew.id).not.toBe(shortlist.id);
    expect(
      (await see(played, second)).settled.map(({ id, settled }) => [id, settled?.how]),
    ).toEqual(expect.arrayContaining([[shortlist.id, "withdrawn"]]));
    expect(await send(played, second, "confirm", anew.id)).toBe(`${AT}?done=confirmed`);
  });

  test("is refused by the second person, or taken back by the first, and nothing is done", async () => {
    const played = await play(store(), "scored");
    const second = await secondMember(store(), played);
    const first = played.staged.secretariat;
    granted(await confirmShortlist(played.context, played.roundOne));
    const refused = await one(played, second);
    expect(await send(played, second, "withdraw", refused.id)).toEqual([
      "Whoever proposed this takes it back. You may refuse it.",
    ]);
    const refusal = { intent: "refuse", proposal: refused.id, reason: "A3 was never visited." };
    expect(await answerTo(played, second, refusal)).toBeInstanceOf(Response);
    granted(await confirmShortlist(played.context, played.roundOne));
    const taken = await one(played, first);
    expect(await send(played, first, "withdraw", taken.id)).toBe(`${AT}?done=withdrawn`);
    expect(await states("round-one")).toBe("closed");
    const told = (await store().read.select().from(t.mails)).filter(
      ({ kind }) => kind === "proposal-settled",
    );
    expect(told.map(({ recipient }) => recipient)).toEqual([first.email]);
  });

  test("is refused with the reason, which whoever proposed it reads here and nowhere else", async () => {
    const played = await play(store(), "scored");
    const second = await secondMember(store(), played);
    const first = played.staged.secretariat;
    granted(await confirmShortlist(played.context, played.roundOne));
    const { id } = await one(played, second);
    const reason = "A3 was never visited.\nPlease ask its city.";
    const refusal = { intent: "refuse", proposal: id, reason: `  ${reason}\n` };
    expect(await answerTo(played, second, refusal)).toBeInstanceOf(Response);

    const { settled } = await see(played, first);
    expect(settled).toMatchObject([{ settled: { how: "refused", by: "second", reason } }]);
    const kept = await store().read.select().from(t.auditEntries);
    expect(kept.find(({ act }) => act === "proposal-refused")?.details).toEqual({
      act: "confirm-shortlist",
      proposal: id,
    });
    const mails = await store().read.select().from(t.mails);
    expect(mails.find(({ kind }) => kind === "proposal-settled")?.text).toContain(AT);
    expect(JSON.stringify([kept, mails])).not.toContain("never visited");
  });

  test("is not refused without a reason, and what was typed comes back with the field named", async () => {
    const played = await play(store(), "scored");
    const second = await secondMember(store(), played);
    granted(await confirmShortlist(played.context, played.roundOne));
    const { id } = await one(played, second);
    const tooLong = "a".repeat(2_001);
    for (const [reason, message] of [
      ["", "Say why, so that whoever proposed it can mend it."],
      [" \n", "Say why, so that whoever proposed it can mend it."],
      [tooLong, "Keep it to 2,000 characters"],
    ] as const)
      expect(
        await answerTo(played, second, { intent: "refuse", proposal: id, reason }),
      ).toMatchObject({
        data: {
          errors: [{ field: "reason", message }],
          values: { form: [`refuse-${id}`], reason: [reason] },
        },
        init: { status: 422 },
      });
    expect((await one(played, second)).settled).toBeNull();
  });

  test("that is confirmed or taken back keeps no reason, whatever was sent", async () => {
    const played = await play(store(), "scored");
    const second = await secondMember(store(), played);
    granted(await confirmShortlist(played.context, played.roundOne));
    const { id } = await one(played, second);
    const sent = { intent: "confirm", proposal: id, reason: "by a hand-made request" };
    expect(await answerTo(played, second, sent)).toBeInstanceOf(Response);
    expect(await store().read.select().from(t.proposals)).toMatchObject([
      { outcome: "confirmed", refusalReason: null },
    ]);
  });

  test("that several confirm at once is done once", async () => {
    const played = await play(store(), "scored");
    const others = [];
    for (const name of ["bo", "cy", "dee"]) others.push(await secondMember(store(), played, name));
    granted(await confirmShortlist(played.context, played.roundOne));
    const { id } = await one(played, others[0]!);
    const answers = await Promise.all(others.map((viewer) => send(played, viewer, "confirm", id)));
    expect(answers.filter((answer) => typeof answer === "string")).toHaveLength(1);
    expect((await acts()).filter(([act]) => act === "shortlist-confirmed")).toHaveLength(1);
  });
});

describe("publishing", () => {
  test("of a result is two persons' act, and starts with the confirmation where its time has passed", async () => {
    const played = await play(store(), "voted");
    const { editionId } = played.staged;
    const second = await secondMember(store(), played);
    granted(await certifyEdition(played.context, editionId, ""));
    const at = new Date(NOON.getTime() + DAY);
    expect(granted(await publishResult(played.context, editionId, at))).toEqual({
      isProposed: true,
    });
    expect((await findCertification(store().read, editionId))?.publishAt).toBeNull();
    const later = new Date(NOON.getTime() + 2 * DAY);
    played.moveTo(later);
    const { id } = await one(played, second);
    expect(await send(played, second, "confirm", id)).toBe(`${AT}?done=confirmed`);
    expect((await findCertification(store().read, editionId))?.publishAt).toEqual(later);
  });

  test("of a result that is certified again is asked for again, and the earlier one never appears", async () => {
    const played = await play(store(), "voted");
    const { editionId } = played.staged;
    granted(await certifyEdition(played.context, editionId, ""));
    const at = new Date(NOON.getTime() + DAY);
    granted(await publishResult(played.context, editionId, at));
    const second = await secondMember(store(), played);
    granted(await certifyEdition(played.context, editionId, "a citation was wrong"));
    expect(await findCertification(store().read, editionId)).toMatchObject({
      number: 2,
      publishAt: null,
    });
    const { id } = await one(played, second);
    expect(await send(played, second, "confirm", id)).toBe(`${AT}?done=confirmed`);
    expect((await findCertification(store().read, editionId))?.publishAt).toEqual(at);
  });
});

test("a secretariat of one acts alone, and the record says so", async () => {
  const played = await play(store(), "scored");
  expect(granted(await confirmShortlist(played.context, played.roundOne))).toEqual({
    isProposed: false,
  });
  const entries = await store().read.select().from(t.auditEntries);
  const confirmed = entries.find(({ act }) => act === "shortlist-confirmed");
  expect(confirmed?.details).toMatchObject({ alone: true });
  expect((await see(played, played.staged.secretariat)).isAlone).toBe(true);
});
