import fc from "fast-check";
import { expect, test } from "vitest";
import { bytesOf } from "#app/domain/application/files.ts";
import { drain, readInParts } from "#app/server/read-stream.ts";

function streamOf(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

const LENGTHS = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 20 });

test("what comes in pieces of any size goes on in parts of one size, the last as large as it is", async () => {
  await fc.assert(
    fc.asyncProperty(LENGTHS, fc.integer({ min: 1, max: 16 }), async (lengths, size) => {
      let next = 0;
      const pieces = lengths.map((length) => Uint8Array.from({ length }, () => next++ % 251));
      const whole = Buffer.concat(pieces);
      const parts: Uint8Array[] = [];
      for await (const chunks of readInParts(streamOf(pieces), size, whole.byteLength))
        parts.push(Buffer.concat(chunks));
      expect(Buffer.concat(parts).equals(whole)).toBe(true);
      expect(parts.slice(0, -1).every(({ byteLength }) => byteLength === size)).toBe(true);
      expect(parts.every(({ byteLength }) => byteLength > 0 && byteLength <= size)).toBe(true);
    }),
  );
});

test("more than is taken ends it, and what is left over can be read away", async () => {
  const pieces = () => streamOf([new Uint8Array(6), new Uint8Array(6)]);
  const parts = readInParts(pieces(), 4, 11);
  await expect(drain(parts)).rejects.toMatchObject({ init: { status: 413 } });
  const rest = readInParts(pieces(), 4, 12);
  expect(bytesOf((await rest.next()).value ?? [])).toBe(4);
  await drain(rest);
  expect((await rest.next()).done).toBe(true);
});
