import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { erasePerson } from "#app/commands/erase-person.ts";
import { exportPerson } from "#app/queries/person.ts";
import { verifyRecord } from "#app/queries/verify-record.ts";
import { findImpossibleStates } from "#db/repositories/invariants.ts";
import { tables as t } from "#db/schema/index.ts";
import { letIn } from "#test/support/applications.ts";
import { NOON } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { granted } from "#test/support/rounds.ts";
import { setUp } from "#test/support/setup.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

test("what a finalist adds is in the file of its city and of whoever wrote it, and loses both persons' addresses", async () => {
  const { context, staged } = await setUp(store(), "scored");
  const [ref, other] = ["A1", "A2"];
  const [owner] = await store()
    .read.select({ email: t.users.email, userId: t.users.id, name: t.users.name })
    .from(t.applications)
    .innerJoin(t.users, eq(t.users.id, t.applications.ownerId))
    .where(eq(t.applications.ref, ref));
  if (!owner) throw new Error("nobody applies");
  const writer = await letIn(context, staged, ref, "writer@example.org", "edit");
  const text = `Ask ${owner.email.toUpperCase()} or ${writer.email}: the park is open.`;
  const unsent = "Not handed in by anybody.";
  await store().transact(async (tx) => {
    const row = { roundId: staged.ids.rounds.get("round-two") ?? "", version: 1, savedAt: NOON };
    await tx.insert(t.supplements).values([
      {
        ...{ ...row, id: "sent", applicationId: staged.ids.applications.get(ref) ?? "", text },
        ...{ savedById: writer.userId, submittedAt: NOON },
      },
      {
        ...{ ...row, id: "unsent", applicationId: staged.ids.applications.get(other) ?? "" },
        ...{ text: unsent, savedById: owner.userId },
      },
    ]);
  });

  const round = "Round two";
  const sent = { round, text, savedAt: NOON, submittedAt: NOON };
  const ofWriter = await exportPerson(asPerson(context, writer), writer);
  expect(ofWriter.data.supplementsWritten).toEqual([{ ref, ...sent }]);
  expect(JSON.stringify(ofWriter.data)).not.toContain(unsent);
  const viewer = { ...staged.secretariat, ...owner };
  const ofOwner = await exportPerson(asPerson(context, viewer), viewer);
  expect(ofOwner.data.applications.find((one) => one.ref === ref)?.supplements).toEqual([sent]);
  expect(ofOwner.data.supplementsWritten).toEqual([
    { ref: other, round, text: unsent, savedAt: NOON, submittedAt: null },
  ]);

  granted(await erasePerson(context, { email: owner.email }));
  granted(await erasePerson(context, { email: writer.email }));
  const kept = await store()
    .read.select({ text: t.supplements.text })
    .from(t.supplements)
    .where(eq(t.supplements.id, "sent"));
  expect(kept[0]?.text).toMatch(
    /^Ask erased-[^ ]+@erased\.invalid or erased-[^ ]+@erased\.invalid: the park is open\.$/,
  );
  expect(await verifyRecord(store())).toEqual([]);
  expect(await findImpossibleStates(store().read)).toEqual([]);
});

test("what a judge gave to samples is in their file and no other, and stays under the pseudonym", async () => {
  const { context, staged } = await setUp(store(), "scored");
  const ada = staged.judges.get("ada");
  const ben = staged.judges.get("ben");
  if (!ada || !ben) throw new Error("nobody judges");
  const points = { impact: 7 };
  await store().transact(async (tx) => {
    const categoryId = staged.ids.categories.get("open") ?? "";
    await tx.insert(t.samples).values([
      {
        ...{ id: "tried", categoryId, kind: "practice", title: "A square", position: 1 },
        text: `As ${ada.email} once wrote.`,
      },
      {
        ...{ id: "scored", categoryId, kind: "calibration", title: "A bridge", position: 2 },
        text: "",
      },
    ]);
    const card = { judgeId: staged.ids.judges.get("ada") ?? "", version: 1, savedAt: NOON };
    await tx.insert(t.sampleCards).values([
      { ...card, sampleId: "tried", points },
      {
        ...{ ...card, sampleId: "scored", points, savedAt: new Date(NOON.getTime() + 1_000) },
        submittedAt: NOON,
      },
    ]);
  });

  const { data } = await exportPerson(asPerson(context, ada), ada);
  expect(data.sampleCards).toMatchObject([
    { category: "Open", sample: "A square", kind: "practice", points, submittedAt: null },
    { category: "Open", sample: "A bridge", kind: "calibration", points, submittedAt: NOON },
  ]);
  expect((await exportPerson(asPerson(context, ben), ben)).data.sampleCards).toEqual([]);

  granted(await erasePerson(context, { email: ada.email }));
  expect(await store().read.select({ points: t.sampleCards.points }).from(t.sampleCards)).toEqual([
    { points },
    { points },
  ]);
  const [sample] = await store().read.select().from(t.samples).where(eq(t.samples.id, "tried"));
  expect(sample?.text).toMatch(/^As erased-[^ ]+@erased\.invalid once wrote\.$/);
  expect(await findImpossibleStates(store().read)).toEqual([]);
});

test("why a person refused as the second one is in their file, and their address in no reason", async () => {
  const { context, staged } = await setUp(store(), "scored");
  const { secretariat, observer, editionId } = staged;
  await store().transact((tx) =>
    tx.insert(t.proposals).values({
      ...{ id: "refused", editionId, act: "publish", subject: "result", payload: {} },
      ...{ proposedAt: NOON, outcome: "refused", settledById: secretariat.userId },
      ...{ settledAt: NOON, refusalReason: `${observer.email} is away.` },
    }),
  );
  const { data } = await exportPerson(asPerson(context, secretariat), secretariat);
  expect(data.proposalsRefused).toEqual([
    { act: "publish", subject: "result", reason: `${observer.email} is away.`, refusedAt: NOON },
  ]);
  granted(await erasePerson(context, { email: observer.email }));
  const [proposal] = await store().read.select().from(t.proposals);
  expect(proposal?.refusalReason).toMatch(/^erased-[^ ]+@erased\.invalid is away\.$/);
});
