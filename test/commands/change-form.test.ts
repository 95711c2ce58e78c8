/** The form of an edition: changed by version, and what was submitted on which of them. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { changeForm } from "#app/commands/change-form.ts";
import { createEdition } from "#app/commands/create-edition.ts";
import { saveAnswers } from "#app/commands/save-answers.ts";
import type { FormAct } from "#app/domain/form/edit-form.ts";
import { DEFAULT_FORM } from "#app/domain/form/default-form.ts";
import { type Question, questionsOf } from "#app/domain/form/form.ts";
import type { Outcome } from "#app/domain/kernel/outcome.ts";
import { findOwnApplication, readDraft } from "#app/queries/own-applications.ts";
import { findFormSettings } from "#app/queries/form-settings.ts";
import { loadSubmittedApplication } from "#app/queries/read-application.ts";
import { findCurrentForm, findForm } from "#db/repositories/forms.ts";
import { findLastSubmission } from "#db/repositories/submissions.ts";
import { tables as t } from "#db/schema/index.ts";
import {
  applicantOf,
  COMPLETE,
  concluded,
  granted,
  officerOf,
} from "#test/support/applications.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { EACH_ANSWER, EACH_KIND } from "#test/support/forms.ts";
import { asPerson } from "#test/support/requests.ts";
import { acts } from "#test/support/setup.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

async function world() {
  const context = testContext(store());
  const staged = await stageSmall(context, "call");
  const { editionId } = staged;
  const secretariat = asPerson(context, staged.secretariat);
  const officer = officerOf(staged);
  const city = applicantOf(context, staged, officer);
  const current = () => findCurrentForm(store().read, editionId);
  const change = async (act: FormAct) =>
    changeForm(secretariat, { editionId, version: (await current()).number, act });
  const ask = async (question: Question) => {
    granted(
      await change({
        do: "add-question",
        section: "others",
        kind: question.kind,
        label: question.label,
      }),
    );
    const added = questionsOf((await current()).form).at(-1);
    const name = added?.name ?? "";
    granted(await change({ do: "change-question", question: { ...question, name } }));
    return name;
  };
  const own = async (ref: string) => {
    const address = { programme: "prize", edition: "2026", ref };
    const found = await findOwnApplication(asPerson(context, officer), officer, address);
    if (!found) throw new Error(`${ref} is not the officer's`);
    return found;
  };
  const idOf = async (ref: string) => {
    const [row] = await store()
      .read.select()
      .from(t.applications)
      .where(eq(t.applications.ref, ref));
    return row?.id ?? "";
  };
  return {
    context,
    staged,
    editionId,
    secretariat,
    city,
    officer,
    current,
    change,
    ask,
    own,
    idOf,
  };
}

function code(outcome: Outcome<unknown>): string {
  return outcome.ok ? "done" : outcome.refusal.code;
}

const required: Question = {
  kind: "one-choice",
  name: "",
  label: "How people come",
  help: "",
  example: "",
  isRequired: true,
  shownIf: null,
  categories: null,
  isHiddenFromJudges: false,
  isPublished: false,
  choices: [
    { name: "bus", label: "By bus" },
    { name: "foot", label: "On foot" },
  ],
};

describe("the form of an edition", () => {
  test("begins as that of the award, and each change is a version beside the ones before", async () => {
    const { current, change, editionId } = await world();
    expect(await current()).toEqual({ number: null, form: DEFAULT_FORM });
    granted(await change({ do: "add-section", title: "Money" }));
    granted(
      await change({ do: "add-question", section: "money", kind: "money", label: "Yearly cost" }),
    );
    granted(await change({ do: "move-question", name: "summary", by: 1 }));
    granted(await change({ do: "remove-question", name: "links" }));
    const { number, form } = await current();
    expect(number).toBe(4);
    expect(questionsOf(form).map(({ name }) => name)).toEqual([
      "problem",
      "summary",
      "context",
      "done",
      "results",
      "replication",
      "costs",
      "partners",
      "collaborations",
      "yearly-cost",
    ]);
    expect(questionsOf((await findForm(store().read, editionId, 1)).form)).toEqual(
      questionsOf(DEFAULT_FORM),
    );
    expect((await acts(store())).filter((act) => act === "form-changed")).toHaveLength(4);
  });

  test("gives a new question no name that another one ever had", async () => {
    const { current, change } = await world();
    granted(await change({ do: "remove-question", name: "links" }));
    const label = "Links";
    granted(await change({ do: "add-question", section: "others", kind: "link", label }));
    expect(questionsOf((await current()).form).at(-1)?.name).toBe("links-2");
  });

  test("is refused from an older page, to others, and where a question would wait for nothing", async () => {
    const { secretariat, context, staged, editionId, change, current } = await world();
    const act = { do: "add-section", title: "Money" } as const;
    granted(await change(act));
    expect(code(await changeForm(secretariat, { editionId, version: null, act }))).toBe(
      "stale-version",
    );
    for (const person of [staged.observer, officerOf(staged)])
      expect(
        code(await changeForm(asPerson(context, person), { editionId, version: 1, act })),
      ).toBe("not-found");
    const [summary] = questionsOf((await current()).form);
    if (!summary) throw new Error("nothing is asked");
    const question = { ...summary, shownIf: { question: "links", value: "on" } };
    expect(await change({ do: "change-question", question })).toMatchObject({
      ok: false,
      refusal: { code: "invalid", fields: ["shownIf"] },
    });
  });

  test("goes along when an edition is cloned; the template begins anew", async () => {
    const { secretariat, staged, change } = await world();
    granted(await change({ do: "remove-question", name: "links" }));
    const create = async (slug: string, from: "wego" | "last") => {
      granted(
        await createEdition(secretariat, {
          programmeId: staged.ids.programmeId,
          name: slug,
          slug,
          year: Number(slug),
          place: "",
          timeZone: "UTC",
          summary: "",
          callOpensAt: null,
          callClosesAt: null,
          from,
        }),
      );
      const rows = await store().read.select().from(t.editions).where(eq(t.editions.slug, slug));
      return findCurrentForm(store().read, rows[0]?.id ?? "");
    };
    const clone = await create("2031", "last");
    expect(clone.number).toBe(1);
    expect(questionsOf(clone.form).map(({ name }) => name)).not.toContain("links");
    expect((await create("2032", "wego")).form).toEqual(DEFAULT_FORM);
  });
});

describe("a change after the opening of the call", () => {
  test("says whom it touches; what was submitted stays, valid and readable as it was", async () => {
    const { city, ask, change, own, idOf, editionId, secretariat } = await world();
    const ref = await city.begin();
    granted(await city.write(ref));
    granted(await city.submit(ref));
    const before = await loadSubmittedApplication(store().read, await idOf(ref), "staff");
    const draft = await city.begin();
    granted(await city.write(draft));

    const name = await ask(required);
    granted(await change({ do: "remove-question", name: "problem" }));
    const find = (form: Parameters<typeof questionsOf>[0]) =>
      questionsOf(form).find((one) => one.name === name);
    const { touches } = await findFormSettings(secretariat, editionId, "secretariat", find);
    expect(touches).toMatchObject({ answered: 0, submitted: touches?.submitted });
    expect(touches?.drafts).toBeGreaterThan(0);
    expect(touches?.submitted).toBeGreaterThan(0);

    expect(await loadSubmittedApplication(store().read, await idOf(ref), "staff")).toEqual(before);
    const { missing } = await readDraft(secretariat, await own(draft));
    expect(missing.map(({ sentence }) => sentence)).toEqual([
      "“How people come” is still to be chosen",
    ]);
    expect(code(await city.submit(draft))).toBe("application-incomplete");
  });

  test("asks nothing new of one that was returned for correction", async () => {
    const { context, staged, city, ask, own } = await world();
    const ref = await city.begin();
    granted(await city.write(ref));
    granted(await city.submit(ref));
    const dueAt = new Date(NOON.getTime() + 86_400_000);
    granted(await concluded(context, staged, ref, "returned", { dueAt }));
    await ask(required);
    expect(questionsOf((await own(ref)).form)).toEqual(questionsOf(DEFAULT_FORM));
    granted(await city.submit(ref, 1, undefined, "Mended."));
  });
});

describe("what is submitted", () => {
  test("holds the answers of each kind that are asked, and no answer to one that is not", async () => {
    const { city, ask, own, context, officer, editionId, idOf } = await world();
    const names = new Map<string, string>();
    for (const question of EACH_KIND) {
      const isFile = question.kind === "files" || question.kind === "pictures";
      const isHiddenFromJudges = question.kind === "email";
      names.set(question.name, await ask({ ...question, isRequired: !isFile, isHiddenFromJudges }));
    }
    const waiting = { question: names.get("mode") ?? "", value: "bus" };
    const waits = await ask({ ...required, label: "Which bus", shownIf: waiting });
    const ref = await city.begin();
    const answers = {
      ...COMPLETE,
      ...Object.fromEntries(
        Object.entries(EACH_ANSWER).map(([name, answer]) => [names.get(name) ?? "", answer]),
      ),
      [waits]: "foot",
    };
    const changes = Object.fromEntries(
      Object.entries({ title: "Lights", ...answers }).map(([name, value]) => [
        name,
        { value, version: 0 },
      ]),
    );
    granted(
      await saveAnswers(asPerson(context, officer), { editionId, ref, changes, isAsked: false }),
    );
    expect((await readDraft(context, await own(ref))).missing).toEqual([]);
    granted(await city.submit(ref));
    const submission = await findLastSubmission(store().read, await idOf(ref));
    const { [waits]: _, ...asked } = answers;
    expect(submission?.answers).toEqual(asked);
    expect(submission?.formVersion).toBeGreaterThan(1);

    const judge = await loadSubmittedApplication(store().read, await idOf(ref), "judge");
    const staff = await loadSubmittedApplication(store().read, await idOf(ref), "staff");
    const mail = names.get("mail") ?? "";
    expect(staff?.sections.map(({ name }) => name)).toContain(mail);
    expect(judge?.sections.map(({ name }) => name)).not.toContain(mail);
    // That one, and the people whom the city worked with.
    expect(judge?.sections.map(({ name }) => name)).not.toContain("collaborations");
    expect(judge?.sections).toHaveLength((staff?.sections.length ?? 0) - 2);
  });
});
