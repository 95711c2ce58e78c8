import { describe, expect, test } from "vitest";
import { saveAnswers } from "#app/commands/save-answers.ts";
import {
  action as versionsAction,
  loader as versionsLoader,
} from "#app/routes/apply.$programme.$edition.$ref.versions.tsx";
import type { Viewer } from "#app/server/context.ts";
import { applicantOf, granted, letIn, officerOf, submitted } from "#test/support/applications.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const PATH = "/apply/prize/2026/ref/versions";

async function setUp() {
  const context = testContext(store());
  const staged = await stageSmall(context, "call");
  const lan = officerOf(staged);
  const params = (ref: string) => ({ programme: "prize", edition: "2026", ref });
  const load = (viewer: Viewer, ref: string, query = "") =>
    versionsLoader(routeArgs(asPerson(context, viewer), getRequest(PATH + query), params(ref)));
  const keep = (viewer: Viewer, ref: string) =>
    versionsAction(routeArgs(asPerson(context, viewer), postRequest(PATH, {}), params(ref)));
  let version = 0;
  const write = async (ref: string, summary: string, minutes: number) => {
    const clock = () => new Date(NOON.getTime() + minutes * 60_000);
    const changes = { summary: { value: summary, version: version++ } };
    const own = { ...asPerson(context, lan), clock };
    granted(await saveAnswers(own, { editionId: staged.editionId, ref, changes, isAsked: false }));
  };
  return { context, staged, lan, load, keep, write };
}

async function statusOf(answer: unknown): Promise<number> {
  const value = await Promise.resolve(answer).catch((thrown: unknown) => thrown);
  return value instanceof Response ? value.status : 200;
}

describe("the versions of an application", () => {
  test("are compared word by word, any two of them", async () => {
    const { context, staged, lan, load, keep, write } = await setUp();
    const ref = await applicantOf(context, staged, lan).begin();
    await write(ref, "Lamps that follow people home.", 0);
    expect(await statusOf(keep(lan, ref))).toBe(302);
    await write(ref, "Lamps that follow cyclists home safely.", 5);
    await write(ref, "Nothing of it.", 60);
    const { versions } = await load(lan, ref);
    expect(versions.map(({ id, isKept }) => [id, isKept])).toEqual([
      ["now", false],
      ["v3", false],
      ["v2", false],
      ["v1", true],
    ]);
    const { compared } = await load(lan, ref, "?from=v1&to=v2");
    expect(compared?.answers).toEqual([
      {
        name: "title",
        label: "Title of the project",
        isSame: true,
        parts: [{ is: "same", text: "Lights that follow people" }],
      },
      {
        name: "summary",
        label: "Summary",
        isSame: false,
        parts: [
          { is: "same", text: "Lamps that follow " },
          { is: "removed", text: "people" },
          { is: "added", text: "cyclists" },
          { is: "same", text: " home" },
          { is: "added", text: " safely" },
          { is: "same", text: "." },
        ],
      },
    ]);
    const back = await load(lan, ref, "?from=v3&to=v1");
    const summary = back.compared?.answers.find(({ name }) => name === "summary");
    const added = summary?.parts.filter(({ is }) => is !== "removed").map(({ text }) => text);
    expect(added?.join("")).toBe("Lamps that follow people home.");
  });

  test("hold what was submitted each time, and what was written before versions were kept", async () => {
    const { context, staged, lan, load, keep } = await setUp();
    const begun = await applicantOf(context, staged, lan).begin();
    expect(await statusOf(keep(lan, begun))).toBe(302);
    expect((await load(lan, begun)).versions.map(({ id }) => id)).toEqual(["now", "v1"]);
    const ref = await submitted(context, staged);
    const { compared, versions } = await load(lan, ref, "?from=s1&to=now");
    expect(versions.map(({ kind }) => kind)).toContain("submitted");
    expect(compared?.answers.every(({ isSame }) => isSame)).toBe(true);
  });

  test("are read by who may read; kept by who may write; and one that is not there is not found", async () => {
    const { context, staged, lan, load, keep } = await setUp();
    const ref = await applicantOf(context, staged, lan).begin();
    const reader = await letIn(context, staged, ref, "reader@example.org", "view");
    expect((await load(reader, ref)).versions).toHaveLength(1);
    expect(await statusOf(keep(reader, ref))).toBe(403);
    for (const query of ["?from=v9&to=now", "?from=x&to=now", "?from=now&to=s1"])
      expect(await statusOf(load(lan, ref, query))).toBe(404);
  });
});
