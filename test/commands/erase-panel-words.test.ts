import { expect, test } from "vitest";
import { erasePerson } from "#app/commands/erase-person.ts";
import { reopenCard } from "#app/commands/reopen-card.ts";
import { replaceJudge } from "#app/commands/replace-judge.ts";
import { exportPerson } from "#app/queries/person.ts";
import { tables as t } from "#db/schema/index.ts";
import { NOON } from "#test/support/context.ts";
import { DAY, granted, play } from "#test/support/rounds.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

test("why a judge left a panel goes with the judge; who opened a card again finds why in their file", async () => {
  const played = await play(store(), "scored");
  const { editionId, secretariat } = played.staged;
  granted(
    await replaceJudge(played.context, {
      editionId,
      slug: "ben",
      panels: ["open"],
      cause: "undeclared-conflict",
      reason: "Ben works for the city of Huế.",
      cards: "keep",
      by: "the secretariat",
      successor: null,
    }),
  );
  granted(
    await reopenCard(played.context, {
      ...played.roundOne,
      judge: "ada",
      ref: "A1",
      until: new Date(NOON.getTime() + DAY),
      reason: "As ben@example.org asked for it.",
    }),
  );
  const { data } = await exportPerson(played.context, secretariat);
  expect(data).toMatchObject({
    scorecardsReopened: [{ ref: "A1", judge: "Ada", reason: "As ben@example.org asked for it." }],
  });
  granted(await erasePerson(played.context, { email: "ben@example.org" }));
  const kept = JSON.stringify([
    await store().read.select().from(t.seats),
    await store().read.select().from(t.reopenings),
  ]);
  expect(kept).not.toContain("works for the city");
  expect(kept).not.toContain("ben@example.org");
  expect(kept).toMatch(/As erased-[^ ]+@erased\.invalid asked for it\./);
});
