/** A context with a clock that stands still and names that count up: what is recorded is reproducible. */
import { readFile, writeFile } from "node:fs/promises";
import { partName } from "#app/domain/application/files.ts";
import type { Context, Files, Viewer } from "#app/server/context.ts";
import { startDrawing } from "#app/server/drawing/drawing.ts";
import { createVault } from "#app/server/vault.ts";
import type { Store } from "#db/store/store.ts";

export const NOON = new Date("2026-06-12T12:00:00.000Z");

/** Attachments kept in memory. */
function memoryFiles(): Files {
  const kept = new Map<string, Uint8Array>();
  const put = async (name: string, content: Uint8Array) => {
    kept.set(name, content);
  };
  return {
    put,
    async putFrom(name, path) {
      kept.set(name, await readFile(path));
    },
    async layAt(name, path) {
      const content = kept.get(name);
      if (content) await writeFile(path, content);
      return content !== undefined;
    },
    get: async (name) => kept.get(name) ?? null,
    async open(name) {
      const content = kept.get(name);
      return content
        ? { bytes: content.byteLength, content: new Blob([new Uint8Array(content)]).stream() }
        : null;
    },
    async remove(name) {
      kept.delete(name);
    },
    parts: {
      async put(upload, offset, chunks) {
        const part = Buffer.concat(chunks);
        const before = kept.get(partName(upload, 0)) ?? new Uint8Array();
        const whole = Buffer.alloc(Math.max(before.byteLength, offset + part.byteLength));
        whole.set(before);
        whole.set(part, offset);
        kept.set(partName(upload, 0), whole);
      },
      async layAt(upload, bytes, path) {
        const whole = kept.get(partName(upload, 0));
        if (whole?.byteLength !== bytes) return false;
        await writeFile(path, whole);
        return true;
      },
      async remove(upload) {
        kept.delete(partName(upload, 0));
      },
    },
    async *list() {
      for (const [name, { byteLength: bytes }] of kept) yield { name, bytes, changedAt: NOON };
    },
  };
}

/** One for a test file: a process that opens files is slow to start. */
const drawing = startDrawing();

/** Somebody signed in, with a second factor. */
export function viewerOf(userId: string, email = `${userId}@example.org`): Viewer {
  return { userId, name: userId, email, hasSecondFactor: true, isOperator: false };
}

export function testContext(store: Store, now: Date = NOON): Context {
  let made = 0;
  return {
    store,
    clock: () => now,
    newId: () => `id-${String(++made).padStart(6, "0")}`,
    viewer: null,
    baseUrl: "https://laurel.test",
    vault: createVault("a secret that only the tests know, long enough"),
    files: memoryFiles(),
    scan: null,
    drawing,
  };
}
