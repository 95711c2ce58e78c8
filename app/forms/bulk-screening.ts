/** One act on many applications, as it is chosen and as its preview sends it on. */
import { z } from "zod";
import { BULK_ACTS } from "#app/domain/screening/bulk.ts";
import { optionalDayAndTime } from "./day-and-time.ts";

/** As many as one request does while somebody waits for it. */
export const MOST_IN_BULK = 500;
const LONGEST_NOTE = 4_000;
const MOST_CHARACTERS = 60_000;

const text = z.string().trim().max(LONGEST_NOTE, "Keep it to 4,000 characters").default("");

export const bulkSchema = z
  .object({
    intent: z.enum(["preview", "confirm"]).default("preview"),
    act: z.enum(BULK_ACTS, "Choose what to do"),
    clause: z.string().default(""),
    note: text,
    tag: text,
    category: z.string().default(""),
    dueAt: optionalDayAndTime,
    scope: z.enum(["chosen", "all"]).default("chosen"),
    /** The list that was looked at, for all that match. */
    search: z.string().max(2_000).default(""),
    refs: z.array(z.string()).default([]),
    /** Of a preview: a line an application, its ref and the number of the version that was shown. */
    seen: z.string().max(MOST_CHARACTERS).default(""),
  })
  .superRefine(({ act, clause, note, tag, category, dueAt }, context) => {
    const ask = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    const isFault = act === "reject" || act === "return";
    if (isFault && clause === "") ask("clause", "Choose the clause that failed");
    if (isFault && note === "") ask("note", "Say what is wrong; the cities will read it");
    if (act === "return" && dueAt === null) ask("dueAt", "Give a day that is still to come");
    if ((act === "tag" || act === "untag") && tag === "") ask("tag", "Give a tag");
    if (act === "move" && category === "") ask("category", "Choose a category");
  });

export type BulkForm = z.output<typeof bulkSchema>;

/** "OC-01 2" on each line. */
export function seenText(
  seen: readonly { readonly ref: string; readonly submission: number }[],
): string {
  return seen.map(({ ref, submission }) => `${ref} ${submission}`).join("\n");
}

export function readSeen(text: string) {
  return text.split("\n").flatMap((line) => {
    const [, ref, submission] = /^(\S{1,40}) (\d{1,6})$/.exec(line.trim()) ?? [];
    return ref === undefined ? [] : [{ ref, submission: Number(submission) }];
  });
}
