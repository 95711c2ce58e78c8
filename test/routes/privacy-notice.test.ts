/** The notice of privacy: written, versioned, accepted with a submission, and kept with it. */
import { describe, expect, test } from "vitest";
import { submitApplication } from "#app/commands/submit-application.ts";
import { savePrivacyNotice } from "#app/commands/save-privacy-notice.ts";
import { findNoticeOf } from "#app/queries/privacy-notice.ts";
import { loader as readNotice } from "#app/routes/_public.awards.$programme.privacy.tsx";
import { action as submit } from "#app/routes/apply.$programme.$edition.$ref.submit.tsx";
import { action as saveNotice } from "#app/routes/secretariat.$programme.privacy._index.tsx";
import { findLatestNotice } from "#db/repositories/privacy-notices.ts";
import { tables as t } from "#db/schema/index.ts";
import { applicantOf, clauseIds, granted, officerOf } from "#test/support/applications.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { acts, setUp } from "#test/support/setup.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const PROGRAMME = { programme: "prize" };

async function written() {
  const { context, staged } = await setUp(store(), "call");
  const city = applicantOf(context, staged, officerOf(staged));
  const ref = await city.begin();
  granted(await city.write(ref));
  const clauses = await clauseIds(context, staged.editionId);
  const own = asPerson(context, city.viewer);
  const { programmeId } = staged.ids;
  const send = (entries: Readonly<Record<string, string>>) =>
    submit(
      routeArgs(
        own,
        postRequest("/submit", {
          version: "1",
          ...Object.fromEntries(clauses.map((id) => [`clauses.${id}`, "on"])),
          ...entries,
        }),
        { programme: staged.programme, edition: staged.edition, ref },
      ),
    );
  return { context, own, staged, ref, clauses, send, programmeId };
}

async function latest(programmeId: string) {
  const notice = await findLatestNotice(store().read, programmeId);
  if (!notice) throw new Error("there is no notice");
  return notice;
}

describe("the notice of privacy", () => {
  test("is a new version only where its text is new", async () => {
    const { context } = await setUp(store(), "call");
    const save = (text: string) =>
      saveNotice(
        routeArgs(context, postRequest("/privacy", { intent: "notice", text }), PROGRAMME),
      );
    expect(await save("We keep what you send.")).toMatchObject({ status: 302 });
    await save("We keep what you send.\r\n");
    await save("We keep less.");
    const kept = await store().read.select().from(t.privacyNotices);
    expect(kept.map(({ number, text }) => [number, text])).toEqual([
      [1, "We keep what you send."],
      [2, "We keep less."],
    ]);
    expect(await save("  ")).toMatchObject({ init: { status: 422 } });
    expect((await acts(store())).filter((act) => act === "privacy-notice-changed")).toHaveLength(2);
  });

  test("is for everybody to read, earlier versions too", async () => {
    const { context, programmeId } = await written();
    const read = async (search = "") =>
      readNotice(
        routeArgs(
          asPerson(context, null),
          getRequest(`/awards/prize/privacy${search}`),
          PROGRAMME,
        ) as Parameters<typeof readNotice>[0],
      ).catch((thrown: unknown) => thrown);
    expect(await read()).toMatchObject({ status: 404 });
    granted(await savePrivacyNotice(context, { programmeId, text: "One" }));
    granted(await savePrivacyNotice(context, { programmeId, text: "Two" }));
    expect(await read()).toMatchObject({ notice: { number: 2, text: "Two" }, others: [1] });
    expect(await read("?version=1")).toMatchObject({ notice: { text: "One" }, inForce: 2 });
    expect(await read("?version=3")).toMatchObject({ status: 404 });
  });

  test("of an award that nobody may know of yet is not there", async () => {
    const { context, staged } = await setUp(store(), "setup");
    const { programmeId } = staged.ids;
    granted(await savePrivacyNotice(context, { programmeId, text: "One" }));
    const args = routeArgs(asPerson(context, null), getRequest("/awards/prize/privacy"), PROGRAMME);
    await expect(readNotice(args as Parameters<typeof readNotice>[0])).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe("a submission", () => {
  test("needs no notice where the award has none", async () => {
    const { send, ref } = await written();
    expect(await send({})).toMatchObject({ status: 302 });
    const [kept] = await store().read.select().from(t.submissions).limit(1);
    expect([ref, kept?.privacyNoticeId]).toEqual([ref, null]);
  });

  test("keeps the version that was accepted, whatever is put in force later", async () => {
    const { context, send, ref, programmeId } = await written();
    granted(await savePrivacyNotice(context, { programmeId, text: "One" }));
    const { id } = await latest(programmeId);
    expect(await send({})).toMatchObject({
      data: { errors: [{ field: `accepts.${id}` }] },
      init: { status: 422 },
    });
    expect(await send({ [`accepts.${id}`]: "on" })).toMatchObject({ status: 302 });
    granted(await savePrivacyNotice(context, { programmeId, text: "Two" }));
    const [application] = (await store().read.select().from(t.applications)).filter(
      (one) => one.ref === ref,
    );
    expect(await findNoticeOf(context, application?.id ?? "", 1)).toMatchObject({
      number: 1,
      text: "One",
    });
  });

  test("under a text that is not in force any more is asked to read the new one", async () => {
    const { context, own, staged, ref, clauses, send, programmeId } = await written();
    granted(await savePrivacyNotice(context, { programmeId, text: "One" }));
    const first = await latest(programmeId);
    granted(await savePrivacyNotice(context, { programmeId, text: "Two" }));
    const second = await latest(programmeId);
    expect(await send({ [`accepts.${first.id}`]: "on" })).toMatchObject({
      data: { errors: [{ field: `accepts.${second.id}` }] },
    });
    // The page is not asked: whoever comes past it meets the same.
    expect(
      await submitApplication(own, {
        editionId: staged.editionId,
        ref,
        version: 1,
        acceptedClauses: clauses,
        acceptedNotice: first.id,
        reply: "",
      }),
    ).toMatchObject({
      refusal: { code: "application-incomplete", fields: [`accepts.${second.id}`] },
    });
  });
});
