/** Who judges is told with the result, by the clock: nobody is named an instant before. */
import { expect, test } from "vitest";
import { certifyEdition } from "#app/commands/certify-edition.ts";
import { publishResult } from "#app/commands/publish-result.ts";
import { loader } from "#app/routes/_public.awards.$programme.$edition.panel.tsx";
import { NOON, testContext } from "#test/support/context.ts";
import { asPerson, getRequest, routeArgs } from "#test/support/requests.ts";
import { granted } from "#test/support/rounds.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const HOUR = 60 * 60 * 1000;
const PUBLISHED = NOON.getTime() + HOUR;

test.for([
  ["before anything is certified", { isCertified: false, at: NOON.getTime() }, false],
  ["a millisecond before the publication", { isCertified: true, at: PUBLISHED - 1 }, false],
  ["at the publication", { isCertified: true, at: PUBLISHED }, true],
] as const)("%s", async ([, { isCertified, at }, isNamed]) => {
  const context = testContext(store());
  const staged = await stageSmall(context, "voted");
  if (isCertified) {
    const secretariat = asPerson(context, staged.secretariat);
    granted(await certifyEdition(secretariat, staged.editionId, ""));
    granted(await publishResult(secretariat, staged.editionId, new Date(PUBLISHED)));
  }
  const { programme, edition } = staged;
  const args = routeArgs(
    { ...context, viewer: null, clock: () => new Date(at) },
    getRequest(`/awards/${programme}/${edition}/panel`),
    { programme, edition },
  );
  const answer = await loader(args);
  expect(answer.panel?.map(({ name }) => name) ?? null).toEqual(
    isNamed ? ["Ada", "Ben", "Cho"] : null,
  );
  if (!isNamed) expect(JSON.stringify(answer)).not.toMatch(/Ada|Ben|Cho/);
});
