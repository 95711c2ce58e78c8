/** Looks every few seconds whether a planned reminder is due, and writes its letters. */
import { sendDueReminders } from "#app/commands/remind-applicants.ts";
import { sendDueJudgeReminders } from "#app/commands/remind-judges.ts";
import type { Context } from "./context.ts";
import { repeat, type Repeated } from "./repeat.ts";

const EVERY = 10_000;

export function startReminders(context: Context): Repeated {
  return repeat(async () => {
    await sendDueReminders(context);
    await sendDueJudgeReminders(context);
  }, EVERY);
}
