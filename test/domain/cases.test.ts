import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { countBundle } from "#app/domain/count/count-bundle.ts";
import { toCountJson } from "#app/domain/count/count-json.ts";

const CASES = "test/cases";
const names = readdirSync(CASES)
  .filter((file) => file.endsWith(".expected.json"))
  .map((file) => file.replace(".expected.json", ""));

function bundleText(name: string): string {
  const beside = join(CASES, `${name}.json`);
  return readFileSync(existsSync(beside) ? beside : `db/seed/editions/${name}.json`, "utf8");
}

test("every case of the interchange format is here", () => {
  expect(names).toHaveLength(11);
});

describe("the count equals the expected count of", () => {
  test.for(names)("%s", (name) => {
    const counted = countBundle(bundleText(name));
    if (!counted.ok) throw new Error(JSON.stringify(counted.faults));
    const expected: unknown = JSON.parse(
      readFileSync(join(CASES, `${name}.expected.json`), "utf8"),
    );
    expect(toCountJson(counted.count)).toEqual(expected);
  });
});

test("the 2017 edition comes out with its eighteen published winners", () => {
  interface Published {
    categories: { slug: string; placings: { prize: string; city: string; project: string }[] }[];
  }
  const published = JSON.parse(
    readFileSync("db/seed/editions/wego-2017-published.json", "utf8"),
  ) as Published;
  const counted = countBundle(bundleText("wego-2017"));
  if (!counted.ok) throw new Error("the bundle has faults");
  const { bundle, count } = counted;
  const winners = count.categories.flatMap(({ category, placings }) =>
    placings.map(({ prize, application: ref }) => {
      const application = bundle.applications.find((one) => one.ref === ref);
      const entrant = bundle.entrants.find((one) => one.slug === application?.entrant);
      return { category, prize, city: entrant?.name, project: application?.title };
    }),
  );
  const expected = published.categories.flatMap(({ slug, placings }) =>
    placings.map(({ prize, city, project }) => ({ category: slug, prize, city, project })),
  );
  expect(winners).toHaveLength(18);
  expect(winners).toEqual(expected);
});
