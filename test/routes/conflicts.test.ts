/** Likely conflicts are questions: asked of the judge, answered or settled by stepping aside, never decided. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { answerConflict } from "#app/commands/answer-conflict.ts";
import { stepAside } from "#app/commands/step-aside.ts";
import { loadOwnQuestions } from "#app/queries/conflicts.ts";
import { findJudgeSelf } from "#app/queries/membership.ts";
import { loader as desk } from "#app/routes/judge.$programme.$edition._index.tsx";
import { action, loader } from "#app/routes/judge.$programme.$edition.conflicts.tsx";
import { loader as listed } from "#app/routes/secretariat.$programme.$edition.people.conflicts.tsx";
import { loader as judgePage } from "#app/routes/secretariat.$programme.$edition.people.$judge.tsx";
import type { Context } from "#app/server/context.ts";
import type { Stage, StagedEdition } from "#db/seed/stage-edition.ts";
import { stageEdition } from "#db/seed/stage-edition.ts";
import { tables as t } from "#db/schema/index.ts";
import { granted } from "#test/support/applications.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { acts } from "#test/support/setup.ts";
import { smallBundle } from "#test/support/small-bundle.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const PARAMS = { programme: "prize", edition: "2026" };
const HERE = "/judge/prize/2026/conflicts";

interface Made {
  readonly context: Context;
  readonly staged: StagedEdition;
  readonly ada: Context;
  readonly secretariat: Context;
}

/** Ada is of Korea and has worked with the Green Trust; A1 is of Korea, A2 names the trust. */
async function made(stage: Stage = "scoring"): Promise<Made> {
  const bundle = smallBundle();
  const context = testContext(store());
  const staged = await stageEdition(
    context,
    {
      ...bundle,
      entrants: [...bundle.entrants, { slug: "busan", name: "Busan", country: "KR" }],
      judges: bundle.judges.map((judge) =>
        judge.slug === "ada" ? { ...judge, country: "KR" } : judge,
      ),
      applications: bundle.applications.map((one) => ({
        ...one,
        entrant: one.ref === "A1" ? "busan" : "hue",
        ...(one.ref === "A2" ? { answers: { partners: "The Green Trust gave the trees." } } : {}),
      })),
    },
    stage,
    NOON,
  );
  const id = staged.ids.judges.get("ada") ?? "";
  await store().transact((tx) =>
    tx.update(t.oaths).set({ interests: "Green Trust, trustee" }).where(eq(t.oaths.judgeId, id)),
  );
  return {
    context,
    staged,
    ada: asPerson(context, staged.judges.get("ada") ?? null),
    secretariat: asPerson(context, staged.secretariat),
  };
}

async function asked(context: Context) {
  const { questions } = await loader(routeArgs(context, getRequest(HERE), PARAMS));
  return questions?.map(({ ref, state, ties }) => [ref, state, ties.map(({ kind }) => kind)]);
}

async function send(context: Context, form: Readonly<Record<string, string>>) {
  const answer = await action(routeArgs(context, postRequest(HERE, form), PARAMS));
  if (answer instanceof Response) return { status: answer.status, errors: [] };
  const { data, init } = answer as unknown as {
    data: { errors: { field: string }[] };
    init: ResponseInit;
  };
  return { status: init.status, errors: data.errors.map(({ field }) => field) };
}

describe("a judge with something in common with applications", () => {
  test("is asked about them, and marked in the queue, until they answer or step aside", async () => {
    const { ada, staged } = await made();
    expect(await asked(ada)).toEqual([
      ["A1", "open", ["country"]],
      ["A2", "open", ["employer"]],
    ]);
    const marked = async () => {
      const { rounds, asked } = await desk(routeArgs(ada, getRequest("/judge/prize/2026"), PARAMS));
      const items = rounds.flatMap((round) =>
        round.kind === "scorecard" ? round.categories.flatMap((category) => category.items) : [],
      );
      const refs = items.filter((item) => "isAsked" in item && item.isAsked).map(({ ref }) => ref);
      return [asked, refs.sort()];
    };
    expect(await marked()).toEqual([2, ["A1", "A2"]]);
    const reason = "I only hold the passport.";
    expect(await send(ada, { ref: "A1", text: reason })).toMatchObject({ status: 302 });
    expect(await marked()).toEqual([1, ["A2"]]);
    granted(
      await stepAside(ada, {
        editionId: staged.editionId,
        judgeId: staged.ids.judges.get("ada") ?? "",
        ref: "A2",
        reason: "I keep its accounts.",
      }),
    );
    expect(await marked()).toEqual([0, []]);
    expect(await asked(ada)).toEqual([["A1", "answered", ["country"]]]);
    expect((await acts(store())).slice(0, 1)).toEqual(["conflict-answered"]);
    const log = JSON.stringify(await store().read.select().from(t.auditEntries));
    expect(log).not.toContain(reason);
    // A question took nothing from anybody: the one answered is still theirs to score.
    expect(await store().read.$count(t.recusals)).toBe(2);
  });

  test("is not asked before scoring begins: until then no application is theirs to know of", async () => {
    const { ada } = await made("screening");
    expect(await asked(ada)).toBeUndefined();
  });

  test("says why; without a reason it comes back at its field, and a later answer stands", async () => {
    const { ada, staged } = await made();
    const form = { form: "conflict-A1", ref: "A1" };
    expect(await send(ada, { ...form, text: "  " })).toEqual({ status: 422, errors: ["text"] });
    await send(ada, { ...form, text: "First." });
    await send(ada, { ...form, text: "Second." });
    expect(await store().read.select().from(t.conflictAnswers)).toEqual([
      {
        judgeId: staged.ids.judges.get("ada"),
        applicationId: staged.ids.applications.get("A1"),
        text: "Second.",
        answeredAt: NOON,
      },
    ]);
  });

  test("answers only what is asked of them", async () => {
    const { ada, staged, context, secretariat } = await made();
    const ben = asPerson(context, staged.judges.get("ben") ?? null);
    const answer = { editionId: staged.editionId, text: "Nothing." };
    for (const [who, ref] of [
      [ada, "A3"],
      [ada, "none"],
      [ben, "A1"],
      [secretariat, "A1"],
    ] as const)
      expect(await answerConflict(who, { ...answer, ref })).toMatchObject({
        refusal: { code: "not-found" },
      });
    await store().transact((tx) => tx.update(t.editions).set({ state: "certified" }));
    expect(await answerConflict(ada, { ...answer, ref: "A1" })).toMatchObject({
      refusal: { code: "already-certified" },
    });
  });

  test("is asked again where the city tells of earlier work after the answer", async () => {
    const { ada, staged } = await made();
    await send(ada, { ref: "A1", text: "Never met." });
    const tell = (submittedAt: Date) =>
      store().transact((tx) =>
        tx
          .update(t.submissions)
          .set({ answers: { collaborations: "Ada, a study in 2024." }, submittedAt })
          .where(eq(t.submissions.applicationId, staged.ids.applications.get("A1") ?? "")),
      );
    await tell(new Date(NOON.getTime() - 1));
    expect((await asked(ada))?.[0]).toEqual(["A1", "answered", ["collaboration", "country"]]);
    await tell(new Date(NOON.getTime() + 1));
    expect((await asked(ada))?.[0]).toEqual(["A1", "open", ["collaboration", "country"]]);
  });

  test("is asked where they write in an application as a colleague, once they have joined it", async () => {
    const { ada, staged } = await made();
    await store().transact((tx) =>
      tx.insert(t.colleagues).values({
        id: "colleague",
        applicationId: staged.ids.applications.get("A4") ?? "",
        email: "ada@example.org",
        may: "view",
        invitedAt: NOON,
        expiresAt: NOON,
      }),
    );
    expect((await asked(ada))?.map(([ref]) => ref)).toEqual(["A1", "A2"]);
    await store().transact((tx) => tx.update(t.colleagues).set({ acceptedAt: NOON }));
    expect((await asked(ada))?.map(([ref]) => ref)).toEqual(["A1", "A2", "A4"]);
  });
});

describe("the secretariat", () => {
  test("sees who was asked what, and what they said, on one list and on the judge's page", async () => {
    const { ada, secretariat } = await made();
    await send(ada, { ref: "A1", text: "I only hold the passport." });
    const args = routeArgs(secretariat, getRequest("/x"), { ...PARAMS, judge: "ada" });
    const { judges } = await listed(args);
    expect(judges).toMatchObject([
      {
        slug: "ada",
        questions: [
          { ref: "A1", state: "answered", answer: "I only hold the passport." },
          { ref: "A2", state: "open", answer: "", ties: [{ kind: "employer" }] },
        ],
      },
    ]);
    expect((await judgePage(args)).questions).toEqual(judges[0]?.questions);
  });
});

test("a judge learns nothing of what is asked of others", async () => {
  const { context, staged } = await made();
  const ben = staged.judges.get("ben");
  if (!ben) throw new Error("there is no Ben");
  const own = asPerson(context, ben);
  const self = await findJudgeSelf(own, ben, "prize", "2026");
  if (!self) throw new Error("Ben is no judge");
  expect(await loadOwnQuestions(own, self)).toEqual([]);
});
