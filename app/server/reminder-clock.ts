/** Looks every few seconds whether a planned reminder is due, and writes its letters. */
import { sendDueReminders } from "#app/commands/remind-applicants.ts";
import type { Context } from "./context.ts";

const EVERY = 10_000;

export interface ReminderClock {
  /** Waits for letters that are being written. */
  stop(): Promise<void>;
}

export function startReminders(context: Context, every = EVERY): ReminderClock {
  let running: Promise<unknown> = Promise.resolve();
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    // A database that cannot be reached for a while must not end the reminders for ever.
    running = sendDueReminders(context)
      .catch(() => 0)
      .finally(() => {
        isBusy = false;
      });
  }, every);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
