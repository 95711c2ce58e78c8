/** Part 4.11 of what goes wrong in judging: a member of the secretariat has a conflict of their own. */
import { describe, expect, test } from "vitest";
import { certifyEdition } from "#app/commands/certify-edition.ts";
import { closeRound } from "#app/commands/close-round.ts";
import { erasePerson } from "#app/commands/erase-person.ts";
import { liftRecusal } from "#app/commands/lift-recusal.ts";
import { liftStaffRecusal, recuseStaff } from "#app/commands/recuse-staff.ts";
import { revokeStaff } from "#app/commands/revoke-staff.ts";
import { saveView } from "#app/commands/save-view.ts";
import { sendAsCity, sendAsSecretariat } from "#app/commands/send-message.ts";
import { stepAside } from "#app/commands/step-aside.ts";
import { writeNote } from "#app/commands/write-note.ts";
import type { Context, Viewer } from "#app/server/context.ts";
import { savePerson, saveStaffRole } from "#db/repositories/people.ts";
import { tables as t } from "#db/schema/index.ts";
import type { Stage } from "#db/seed/stage-edition.ts";
import { viewerOf } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { granted, play, type Played } from "#test/support/rounds.ts";
import { smallBundle } from "#test/support/small-bundle.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const REASON = "My sister runs one of the cities.";
const REFUSED = { refusal: { code: "recused" } };
const NOT_THERE = { refusal: { code: "not-found" } };

interface Office extends Played {
  /** A second member of the secretariat, and a third. */
  readonly rita: Context;
  readonly sam: Context;
  readonly staffIdOf: (viewer: Viewer) => Promise<string>;
  readonly recuse: (
    by: Context,
    who: Viewer,
    category?: string,
    reason?: string,
  ) => Promise<unknown>;
}

async function office(stage: Stage = "scoring", members = ["rita", "sam"]): Promise<Office> {
  const bundle = smallBundle();
  const played = await play(store(), stage, {
    ...bundle,
    applications: [
      ...bundle.applications,
      { ref: "G1", category: "green", entrant: "hue", title: "Garden", status: "accepted" },
    ],
  });
  const { programmeId } = played.staged.ids;
  const at = played.context.clock();
  for (const id of members)
    await store().transact(async (tx) => {
      const { userId, name, email } = viewerOf(id);
      await savePerson(tx, { id: userId, name, email, at });
      const role = { id: `staff-${id}`, programmeId, userId, grantedAt: at };
      await saveStaffRole(tx, { ...role, role: "secretariat" });
    });
  const { editionId } = played.staged;
  const staffIdOf = async ({ userId }: Viewer) =>
    (await store().read.select().from(t.staff)).find((one) => one.userId === userId)?.id ?? "";
  return {
    ...played,
    rita: asPerson(played.context, viewerOf("rita")),
    sam: asPerson(played.context, viewerOf("sam")),
    staffIdOf,
    recuse: async (by, who, category = "open", reason = REASON) =>
      recuseStaff(by, { editionId, staffId: await staffIdOf(who), category, reason }),
  };
}

describe("a member of the secretariat steps aside from a category", () => {
  test("by themselves with a reason, or by a colleague, who has them told by mail", async () => {
    const { context, rita, staged, recuse } = await office();
    expect(await recuse(rita, viewerOf("rita"), "open", " ")).toMatchObject({
      refusal: { code: "invalid", field: "reason" },
    });
    expect(await recuse(rita, viewerOf("rita"), "none")).toMatchObject({
      refusal: { code: "invalid", field: "category" },
    });
    expect(await recuse(rita, viewerOf("rita"))).toMatchObject({ ok: true });
    expect(await recuse(context, viewerOf("rita"))).toMatchObject({ refusal: { code: "recused" } });
    expect(await store().read.select().from(t.mails)).toEqual([]);
    expect(await recuse(context, viewerOf("sam"), "green")).toMatchObject({ ok: true });
    const mails = await store().read.select().from(t.mails);
    expect(mails).toMatchObject([{ recipient: "sam@example.org", kind: "staff-recused" }]);
    const acts = await store().read.select().from(t.auditEntries);
    expect(acts.map(({ act, subject }) => [act, subject])).toEqual([
      ["staff-recused", "open"],
      ["staff-recused", "green"],
    ]);
    expect(JSON.stringify([mails, acts])).not.toContain("sister");
    expect(await recuse(asPerson(context, staged.observer), staged.observer)).toMatchObject(
      NOT_THERE,
    );
  });

  test("never the last who may do what touches the whole edition", async () => {
    const { context, staged, rita, recuse, staffIdOf } = await office("scoring", ["rita"]);
    expect(await recuse(rita, viewerOf("rita"))).toMatchObject({ ok: true });
    expect(await recuse(context, staged.secretariat, "green")).toMatchObject({
      refusal: { code: "last-secretariat" },
    });
    const { programmeId } = staged.ids;
    const sofia = await staffIdOf(staged.secretariat);
    expect(await revokeStaff(rita, { programmeId, staffId: sofia })).toMatchObject({
      refusal: { code: "last-secretariat" },
    });
    expect(await erasePerson(rita, { email: staged.secretariat.email })).toMatchObject({
      refusal: { code: "last-secretariat" },
    });
  });

  test("and is let back by a colleague alone, who has stepped aside from nothing", async () => {
    const { context, rita, sam, staged, recuse } = await office();
    await recuse(rita, viewerOf("rita"));
    await recuse(sam, viewerOf("sam"), "green");
    const { editionId } = staged;
    const rows = await store().read.select().from(t.staffRecusals);
    const recusalId = rows.find(({ staffId }) => staffId === "staff-rita")?.id ?? "";
    for (const by of [rita, sam])
      expect(await liftStaffRecusal(by, { editionId, recusalId })).toMatchObject(REFUSED);
    expect(await liftStaffRecusal(context, { editionId, recusalId: "none" })).toMatchObject(
      NOT_THERE,
    );
    granted(await liftStaffRecusal(context, { editionId, recusalId }));
    expect(await store().read.select().from(t.staffRecusals)).toHaveLength(1);
    const note = { editionId, ref: "A1", text: "Back.", seenBy: "secretariat" as const };
    granted(await writeNote(rita, note));
  });
});

describe("whoever stepped aside", () => {
  test("acts on single applications of the other categories, and finds none in theirs", async () => {
    const played = await office();
    const { rita, staged, recuse } = played;
    await recuse(rita, viewerOf("rita"));
    const { editionId } = staged;
    const note = { editionId, text: "Read.", seenBy: "secretariat" as const };
    granted(await writeNote(rita, { ...note, ref: "G1" }));
    granted(await sendAsSecretariat(rita, { editionId, ref: "G1", text: "Hello." }));
    granted(await saveView(rita, { editionId, name: "Mine", search: "" }));
    granted(
      await stepAside(rita, { editionId, judgeId: played.idOf("cho"), ref: "G1", reason: REASON }),
    );
    expect(await writeNote(rita, { ...note, ref: "A1" })).toMatchObject(NOT_THERE);
    expect(await sendAsSecretariat(rita, { editionId, ref: "A1", text: "Hello." })).toMatchObject(
      NOT_THERE,
    );
    const ben = { editionId, judgeId: played.idOf("ben") };
    expect(await stepAside(rita, { ...ben, ref: "A1", reason: REASON })).toMatchObject(NOT_THERE);
    expect(await liftRecusal(rita, { ...ben, ref: "A3" })).toMatchObject(NOT_THERE);
  });

  test("neither closes a round nor certifies, whatever is in it", async () => {
    const { context, rita, staged, recuse, roundOne } = await office();
    await recuse(rita, viewerOf("rita"));
    const decision = { by: "the chair", reason: "time" };
    expect(await closeRound(rita, { ...roundOne, decision })).toMatchObject(REFUSED);
    expect(await certifyEdition(rita, staged.editionId, "")).toMatchObject(REFUSED);
    granted(await closeRound(context, { ...roundOne, decision }));
  });

  test("is not written to about the category, while colleagues are", async () => {
    const played = await office();
    const { context, staged, rita, recuse } = played;
    await recuse(rita, viewerOf("rita"));
    const { editionId } = staged;
    granted(
      await stepAside(played.as("ada"), {
        editionId,
        judgeId: played.idOf("ada"),
        ref: "A1",
        reason: REASON,
      }),
    );
    const officer = staged.officers.get("hue") ?? null;
    for (const ref of ["A1", "G1"])
      granted(await sendAsCity(asPerson(context, officer), { editionId, ref, text: "A question" }));
    const mails = await store().read.select().from(t.mails);
    const told = (email: string) =>
      mails.filter(({ recipient }) => recipient === email).map(({ kind }) => kind);
    expect(told("rita@example.org")).toEqual(["city-message"]);
    expect(told("secretariat@example.org")).toEqual([
      "judge-stepped-aside",
      "city-message",
      "city-message",
    ]);
  });
});
