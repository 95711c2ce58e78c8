/** Who reads an answer and its files, by the form on which they were submitted. */
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { changeForm } from "#app/commands/change-form.ts";
import { questionsOf } from "#app/domain/form/form.ts";
import { findReadableFile } from "#app/queries/read-file.ts";
import { loadReading } from "#app/queries/judge-reading.ts";
import { findJudgeSelf } from "#app/queries/membership.ts";
import type { Viewer } from "#app/server/context.ts";
import { findCurrentForm } from "#db/repositories/forms.ts";
import { tables as t } from "#db/schema/index.ts";
import {
  applicantOf,
  COMPLETE,
  concluded,
  granted,
  officerOf,
} from "#test/support/applications.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

test("a judge gets neither an answer nor a file that the form hides from judges", async () => {
  const context = testContext(store());
  const staged = await stageSmall(context, "call");
  const { editionId } = staged;
  const secretariat = asPerson(context, staged.secretariat);
  const add = async (kind: "files" | "short-text", label: string, isHiddenFromJudges: boolean) => {
    const version = async () => (await findCurrentForm(store().read, editionId)).number;
    const added = granted(
      await changeForm(secretariat, {
        editionId,
        version: await version(),
        act: { do: "add-question", section: "others", kind, label },
      }),
    );
    const question = questionsOf(added).at(-1);
    if (!question) throw new Error("nothing was added");
    granted(
      await changeForm(secretariat, {
        editionId,
        version: await version(),
        act: { do: "change-question", question: { ...question, isHiddenFromJudges } },
      }),
    );
    return question.name;
  };
  const budget = await add("files", "Budget", true);
  const plan = await add("files", "Plan", false);
  const contact = await add("short-text", "Contact", true);

  const city = applicantOf(context, staged, officerOf(staged));
  const ref = await city.begin();
  const [row] = await store().read.select().from(t.applications).where(eq(t.applications.ref, ref));
  for (const question of [budget, plan])
    await store().transact((tx) =>
      tx.insert(t.attachments).values({
        id: question,
        applicationId: row?.id ?? "",
        name: `${question}.pdf`,
        mediaType: "application/pdf",
        bytes: 3,
        sha256: "0".repeat(64),
        alt: "",
        question,
        addedAt: NOON,
      }),
    );
  granted(await city.write(ref, 0, undefined, { ...COMPLETE, [contact]: "The clerk" }));
  granted(await city.submit(ref));
  granted(await concluded(context, staged, ref, "accepted"));
  await store().transact((tx) => tx.update(t.rounds).set({ state: "open" }));

  const ada = staged.judges.get("ada");
  if (!ada) throw new Error("nobody judges");
  const reads = async (viewer: Viewer, id: string) =>
    (await findReadableFile(asPerson(context, viewer), viewer, id)) !== null;
  expect(await reads(staged.secretariat, budget)).toBe(true);
  expect(await reads(ada, budget)).toBe(false);
  expect(await reads(ada, plan)).toBe(true);

  const self = await findJudgeSelf(context, ada, "prize", "2026");
  if (!self) throw new Error("ada is no judge here");
  const reading = await loadReading(asPerson(context, ada), self, ref);
  expect(reading?.application?.attachments.map(({ name }) => name)).toEqual([`${plan}.pdf`]);
  const shown = reading?.application?.sections.map(({ name }) => name);
  expect(shown).toContain("summary");
  expect(shown).not.toContain(contact);
});
