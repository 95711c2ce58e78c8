/**
 * What is kept of every certified edition and until when: `npm run retention`. With `--remove` what is due
 * is removed; run it by a timer each night.
 */
import { parseArgs } from "node:util";
import { removeDueData } from "#app/commands/remove-due-data.ts";
import { reportRetention, type RetentionLine } from "#app/queries/retention.ts";
import { printRefusal, runOnStore } from "./support.ts";

const { values } = parseArgs({ options: { remove: { type: "boolean", default: false } } });

await runOnStore(async (context) => {
  if (!values.remove) {
    const lines = await reportRetention(context);
    for (const line of lines) say(line, `${line.kept} kept, ${untilWhen(line)}`);
    if (lines.length === 0) process.stdout.write("nothing is kept of a certified edition\n");
    return 0;
  }
  const outcome = await removeDueData(context);
  if (!outcome.ok) {
    printRefusal(outcome.refusal);
    return 1;
  }
  for (const line of outcome.value) say(line, `${line.removed} removed`);
  if (outcome.value.length === 0) process.stdout.write("nothing is due\n");
  return 0;
});

function untilWhen({ dueAt, isDue }: RetentionLine): string {
  if (dueAt === null) return "without end";
  return `${isDue ? "due since" : "until"} ${dueAt.toISOString().slice(0, 10)}`;
}

function say({ programme, edition, name }: RetentionLine, what: string): void {
  process.stdout.write(`${programme}, ${edition}: ${name}: ${what}\n`);
}
