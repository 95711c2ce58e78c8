/** The context of the running system: the real clock, real chance, and nobody asking. */
import { randomBytes } from "node:crypto";
import type { Store } from "#db/store/store.ts";
import type { Context } from "./context.ts";
import type { Env } from "./env.ts";
import { clamdScanner } from "./clamd.ts";
import { startDrawing } from "./drawing/drawing.ts";
import { folderFiles } from "./files/folder-files.ts";
import { s3Files } from "./files/s3-files.ts";
import { createVault } from "./vault.ts";

export function systemContext(store: Store, env: Env): Context {
  return {
    store,
    clock: () => new Date(),
    newId: () => randomBytes(16).toString("base64url"),
    viewer: null,
    baseUrl: env.BASE_URL,
    vault: createVault(env.LAUREL_SECRET),
    files: env.S3 === null ? folderFiles(env.FILES_DIR) : s3Files(env.S3),
    scan: env.CLAMD === undefined ? null : clamdScanner(env.CLAMD),
    drawing: startDrawing(),
  };
}
