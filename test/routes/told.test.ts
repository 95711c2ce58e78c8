/**
 * A city learns how its application was concluded by the letter that tells it: until that is let go,
 * two databases that differ only in the conclusion answer it alike, byte for byte. See docs/access.md.
 */
import { describe, expect, test } from "vitest";
import { checkBatch } from "#app/commands/release-batch.ts";
import { withdrawApplication } from "#app/commands/withdraw-application.ts";
import type { Conclusion } from "#app/domain/screening/conclude.ts";
import { loader as statusLoader } from "#app/routes/apply.$programme.$edition.$ref._index.tsx";
import type { Context } from "#app/server/context.ts";
import type { StagedEdition } from "#db/seed/stage-edition.ts";
import { tables as t } from "#db/schema/index.ts";
import type { Store } from "#db/store/store.ts";
import { concluded, granted, officerOf, submitted } from "#test/support/applications.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { askEveryLoader } from "#test/support/every-loader.ts";
import { asPerson, getRequest, routeArgs } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const storeOfOne = useStore();
const storeOfOther = useStore();
const HOUR = 60 * 60 * 1000;

interface World {
  readonly context: Context;
  readonly staged: StagedEdition;
  readonly ref: string;
  release(releaseAt: Date | null): Promise<void>;
}

async function world(store: Store, conclusion: Conclusion | null): Promise<World> {
  const context = testContext(store);
  const staged = await stageSmall(context, "call");
  const ref = await submitted(context, staged);
  if (conclusion !== null) granted(await concluded(context, staged, ref, conclusion));
  const release = async (releaseAt: Date | null) => {
    const [batch] = await store.read.select().from(t.mailBatches);
    granted(
      await checkBatch(asPerson(context, staged.secretariat), {
        editionId: staged.editionId,
        batchId: batch?.id ?? "",
        known: 1,
        releaseAt,
        perMinute: null,
      }),
    );
  };
  return { context, staged, ref, release };
}

/** As its officer is answered at every address of the product. */
async function answersTo({ context, staged, ref }: World) {
  const names = {
    programme: staged.programme,
    edition: staged.edition,
    refs: [ref],
    rounds: [...staged.ids.rounds.keys()],
    categories: [...staged.ids.categories.keys()],
  };
  return askEveryLoader(context, officerOf(staged), names);
}

function differing(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) {
  return [...one].filter(([asked, answer]) => other.get(asked) !== answer).map(([asked]) => asked);
}

async function statusOf({ context, staged, ref }: World, at = NOON) {
  const own = { ...asPerson(context, officerOf(staged)), clock: () => at };
  const path = `/apply/${staged.programme}/${staged.edition}/${ref}`;
  const params = { programme: staged.programme, edition: staged.edition, ref };
  const view = await statusLoader(routeArgs(own, getRequest(path), params));
  return {
    state: view.head.state,
    history: view.history.map(({ kind }) => kind),
    mayWithdraw: view.mayWithdraw,
  };
}

describe("until its letter is let go", () => {
  test.each([
    ["accepted", "rejected"],
    ["rejected", null],
  ] as const)("%s and %s answer the city alike", async (one, other) => {
    const [first, second] = [await world(storeOfOne(), one), await world(storeOfOther(), other)];
    const answers = await answersTo(first);
    expect(answers.get(`/apply/prize/2026/${first.ref}`)).toContain('"state":"submitted"');
    expect(differing(answers, await answersTo(second))).toEqual([]);

    await first.release(null);
    expect(differing(await answersTo(first), await answersTo(second))).toContain(
      `/apply/prize/2026/${first.ref}`,
    );
  });

  test("a rejected application is withdrawn as one that is being checked", async () => {
    const { context, staged, ref } = await world(storeOfOne(), "rejected");
    const { editionId } = staged;
    const own = asPerson(context, officerOf(staged));
    granted(await withdrawApplication(own, { editionId, ref, reason: "The mayor decided so." }));
    const told = await statusOf({ context, staged, ref, release: async () => undefined });
    expect(told).toMatchObject({
      state: "withdrawn",
      history: ["begun", "submitted", "withdrawn"],
    });
  });
});

describe("once its letter is let go", () => {
  test("the city's page says it, from the instant of the release on", async () => {
    const one = await world(storeOfOne(), "accepted");
    const at = new Date(NOON.getTime() + HOUR);
    await one.release(at);
    expect((await statusOf(one)).history).toEqual(["begun", "submitted"]);
    expect(await statusOf(one, at)).toMatchObject({
      state: "accepted",
      history: ["begun", "submitted", "accepted"],
    });
  });

  test("a rejection can be withdrawn no more", async () => {
    const one = await world(storeOfOne(), "rejected");
    expect((await statusOf(one)).mayWithdraw).toBe(true);
    await one.release(null);
    expect(await statusOf(one)).toMatchObject({ state: "rejected", mayWithdraw: false });
  });
});
