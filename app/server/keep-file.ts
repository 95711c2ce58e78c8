/** A file that has come whole, by whichever way: looked at, redrawn, scanned, attached. */
import { attachFile } from "#app/commands/attach-file.ts";
import { isPicture } from "#app/domain/application/files.ts";
import { type Outcome, refusedAt } from "#app/domain/kernel/outcome.ts";
import type { NamedOwnerAccess } from "./own-application.ts";
import { prepareFile } from "./prepare-file.ts";
import { readPieces } from "./spool.ts";

export interface ArrivedFile {
  /** As its person calls it. */
  readonly name: string;
  /** Where it lies, in a folder of this piece of work alone. */
  readonly path: string;
  readonly alt: string;
  /** The question that it answers; null for the application as a whole. */
  readonly question: string | null;
  /** When it began to come in. */
  readonly begunAt: Date;
  /** The upload in parts that it came by; null where it came in one piece. */
  readonly upload: string | null;
}

/** @returns refused `wrong-type`, `too-large`, `invalid` for a picture without words, or as attachFile */
export async function keepFile(
  { context, own }: NamedOwnerAccess,
  file: ArrivedFile,
): Promise<Outcome<void>> {
  const prepared = await prepareFile(context, file);
  if (!prepared.ok) return prepared;
  if (isPicture(prepared.value.mediaType) && file.alt === "")
    return refusedAt("alt", "invalid", "Say in words what the picture shows, then add it again");
  // What was sent, not what we drew of it: what is found must be told of.
  const scan = (await context.scan?.(readPieces(file.path))) ?? "unscanned";
  if (scan === "infected")
    return refusedAt(
      "file",
      "wrong-type",
      "The virus scanner found something harmful in this file, and it was not kept. Check the computer that it comes from, and add a clean copy.",
    );
  const { question, alt, begunAt, upload } = file;
  const name = { editionId: own.edition.id, ref: own.application.ref };
  return attachFile(context, {
    ...name,
    ...prepared.value,
    question,
    alt,
    begunAt,
    upload,
    scan,
  });
}
