/** Every address of the manifest of routes, with the ids of real things in it. */
import { LISTS } from "#app/server/lists/list-access.ts";
import { manifestRoutes } from "./request-handler.ts";
import { HIDDEN_QUESTION } from "./seed-rows.ts";

/** One city's own, one that a judge stepped aside from, another city's in another category, a draft. */
const REFS = ["A1", "A3", "G1", "D1"];

/** By the parameter's name, or by the first word of the address before it. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  programme: ["prize"],
  edition: ["2026"],
  ref: REFS,
  round: ["round-one", "round-two"],
  category: ["open", "green"],
  file: [...Object.keys(LISTS).map((list) => `${list}.csv`), "applications.xlsx"],
  "files/id": REFS.flatMap((ref) => [`file-${ref}`, `hidden-file-${ref}`]),
  "demo/id": ["mail"],
  page: ["1"],
  token: ["none"],
  judge: ["ada", "ben", "dan"],
  upload: REFS.map((ref) => `upload-${ref}`),
  batch: ["batch"],
  mail: ["mail"],
  kind: ["accepted"],
  question: [HIDDEN_QUESTION],
  sample: ["sample-practice-open", "sample-calibration-green"],
  "*": ["nothing-here"],
};

export interface Address {
  readonly path: string;
  /** Of the route that answers. */
  readonly route: string;
  /** Of it and of what it stands in. */
  readonly routes: readonly string[];
}

/** @throws where a route has a parameter of which no real value is known: name one in VALUES */
export function everyAddress(): readonly Address[] {
  return manifestRoutes().flatMap(({ id, pattern, chain }) =>
    filledIn(pattern).map((path) => ({ path, route: id, routes: chain })),
  );
}

function filledIn(pattern: string): readonly string[] {
  const [first = ""] = pattern.split("/");
  const parts = pattern.split("/").map((part) => {
    if (part !== "*" && !part.startsWith(":")) return [part];
    const name = part.replace(/^:|\?$/g, "");
    const values = VALUES[`${first}/${name}`] ?? VALUES[name];
    if (!values) throw new Error(`no real value of :${name} in /${pattern} is known to the crawl`);
    return values;
  });
  const paths = parts.reduce<readonly string[]>(
    (all, values) => all.flatMap((path) => values.map((value) => `${path}/${value}`)),
    [""],
  );
  return paths.map((path) => path.replace(/\/+$/, "") || "/").filter(isOfOneRef);
}

/** A part of a file belongs to the application that it is sent to. */
function isOfOneRef(path: string): boolean {
  const [, ref, upload] = /\/([^/]+)\/uploads\/upload-(.+)$/.exec(path) ?? [];
  return ref === upload;
}
