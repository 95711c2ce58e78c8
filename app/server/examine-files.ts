/**
 * What is looked at after a file was kept, because it was not possible or too slow while its person
 * waited: what the scanner says of it, and how many of its pages can be shown.
 */
import { join } from "node:path";
import type { Context, ScanFile, Verdict } from "./context.ts";
import { readPieces, withFolder } from "./spool.ts";
import {
  listUncounted,
  listUnscanned,
  savePageCount,
  saveScan,
  type UnscannedFile,
} from "#db/repositories/attachments.ts";
import { recordAct } from "#app/commands/record-act.ts";

const AT_ONCE = 20;
const MOST_UNSCANNED = 1_000;
/** So many files in a row without an answer, and the scanner is taken to be away. */
const UNANSWERED_IN_A_ROW = 3;

export interface Examined {
  readonly scanned: number;
  readonly infected: number;
  readonly counted: number;
}

/** A few files of either kind, oldest first; called again as long as there are any. */
export async function examineFiles(context: Context): Promise<Examined> {
  return { ...(await scanFiles(context)), counted: await countPages(context) };
}

/** Some files no scanner ever answers for, the largest ones say: each time begins somewhere else. */
async function scanFiles(context: Context): Promise<Omit<Examined, "counted">> {
  const { scan: scanner } = context;
  if (!scanner) return { scanned: 0, infected: 0 };
  const waiting = await listUnscanned(context.store.read, MOST_UNSCANNED);
  const start = Math.floor(context.clock().getTime() / 1_000) % Math.max(1, waiting.length);
  let [scanned, infected, unanswered] = [0, 0, 0];
  for (const one of [...waiting.slice(start), ...waiting.slice(0, start)]) {
    const scan = await scanFile(context, scanner, one);
    unanswered = scan === "unscanned" ? unanswered + 1 : 0;
    if (unanswered === UNANSWERED_IN_A_ROW) break;
    if (scan !== "unscanned") scanned++;
    if (scan === "infected") infected++;
  }
  return { scanned, infected };
}

async function scanFile(
  context: Context,
  scanner: ScanFile,
  { id, ref, editionId }: UnscannedFile,
): Promise<Verdict> {
  const look = (path: string) => scanner(readPieces(path));
  const scan = (await withContent(context, id, look)) ?? "unscanned";
  if (scan === "unscanned") return scan;
  const at = context.clock();
  await context.store.transact(async (tx) => {
    await saveScan(tx, id, { scan, scannedAt: at });
    const act = { editionId, act: "attachment-infected", subject: ref, details: { file: id }, at };
    if (scan === "infected") await recordAct(tx, context, act);
  });
  return scan;
}

/** One that cannot be opened has no pages to show, and is not opened again. */
async function countPages(context: Context): Promise<number> {
  const waiting = await listUncounted(context.store.read, AT_ONCE);
  for (const { id } of waiting) {
    const pages = (await withContent(context, id, (path) => context.drawing.countPages(path))) ?? 0;
    await context.store.transact((tx) => savePageCount(tx, id, pages));
  }
  return waiting.length;
}

/** @returns null where the content is not there */
async function withContent<T>(
  context: Context,
  id: string,
  look: (path: string) => Promise<T>,
): Promise<T | null> {
  return withFolder(async (folder) => {
    const path = join(folder, "kept");
    return (await context.files.layAt(id, path)) ? look(path) : null;
  });
}
