import type { ServerBuild } from "@remix-run/node";
import { describe, expect, test } from "vitest";
import { buildsByArea } from "#app/server/area-builds.ts";

const ROUTES = {
  root: { id: "root", path: "" },
  _index: { id: "_index", parentId: "root" },
  $: { id: "$", parentId: "root", path: "*" },
  any: { id: "any", parentId: "root", path: ":word/any" },
  apply: { id: "apply", parentId: "root", path: "apply/:programme" },
  submit: { id: "submit", parentId: "apply", path: "submit" },
  judge: { id: "judge", parentId: "root", path: "judge" },
  frame: { id: "frame", parentId: "root" },
  framed: { id: "framed", parentId: "frame", path: "judge/framed" },
};
const build = {
  routes: ROUTES,
  assets: { version: "1", routes: ROUTES },
} as unknown as ServerBuild;

const COMMON = ["root", "_index", "$", "any", "frame"];

describe("the builds of an address's first word", () => {
  const builds = buildsByArea(build);

  test("are as many as there are words", () => {
    expect([...builds.keys()]).toEqual(["apply", "judge"]);
  });

  test.each([
    ["apply", [...COMMON, "apply", "submit"]],
    ["judge", [...COMMON, "judge", "framed"]],
  ])("%s: has what is below it and what any word leads to", (area, ids) => {
    const found = builds.get(area);
    expect(new Set(Object.keys(found?.routes ?? {}))).toEqual(new Set(ids));
    expect(new Set(Object.keys(found?.assets.routes ?? {}))).toEqual(new Set(ids));
    expect(found?.assets.version).toBe("1");
  });
});
