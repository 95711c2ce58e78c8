/** Attachments in a folder of their own, outside everything that is served. */
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { Files } from "./context.ts";

/** Only names that we made: never a part of a path. */
const NAME = /^[A-Za-z0-9_-]{1,64}$/;

export function openFolder(folder: string): Files {
  const pathOf = (name: string) => {
    if (!NAME.test(name)) throw new Error("not a name of a file");
    return join(folder, name);
  };
  return {
    async put(name, content) {
      const path = pathOf(name);
      await mkdir(folder, { recursive: true });
      // Written beside, synced, then renamed: a name stands for a whole file or for none.
      const file = await open(`${path}.part`, "w", 0o600);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.part`, path);
    },
    async get(name) {
      try {
        return await readFile(pathOf(name));
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
        throw error;
      }
    },
  };
}
