import sharp from "sharp";
import { describe, expect, test } from "vitest";
import {
  action as writeAction,
  loader as writeLoader,
} from "#app/routes/apply.$programme.$edition.$ref.write.tsx";
import {
  action as filesAction,
  loader as filesLoader,
} from "#app/routes/apply.$programme.$edition.$ref.files.tsx";
import { loader as statusLoader } from "#app/routes/apply.$programme.$edition.$ref._index.tsx";
import { loader as printLoader } from "#app/routes/apply.$programme.$edition.$ref.print.tsx";
import { action as submitAction } from "#app/routes/apply.$programme.$edition.$ref.submit.tsx";
import { action as beginAction } from "#app/routes/apply.$programme.$edition.new.tsx";
import { loader as callLoader } from "#app/routes/_public.awards.$programme.$edition.call.tsx";
import { loader as fileLoader } from "#app/routes/files.$id.tsx";
import { loader as screeningLoader } from "#app/routes/secretariat.$programme.$edition.screening._index.tsx";
import {
  action as screenAction,
  loader as screenLoader,
} from "#app/routes/secretariat.$programme.$edition.screening.$ref.tsx";
import type { Context, Viewer } from "#app/server/context.ts";
import { tables as t } from "#db/schema/index.ts";
import type { Stage } from "#db/seed/stage-edition.ts";
import {
  applicantOf,
  clauseIds,
  COMPLETE,
  concluded,
  granted,
  officerOf,
  submitted,
} from "#test/support/applications.ts";
import { NOON, testContext, viewerOf } from "#test/support/context.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const EDITION = { programme: "prize", edition: "2026" };
const PAGE = "/apply/prize/2026";
const CLOSES = 10 * 24 * 60 * 60 * 1000;

async function setUp(stage: Stage = "call") {
  const context = testContext(store());
  const staged = await stageSmall(context, stage);
  const officer = officerOf(staged);
  return { context, staged, officer, city: applicantOf(context, staged, officer) };
}

function later(context: Context, milliseconds: number): Context {
  return { ...context, clock: () => new Date(NOON.getTime() + milliseconds) };
}

function asking(context: Context, viewer: Viewer | null, ref: string, query = "") {
  return routeArgs(asPerson(context, viewer), getRequest(PAGE + query), { ...EDITION, ref });
}

function sending(
  context: Context,
  viewer: Viewer,
  ref: string,
  sent: Readonly<Record<string, string>>,
) {
  return routeArgs(asPerson(context, viewer), postRequest(PAGE, sent), { ...EDITION, ref });
}

/** What a loader or an action answers or throws: a status, where it leads, and its data. */
async function outcomeOf(answer: unknown): Promise<{ status: number; to?: string; data?: any }> {
  const value = await Promise.resolve(answer).catch((thrown: unknown) => thrown);
  if (value instanceof Response)
    return { status: value.status, to: value.headers.get("location") ?? "" };
  if (value instanceof Error) throw value;
  const { init, data } = value as { init?: { status?: number } | null; data?: unknown };
  return init ? { status: init.status ?? 200, data } : { status: 200, data: value };
}

/** What the form sends that was loaded with these marks. */
function draft(
  change: Readonly<Record<string, string>> = {},
  marks: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const answers = Object.entries(COMPLETE).map(([name, text]) => [`answers.${name}`, text]);
  return {
    ...Object.fromEntries(Object.entries(marks).map(([name, mark]) => [`marks.${name}`, mark])),
    title: "Lights",
    intent: "save",
    ...(Object.fromEntries(answers) as Readonly<Record<string, string>>),
    ...change,
  };
}

describe("whoever is not signed in", () => {
  test("reads the call, and is sent to sign in when they begin", async () => {
    const { context } = await setUp();
    const call = await callLoader(asking(context, null, ""));
    expect(call.phase).toBe("open");
    expect(call.heading.hasCall).toBe(true);
    expect(call.clauses.length).toBeGreaterThan(0);
    expect(call.categories.map(({ name }) => name)).toEqual(["Open", "Green"]);
    const begun = await outcomeOf(beginAction(asking(context, null, "")));
    expect(begun).toMatchObject({ status: 302 });
    expect(begun.to).toContain("/sign-in?next=");
  });

  test("finds no call of an edition that is being set up", async () => {
    const { context } = await setUp("setup");
    expect(await outcomeOf(callLoader(asking(context, null, "")))).toMatchObject({ status: 404 });
  });

  test("is told that a call is over", async () => {
    const { context } = await setUp("screening");
    const call = await callLoader(asking(context, null, ""));
    expect([call.phase, call.heading.hasCall]).toEqual(["over", false]);
  });
});

describe("writing", () => {
  test("begins with the four things that cannot be left open", async () => {
    const { context, officer } = await setUp();
    const refused = await outcomeOf(beginAction(sending(context, officer, "", { title: " " })));
    expect(refused.status).toBe(422);
    expect(refused.data.errors.map(({ field }: { field: string }) => field)).toEqual([
      "category",
      "title",
      "city",
      "country",
    ]);
    const sent = { category: "open", title: "Lights", city: "Huế", country: "VN" };
    const begun = await outcomeOf(beginAction(sending(context, officer, "", sent)));
    expect(begun.to).toBe("/apply/prize/2026/O-01/write?done=begun");
    const unknown = await outcomeOf(
      beginAction(sending(context, officer, "", { ...sent, country: "XX" })),
    );
    expect(unknown.data.errors).toEqual([{ field: "country", message: "Choose a country" }]);
  });

  test("saves, and stays; goes on only where nothing is missing, saved all the same", async () => {
    const { context, officer, city } = await setUp();
    const ref = await city.begin();
    const saved = await outcomeOf(writeAction(sending(context, officer, ref, draft())));
    expect(saved.to).toBe(`/apply/prize/2026/${ref}/write?done=saved`);
    const { marks } = await writeLoader(asking(context, officer, ref));
    const emptied = draft({ intent: "continue", "answers.problem": "" }, marks);
    const missing = await outcomeOf(writeAction(sending(context, officer, ref, emptied)));
    expect(missing).toMatchObject({ status: 422, data: { saved: { version: 2 } } });
    expect(missing.data.errors).toEqual([
      { field: "answers.problem", message: "“Problem” is still to be written" },
    ]);
    const { answers } = await writeLoader(asking(context, officer, ref));
    expect(answers).toMatchObject({ problem: "", summary: COMPLETE.summary });
    const again = draft(
      { intent: "continue" },
      missing.data.saved.marks as Readonly<Record<string, string>>,
    );
    const on = await outcomeOf(writeAction(sending(context, officer, ref, again)));
    expect(on.to).toBe(`/apply/prize/2026/${ref}/files?done=saved`);
  });

  test("a second after the deadline is refused kindly, with every word given back", async () => {
    const { context, officer, city } = await setUp();
    const ref = await city.begin();
    const late = later(context, CLOSES);
    const refused = await outcomeOf(writeAction(sending(late, officer, ref, draft())));
    expect(refused).toMatchObject({
      status: 409,
      data: {
        errors: [
          {
            field: "",
            message: "The call has closed: applications can no longer be submitted.",
          },
        ],
      },
    });
    expect(refused.data.values["answers.costs"]).toEqual([COMPLETE.costs]);
    const { head } = await writeLoader(asking(late, officer, ref));
    expect([head.isOpen, head.why]).toEqual([
      false,
      "The call has closed: applications can no longer be submitted.",
    ]);
  });
});

describe("submitting", () => {
  test("asks for each clause by itself", async () => {
    const { context, staged, officer, city } = await setUp();
    const ref = await city.begin();
    granted(await city.write(ref));
    const [first = "", ...others] = await clauseIds(context, staged.editionId);
    const accepted = (ids: readonly string[]) =>
      Object.fromEntries(ids.map((id) => [`clauses.${id}`, "on"]));
    const none = await outcomeOf(submitAction(sending(context, officer, ref, { version: "1" })));
    expect(none.data.errors).toHaveLength(others.length + 1);
    const one = await outcomeOf(
      submitAction(sending(context, officer, ref, { version: "1", ...accepted(others) })),
    );
    expect(one.data.errors.map(({ field }: { field: string }) => field)).toEqual([
      `clauses.${first}`,
    ]);
    const all = await outcomeOf(
      submitAction(
        sending(context, officer, ref, { version: "1", ...accepted([first, ...others]) }),
      ),
    );
    expect(all.to).toBe(`/apply/prize/2026/${ref}/receipt`);
  });

  test("keeps each version readable as it was, with its fingerprint", async () => {
    const { context, staged, officer, city } = await setUp();
    const ref = await submitted(context, staged);
    const due = new Date(NOON.getTime() + CLOSES);
    granted(await concluded(context, staged, ref, "returned", { dueAt: due }));
    granted(await city.write(ref, 1, undefined, { ...COMPLETE, problem: "Corrected." }));
    granted(await city.submit(ref, 2, undefined, "The problem."));
    const print = async (query: string) =>
      (await printLoader(asking(context, officer, ref, query))).submission;
    const [first, second, last] = [
      await print("?version=1"),
      await print("?version=2"),
      await print(""),
    ];
    expect(first.sections[1]?.text).toBe(COMPLETE.problem);
    expect(second.sections[1]?.text).toBe("Corrected.");
    expect(last).toEqual(second);
    expect(first.hash).not.toBe(second.hash);
    for (const query of ["?version=3", "?version=0", "?version=x"])
      expect(await outcomeOf(printLoader(asking(context, officer, ref, query)))).toMatchObject({
        status: 404,
      });
    const { history } = await statusLoader(asking(context, officer, ref));
    expect(history.map(({ kind }) => kind)).toEqual([
      "begun",
      "submitted",
      "returned",
      "replied",
      "submitted",
    ]);
    expect(history[2]).toMatchObject({
      dueAt: due,
      clauses: [{ result: "fail", note: "The letter of the mayor is missing." }],
    });
    expect(history[3]).toMatchObject({ reply: "The problem." });
  });
});

describe("a file", () => {
  async function world() {
    const made = await setUp();
    const ref = await made.city.begin();
    granted(await made.city.write(ref));
    return { ...made, ref };
  }

  function upload(context: Context, viewer: Viewer, ref: string, file: File | null, alt = "") {
    const form = new FormData();
    form.set("intent", "add");
    form.set("alt", alt);
    form.set("file", file ?? new File([], ""));
    const request = new Request(`https://laurel.test${PAGE}`, { method: "POST", body: form });
    return routeArgs(asPerson(context, viewer), request, { ...EDITION, ref });
  }

  const PDF = new File(["%PDF-1.4\n%%EOF"], "../Kết quả.docx");

  async function picture(width: number, height = 100): Promise<File> {
    const drawn = sharp({ create: { width, height, channels: 3, background: "green" } });
    const bytes = await drawn
      .withExif({ IFD0: { Copyright: "where it was taken" } })
      .jpeg()
      .toBuffer();
    return new File([new Uint8Array(bytes)], "street.jpg");
  }

  test("is taken by what it holds, under a cleaned name", async () => {
    const { context, officer, ref } = await world();
    const added = await outcomeOf(filesAction(upload(context, officer, ref, PDF)));
    expect(added.to).toBe(`/apply/prize/2026/${ref}/files?done=added`);
    const { attachments } = await filesLoader(asking(context, officer, ref));
    expect(attachments).toMatchObject([{ name: "Kết quả.pdf", mediaType: "application/pdf" }]);
  });

  test("is drawn anew where it is a picture: smaller, without what it told of its place", async () => {
    const { context, officer, ref } = await world();
    const sent = await picture(3_000);
    const unnamed = await outcomeOf(filesAction(upload(context, officer, ref, sent)));
    expect(unnamed.data.errors[0].field).toBe("alt");
    const added = await outcomeOf(filesAction(upload(context, officer, ref, sent, "A street")));
    expect(added.status).toBe(302);
    const [row] = await store().read.select().from(t.attachments);
    const content = (await context.files.get(row?.id ?? "")) ?? new Uint8Array();
    const kept = await sharp(content).metadata();
    expect([kept.width, kept.height, kept.exif]).toEqual([2_400, 80, undefined]);
  });

  test.for([
    [
      "a drawing that can hold scripts",
      new File(["<svg xmlns='http://www.w3.org/2000/svg'/>"], "a.png"),
      415,
    ],
    ["a web page that calls itself a PDF", new File(["<html><script>1</script>"], "a.pdf"), 415],
    ["an archive", new File([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0])], "a.zip"), 415],
    ["nothing", null, 422],
  ] as const)("is not taken where it is %s", async ([, file, status]) => {
    const { context, officer, ref } = await world();
    expect(await outcomeOf(filesAction(upload(context, officer, ref, file, "x")))).toMatchObject({
      status,
    });
    expect(await store().read.$count(t.attachments)).toBe(0);
  });

  test("is not taken over 20 MB, with an answer that says so", async () => {
    const { context, officer, ref } = await world();
    const large = new File(["%PDF-1.4\n", new Uint8Array(20_000_000)], "large.pdf");
    const refused = await outcomeOf(filesAction(upload(context, officer, ref, large)));
    expect(refused.status).toBe(413);
    expect(refused.data.errors[0].message).toContain("larger than 20 MB");
  });

  test("is not drawn where it has more than thirty million pixels", async () => {
    const { context, officer, ref } = await world();
    const huge = await picture(6_100, 5_000);
    const refused = await outcomeOf(filesAction(upload(context, officer, ref, huge, "Wall")));
    expect(refused.status).toBe(413);
  }, 60_000);

  test("is downloaded, never shown, by those who may read it and from when they may", async () => {
    const { context, staged, officer, ref, city } = await world();
    await filesAction(upload(context, officer, ref, PDF));
    const [row] = await store().read.select().from(t.attachments);
    const get = (viewer: Viewer) =>
      outcomeOf(
        fileLoader(
          routeArgs(asPerson(context, viewer), getRequest("/files/x"), { id: row?.id ?? "" }),
        ),
      );
    const { secretariat, observer, judges } = staged;
    const [ada, cho] = [judges.get("ada"), judges.get("cho")];
    if (!ada || !cho) throw new Error("the judges are missing");
    const statuses = async () =>
      Promise.all(
        [
          officer,
          secretariat,
          { ...secretariat, hasSecondFactor: false },
          observer,
          ada,
          cho,
          viewerOf("stranger"),
        ].map(async (viewer) => (await get(viewer)).status),
      );
    expect(await statuses()).toEqual([200, 404, 404, 404, 404, 404, 404]);
    granted(await city.submit(ref));
    expect(await statuses()).toEqual([200, 200, 404, 404, 404, 404, 404]);
    granted(await concluded(context, staged, ref, "accepted"));
    expect(await statuses()).toEqual([200, 200, 404, 404, 404, 404, 404]);
    await store().transact((tx) => tx.update(t.rounds).set({ state: "open" }));
    expect(await statuses()).toEqual([200, 200, 404, 404, 200, 404, 404]);

    const answer = await fileLoader(
      routeArgs(asPerson(context, ada), getRequest("/files/x"), { id: row?.id ?? "" }),
    );
    expect(answer.headers.get("content-security-policy")).toBe(
      "sandbox; default-src 'none'; frame-ancestors 'none'",
    );
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; /);
    expect(await answer.text()).toBe("%PDF-1.4\n%%EOF");
  });
});

describe("screening", () => {
  test("lists what was submitted and counts drafts; a filter narrows the list, not the counts", async () => {
    const { context, staged, city } = await setUp();
    await city.begin();
    const ref = await submitted(context, staged);
    const list = (viewer: Viewer, query = "") =>
      screeningLoader(asking(context, viewer, "", query));
    const all = await list(staged.secretariat);
    expect(all.lines.map((line) => line.ref)).toEqual(["A1", "A3", ref]);
    expect([all.drafts, all.mayOpen]).toEqual([3, true]);
    granted(await concluded(context, staged, ref, "accepted"));
    const accepted = await list(staged.secretariat, "?state=accepted&category=open");
    expect(accepted.lines.map((line) => line.ref)).toEqual([ref]);
    expect(accepted.states).toEqual([
      { value: "accepted", count: 1 },
      { value: "submitted", count: 2 },
    ]);
    expect((await list(staged.secretariat, "?category=green")).lines).toEqual([]);
    expect((await list(staged.observer)).mayOpen).toBe(false);
    expect(JSON.stringify(await list(staged.observer))).not.toContain(COMPLETE.problem);
  });

  test("concludes and opens the next one that waits", async () => {
    const { context, staged } = await setUp();
    const ref = await submitted(context, staged);
    const found = Object.fromEntries(
      (await clauseIds(context, staged.editionId)).map((id) => [`findings.${id}.result`, "pass"]),
    );
    const sent = { intent: "accepted", submission: "1", reason: "", ...found };
    const answer = await outcomeOf(screenAction(sending(context, staged.secretariat, "A1", sent)));
    expect(answer.to).toBe("/secretariat/prize/2026/screening/A3?done=accepted#check");
    await screenAction(sending(context, staged.secretariat, "A3", sent));
    const last = await outcomeOf(screenAction(sending(context, staged.secretariat, ref, sent)));
    expect(last.to).toBe("/secretariat/prize/2026/screening?done=accepted");
  });

  test("gives findings and words back where they do not allow the conclusion", async () => {
    const { context, staged } = await setUp();
    const [first = ""] = await clauseIds(context, staged.editionId);
    const sent = {
      intent: "returned",
      submission: "1",
      reason: "Kindly",
      [`findings.${first}.result`]: "fail",
      [`findings.${first}.note`]: "The letter is missing.",
      "dueAt.date": "2026-06-20",
      "dueAt.time": "18:00",
    };
    const without = { ...sent, [`findings.${first}.note`]: "" };
    const refused = await outcomeOf(
      screenAction(sending(context, staged.secretariat, "A1", without)),
    );
    expect(refused.status).toBe(422);
    expect(refused.data.values).toMatchObject({ reason: ["Kindly"] });
    const done = await outcomeOf(screenAction(sending(context, staged.secretariat, "A1", sent)));
    expect(done.status).toBe(302);
    const [screening] = await store().read.select().from(t.screenings);
    expect(screening?.dueAt).toEqual(new Date("2026-06-20T09:00:00.000Z"));
  });

  test("shows an application that came by import, which says that it has no text", async () => {
    const { context, staged } = await setUp();
    const view = await screenLoader(asking(context, staged.secretariat, "A1"));
    expect(view.application).toMatchObject({ title: "Project A1", sections: [], attachments: [] });
  });
});
