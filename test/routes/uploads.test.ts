/** A file in parts, as the page's script sends it. */
import { describe, expect, test } from "vitest";
import { PART_BYTES } from "#app/domain/application/files.ts";
import { action as uploadAction } from "#app/routes/apply.$programme.$edition.$ref.uploads.$upload.tsx";
import { action as beginAction } from "#app/routes/apply.$programme.$edition.$ref.uploads._index.tsx";
import { tables as t } from "#db/schema/index.ts";
import { applicantOf, officerOf } from "#test/support/applications.ts";
import { testContext } from "#test/support/context.ts";
import { asPerson, postRequest, routeArgs } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const PATH = "/apply/prize/2026/ref/uploads";
const BYTES = PART_BYTES + 500;
const CONTENT = Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.alloc(BYTES, "0123456789")]);

async function begun(content = CONTENT) {
  const context = testContext(store());
  const staged = await stageSmall(context, "call");
  const city = applicantOf(context, staged, officerOf(staged));
  const own = asPerson(context, city.viewer);
  const params = { programme: "prize", edition: "2026", ref: await city.begin() };
  const file = { name: "plan.pdf", bytes: `${BYTES}`, alt: "", question: "" };
  const answer = await beginAction(routeArgs(own, postRequest(PATH, file), params));
  const { id } = (await answer.json()) as { id: string };
  const ask = async (request: Request) => {
    const answered = await uploadAction(routeArgs(own, request, { ...params, upload: id }));
    return { status: answered.status, told: (await answered.json()) as Record<string, unknown> };
  };
  const address = `https://laurel.test${PATH}/${id}`;
  const put = (from: number, to: number, complete: string) =>
    ask(
      new Request(address, {
        method: "PUT",
        headers: { "upload-offset": `${from}`, "upload-complete": complete },
        body: content.subarray(from, to),
      }),
    );
  const finish = () => ask(postRequest(`${PATH}/${id}`, { intent: "finish" }));
  return { put, finish };
}

function attachments() {
  return store().read.select().from(t.attachments);
}

describe("a file in parts", () => {
  test("is kept with its last part, where that says that it is the last", async () => {
    const { put, finish } = await begun();
    expect(await put(0, PART_BYTES, "?0")).toEqual({
      status: 200,
      told: { receivedBytes: PART_BYTES },
    });
    expect(await put(PART_BYTES, BYTES, "?1")).toEqual({ status: 200, told: { isDone: true } });
    expect(await attachments()).toMatchObject([{ name: "plan.pdf", bytes: BYTES }]);
    // As whoever did not hear it asks: where it goes on, and then for the end.
    expect(await put(PART_BYTES, BYTES, "?1")).toEqual({
      status: 409,
      told: { receivedBytes: BYTES },
    });
    expect(await finish()).toEqual({ status: 200, told: { isDone: true } });
    expect(await attachments()).toHaveLength(1);
  });

  test("that says too early that it is whole goes on", async () => {
    const { put } = await begun();
    expect((await put(0, PART_BYTES, "?1")).told).toEqual({ receivedBytes: PART_BYTES });
    expect(await attachments()).toEqual([]);
  });

  test("is kept by its end alone, where the last part did not say that it is the last", async () => {
    const { put, finish } = await begun();
    await put(0, PART_BYTES, "?0");
    expect(await put(PART_BYTES, BYTES, "?0")).toMatchObject({ told: { receivedBytes: BYTES } });
    expect(await attachments()).toEqual([]);
    expect((await finish()).told).toEqual({ isDone: true });
    expect(await attachments()).toHaveLength(1);
  });

  test("that is not what we take is refused with its last part, and says why", async () => {
    const { put } = await begun(Buffer.alloc(BYTES, "MZ"));
    await put(0, PART_BYTES, "?0");
    const { status, told } = await put(PART_BYTES, BYTES, "?1");
    expect(status).toBe(415);
    expect(told).toMatchObject({ errors: [{ field: "file" }] });
    expect(await attachments()).toEqual([]);
  });
});
