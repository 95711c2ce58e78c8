/** Attachments in a folder of their own, outside everything that is served. */
import { constants } from "node:fs";
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { bytesOf, partName } from "#app/domain/application/files.ts";
import type { Files } from "../context.ts";
import { isMadeName, madeName } from "./file-name.ts";

const { O_CREAT, O_WRONLY } = constants;

export function folderFiles(folder: string): Files {
  const pathOf = (name: string) => join(folder, madeName(name));
  let made: Promise<unknown> | undefined;
  /** Once: asking before each file costs as much as writing it. */
  const makeFolder = () =>
    (made ??= mkdir(folder, { recursive: true }).catch((error: unknown) => {
      made = undefined;
      throw error;
    }));
  const syncFolder = oneForAll(() => sync(folder));
  /** Written beside, synced, then renamed: a name stands for a whole file or for none. */
  const putBy = async (name: string, writeAndSync: (part: string) => Promise<void>) => {
    const path = pathOf(name);
    await makeFolder();
    await writeAndSync(`${path}.part`);
    await rename(`${path}.part`, path);
    await syncFolder();
  };
  return {
    put: (name, content) =>
      putBy(name, async (part) => {
        const file = await open(part, "w", 0o600);
        try {
          await file.writeFile(content);
          await file.sync();
        } finally {
          await file.close();
        }
      }),
    putFrom: (name, path) =>
      putBy(name, async (part) => {
        await linkOrCopy(path, part);
        await sync(part);
      }),
    layAt: async (name, path) =>
      (await orNull(async () => {
        await linkOrCopy(pathOf(name), path);
        return true;
      })) ?? false,
    get: (name) => orNull(() => readFile(pathOf(name))),
    open: (name) =>
      orNull(async () => {
        const file = await open(pathOf(name), "r");
        const { size } = await file.stat();
        return { bytes: size, content: webStream(file.createReadStream()) };
      }),
    remove: (name) => rm(pathOf(name), { force: true }),
    // One file, written where each part belongs: nothing has to be put together.
    parts: {
      async put(upload, offset, chunks) {
        await makeFolder();
        const file = await open(pathOf(partName(upload, 0)), O_WRONLY | O_CREAT, 0o600);
        try {
          const { bytesWritten } = await file.writev(chunks, offset);
          if (bytesWritten !== bytesOf(chunks)) throw new Error("a part was not written whole");
        } finally {
          await file.close();
        }
      },
      layAt: async (upload, bytes, path) =>
        (await orNull(async () => {
          // Not linked: a part that is sent twice would be written into the file that was kept.
          await copyFile(pathOf(partName(upload, 0)), path);
          return (await stat(path)).size === bytes;
        })) ?? false,
      remove: (upload) => rm(pathOf(partName(upload, 0)), { force: true }),
    },
    async *list() {
      for (const name of (await orNull(() => readdir(folder))) ?? []) {
        // What is being written has a name with an ending, and is nobody's to take.
        if (!isMadeName(name)) continue;
        const found = await orNull(() => stat(join(folder, name)));
        if (found?.isFile()) yield { name, bytes: found.size, changedAt: found.mtime };
      }
    },
  };
}

/**
 * Work of which one run serves all who asked before it began: whoever asks while one is under way waits
 * for the next. In a rush the folder is synced a few times a second, not once a file.
 */
export function oneForAll(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const run = () => {
    next = undefined;
    running = work().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (!running) return run();
    return (next ??= running.then(run, run));
  };
}

/** Five megabytes by a second name cost nothing; where the two are not on one disk they are copied. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    await copyFile(from, to);
  }
}

function webStream(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}

async function sync(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
