/** Opens what the running server holds, and makes each request's load context. */
import { randomBytes } from "node:crypto";
import { openStore } from "#db/store/open-store.ts";
import { createArrivals } from "./arrivals.ts";
import { createAuthority } from "./auth/authority.ts";
import { type Env, readEnv } from "./env.ts";
import { startFileClock } from "./file-clock.ts";
import type { LoadContext } from "./load-context.ts";
import { startMailWorker } from "./mail-worker.ts";
import { startReminders } from "./reminder-clock.ts";
import { smtpSender } from "./smtp-sender.ts";
import { systemContext } from "./system-context.ts";

/** One mail server that is slow for one recipient does not hold up the others. */
const MAILS_AT_ONCE = 3;
/** Thirty mails a second at most: a thousand leave in half a minute, and no page waits for them. */
const REST_AFTER_MAIL = 100;

export interface Application {
  readonly env: Env;
  /** @param network address of the network that the request comes from */
  loadContext(headers: Headers, network: string): Promise<LoadContext>;
  close(): Promise<void>;
}

export async function startApplication(): Promise<Application> {
  const env = readEnv();
  const store = await openStore(env.DATABASE_URL, { exclusive: true });
  const context = systemContext(store, env);
  const authority = createAuthority(context, {
    secret: env.LAUREL_SECRET,
    operators: env.OPERATORS,
  });
  const isDemo = env.DEMO === "on";
  const arrivals = createArrivals();
  const worker =
    isDemo || env.SMTP_URL === undefined
      ? null
      : startMailWorker(
          store,
          smtpSender({ url: env.SMTP_URL, from: env.MAIL_FROM, connections: MAILS_AT_ONCE }),
          context.clock,
          { lanes: MAILS_AT_ONCE, rest: REST_AFTER_MAIL },
        );
  const reminders = startReminders(context);
  const fileClock = startFileClock(context);
  return {
    env,
    async loadContext(headers, network) {
      const viewer = await authority.findViewer(headers);
      return {
        context: { ...context, viewer },
        authority,
        network,
        arrivals,
        nonce: randomBytes(16).toString("base64"),
        hasGallery: env.GALLERY === "on",
        isDemo,
      };
    },
    async close() {
      await reminders.stop();
      await fileClock.stop();
      await worker?.stop();
      await store.close();
    },
  };
}
