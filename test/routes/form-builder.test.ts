/** The pages of the form, as the secretariat fills them in. */
import { describe, expect, test } from "vitest";
import { questionsOf } from "#app/domain/form/form.ts";
import { QUESTION_KINDS } from "#app/domain/form/form.ts";
import * as questionPage from "#app/routes/secretariat.$programme.$edition.settings.form.$question.tsx";
import * as formPage from "#app/routes/secretariat.$programme.$edition.settings.form._index.tsx";
import * as previewPage from "#app/routes/secretariat.$programme.$edition.settings.form.preview.tsx";
import { findCurrentForm } from "#db/repositories/forms.ts";
import { tables as t } from "#db/schema/index.ts";
import { postRequest, routeArgs } from "#test/support/requests.ts";
import { setUp, type SetUp } from "#test/support/setup.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const HERE = "/secretariat/prize/2026/settings/form";
type Entries = Readonly<Record<string, string | readonly string[]>>;

function post({ context }: SetUp, entries: Entries, question = "summary") {
  const params = { programme: "prize", edition: "2026", question };
  return routeArgs(context, postRequest(HERE, entries), params);
}

function currentOf({ staged }: SetUp) {
  return findCurrentForm(store().read, staged.editionId);
}

function errorsOf(answer: unknown): Readonly<Record<string, string>> {
  const { data } = answer as { data: { errors: { field: string; message: string }[] } };
  return Object.fromEntries(data.errors.map(({ field, message }) => [field, message]));
}

async function add(made: SetUp, kind: string, label: string): Promise<string> {
  const { number } = await currentOf(made);
  const version = `${number ?? ""}`;
  const answer = (await formPage.action(
    post(made, { intent: "add-question", section: "project", kind, label, version }),
  )) as Response;
  const name = /\/form\/([^?]+)\?done=added/.exec(answer.headers.get("location") ?? "")?.[1];
  if (name === undefined) throw new Error(`${label} was not added`);
  return name;
}

const SAID = {
  intent: "save",
  label: "Asked anew",
  help: "Tell all",
  example: "As here",
  scope: "all",
  isRequired: "on",
  shownIf: "",
};

const SETTINGS: Readonly<Record<string, { readonly sent: Entries; readonly kept: object }>> = {
  "short-text": {
    sent: { limit: "80", unit: "characters" },
    kept: { limit: { most: 80, unit: "characters" } },
  },
  "long-text": { sent: { limit: "", unit: "words" }, kept: { limit: null } },
  "one-choice": {
    sent: { choices: "Yes\r\nNo\r\nNot yet" },
    kept: { choices: [{ name: "yes" }, { name: "no" }, { name: "not-yet", label: "Not yet" }] },
  },
  "many-choices": {
    sent: { choices: "2024\n2025" },
    kept: { choices: [{ name: "n-2024" }, { name: "n-2025" }] },
  },
  number: { sent: { unitName: "people", min: "-1", max: "2.5" }, kept: { min: -1, max: 2.5 } },
  money: { sent: { currencies: "KRW" }, kept: { currencies: ["KRW"] } },
  link: { sent: { most: "4" }, kept: { most: 4 } },
  table: {
    sent: { columns: "Who\nWhat", mostRows: "5" },
    kept: { columns: [{ name: "who" }, { name: "what" }], mostRows: 5 },
  },
  files: { sent: { most: "2", mostMegabytes: "5" }, kept: { most: 2, mostMegabytes: 5 } },
  pictures: { sent: { most: "2", mostMegabytes: "5" }, kept: { most: 2, mostMegabytes: 5 } },
};

describe("the builder of a form", () => {
  test.each(QUESTION_KINDS)(
    "adds a question of the kind %s and saves what it is set to",
    async (kind) => {
      const made = await setUp(store());
      const name = await add(made, kind, "A new one");
      const { sent, kept } = SETTINGS[kind] ?? { sent: {}, kept: {} };
      const answer = await questionPage.action(
        post(made, { ...SAID, ...sent, version: "1" }, name),
      );
      expect((answer as Response).headers.get("location")).toContain("done=saved");
      const { form, number } = await currentOf(made);
      expect(number).toBe(2);
      const saved = questionsOf(form).find((one) => one.name === name);
      expect(saved).toMatchObject({ kind, label: "Asked anew", isRequired: true, ...kept });
    },
  );

  test("says at its field what cannot be, and saves nothing", async () => {
    const made = await setUp(store());
    const faults = async (kind: string, entries: Entries) => {
      const name = await add(made, kind, kind);
      const { number } = await currentOf(made);
      const version = `${number ?? ""}`;
      const sent = { ...SAID, ...entries, version };
      const answer = await questionPage.action(post(made, sent, name));
      expect((await currentOf(made)).number).toBe(number);
      return Object.keys(errorsOf(answer));
    };
    expect(await faults("one-choice", { label: " ", choices: "Alone" })).toEqual([
      "label",
      "choices",
    ]);
    expect(await faults("number", { min: "5", max: "4" })).toEqual(["max"]);
    expect(await faults("money", { currencies: "Euro" })).toEqual(["currencies"]);
    expect(await faults("table", { columns: "", mostRows: "0" })).toEqual(["columns", "mostRows"]);
    expect(await faults("date", { scope: "listed" })).toEqual(["categories"]);
    expect(await faults("city", { shownIf: "nothing:on" })).toEqual(["shownIf"]);
  });

  test("moves a question, names a section and removes an empty one", async () => {
    const made = await setUp(store());
    await formPage.action(post(made, { intent: "down-0", version: "" }));
    await formPage.action(
      post(made, { intent: "name-section", section: "project", title: "Yours", version: "1" }),
    );
    await formPage.action(post(made, { intent: "add-section", title: "More", version: "2" }));
    const ids = async () => (await currentOf(made)).form.sections.map(({ id }) => id);
    expect(await ids()).toEqual(["project", "outcome", "others", "more"]);
    await formPage.action(post(made, { intent: "remove-section", section: "more", version: "3" }));
    await formPage.action(
      post(made, { intent: "remove-section", section: "project", version: "4" }),
    );
    expect(await ids()).toEqual(["project", "outcome", "others"]);
    const { form } = await currentOf(made);
    expect(form.sections[0]?.title).toBe("Yours");
    expect(questionsOf(form)[1]?.name).toBe("summary");
  });

  test("shows the form as a city sees it, and checks it without storing a word", async () => {
    const made = await setUp(store());
    const answer = await previewPage.action(post(made, { title: "", "answers.links": "nowhere" }));
    const errors = errorsOf(answer);
    expect(errors["title"]).toBe("Give the project a title");
    expect(errors["answers.links"]).toContain("https://");
    expect(await store().read.$count(t.formVersions)).toBe(0);
    expect(await store().read.$count(t.draftVersions)).toBe(0);
  });
});
