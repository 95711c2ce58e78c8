import { describe, expect, test } from "vitest";
import { planJudgeReminder } from "#app/commands/plan-judge-reminder.ts";
import { closeRound } from "#app/commands/close-round.ts";
import { sendDueJudgeReminders } from "#app/commands/remind-judges.ts";
import * as roundPage from "#app/routes/secretariat.$programme.$edition.judging.$round.tsx";
import { tables as t } from "#db/schema/index.ts";
import { NOON } from "#test/support/context.ts";
import { getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { DAY, granted, play, type Played, score } from "#test/support/rounds.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const AT = "/secretariat/prize/2026/judging/round-one";
const PARAMS = { programme: "prize", edition: "2026", round: "round-one" };

function send(played: Played, sent: Readonly<Record<string, string>>) {
  return roundPage.action(
    routeArgs(played.context, postRequest(AT, { form: "plan", ...sent }), PARAMS),
  );
}

async function reminders() {
  const mails = await store().read.select().from(t.mails);
  return mails.filter(({ kind }) => kind === "judge-reminder");
}

describe("a planned reminder to judges", () => {
  test("is planned on the round's page, goes at its instant to exactly those who owe then, once", async () => {
    const played = await play(store(), "scoring");
    const planned = await send(played, {
      intent: "plan-reminder",
      "remindAt.date": "2026-06-13",
      "remindAt.time": "09:00",
    });
    expect(planned).toMatchObject({ status: 302 });
    const { reminder } = await roundPage.loader(routeArgs(played.context, getRequest(AT), PARAMS));
    expect(reminder.sentAt).toBeNull();
    const at = reminder.at!;
    for (const ref of ["A1", "A2", "A4"])
      granted(await score(played, "ben", ref, { impact: 6, reach: 6 }));
    played.moveTo(new Date(at.getTime() - 1));
    expect(await sendDueJudgeReminders(played.context)).toBe(0);
    played.moveTo(at);
    await Promise.all([
      sendDueJudgeReminders(played.context),
      sendDueJudgeReminders(played.context),
    ]);
    const sent = await reminders();
    expect(sent.map(({ recipient }) => recipient)).toEqual([
      played.staged.judges.get("ada")?.email,
    ]);
    expect(sent[0]?.text).toContain("Still to submit: 4 scorecards: A1, A2, A3, A4.");
    played.moveTo(new Date(at.getTime() + DAY));
    expect(await sendDueJudgeReminders(played.context)).toBe(0);
    expect(await reminders()).toHaveLength(1);
  });

  test("is moved, and taken back", async () => {
    const played = await play(store(), "scoring");
    const plan = (at: Date | null) => planJudgeReminder(played.context, { ...played.roundOne, at });
    granted(await plan(new Date(NOON.getTime() + DAY)));
    granted(await plan(new Date(NOON.getTime() + 2 * DAY)));
    played.moveTo(new Date(NOON.getTime() + DAY));
    expect(await sendDueJudgeReminders(played.context)).toBe(0);
    expect(await send(played, { intent: "cancel-reminder" })).toMatchObject({ status: 302 });
    played.moveTo(new Date(NOON.getTime() + 3 * DAY));
    expect(await sendDueJudgeReminders(played.context)).toBe(0);
    expect(await reminders()).toEqual([]);
  });

  test("is not taken for the past or after the close, and is not sent once the round is closed", async () => {
    const played = await play(store(), "scoring");
    const plan = (at: Date) => planJudgeReminder(played.context, { ...played.roundOne, at });
    for (const at of [NOON, new Date(NOON.getTime() + 365 * DAY)])
      expect(await plan(at)).toMatchObject({ refusal: { field: "remindAt" } });
    granted(await plan(new Date(NOON.getTime() + DAY)));
    const decision = { by: "the chair", reason: "in time" };
    granted(await closeRound(played.context, { ...played.roundOne, decision }));
    played.moveTo(new Date(NOON.getTime() + DAY));
    expect(await sendDueJudgeReminders(played.context)).toBe(0);
    expect(await plan(new Date(NOON.getTime() + 2 * DAY))).toMatchObject({
      refusal: { code: "round-not-open" },
    });
  });
});
