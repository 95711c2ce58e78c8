import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBody } from "#app/server/read-body.ts";

function sent(body: BodyInit, type?: string): Request {
  const headers = type === undefined ? {} : { "content-type": type };
  return new Request("http://laurel.example/", { method: "POST", body, headers });
}

const ENCODED = "application/x-www-form-urlencoded";

describe("a form as it is sent without files", () => {
  test("is read as the platform reads it, whatever its bytes are", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: "binary" }), fc.webQueryParameters()),
        async (text) => {
          const read = await readBody(sent(text, ENCODED));
          expect([...read]).toEqual([...(await sent(text, ENCODED).formData())]);
        },
      ),
    );
  });

  test("may name its alphabet, and repeat a name", async () => {
    const read = await readBody(sent("a=1&a=%E1%BB%87&b=", `${ENCODED};charset=UTF-8`));
    expect([...read]).toEqual([
      ["a", "1"],
      ["a", "ệ"],
      ["b", ""],
    ]);
  });
});

test("a form with files is read too", async () => {
  const form = new FormData();
  form.append("name", "Đà Nẵng");
  expect((await readBody(sent(form))).get("name")).toBe("Đà Nẵng");
});

describe("what is no form", () => {
  test.each([["application/json"], ["multipart/form-data"], ["text/plain"]])("%s", async (type) => {
    await expect(readBody(sent("{}", type))).rejects.toMatchObject({ init: { status: 400 } });
  });

  test("is larger than any form of ours", async () => {
    const body = "a".repeat(1_000_001);
    await expect(readBody(sent(body, ENCODED))).rejects.toMatchObject({ init: { status: 413 } });
  });
});
