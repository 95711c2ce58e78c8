/** The authentication library, set up for Laurel: links by mail, passwords, second factors, sessions. */
import { betterAuth } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { magicLink, twoFactor } from "better-auth/plugins";
import { z } from "zod";
import { appendMail } from "#db/repositories/mails.ts";
import type { Context } from "../context.ts";
import { signInMail } from "./sign-in-mail.ts";
import { storeAdapter } from "./store-adapter.ts";

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
const LINK_MINUTES = 30;
export const SHORTEST_PASSWORD = 12;

/** Signs in somebody whose address has just been proved otherwise, as by an invitation's link. */
function provenAddress() {
  return {
    id: "proven-address",
    endpoints: {
      signInProven: createAuthEndpoint(
        "/proven-address",
        { method: "POST", body: z.object({ email: z.email() }) },
        async (ctx) => {
          const { internalAdapter } = ctx.context;
          const found = await internalAdapter.findUserByEmail(ctx.body.email);
          const user =
            found?.user ??
            (await internalAdapter.createUser(
              { email: ctx.body.email, name: "", emailVerified: true },
              { method: "magic-link" },
            ));
          const session = await internalAdapter.createSession(user.id);
          await setSessionCookie(ctx, { session, user });
          return { userId: user.id, token: session.token };
        },
      ),
    },
  };
}

export function createLibrary(context: Context, secret: string) {
  const isSecure = context.baseUrl.startsWith("https://");
  return betterAuth({
    appName: "Laurel",
    baseURL: context.baseUrl,
    secret,
    database: storeAdapter(context.store),
    telemetry: { enabled: false },
    // Only our own pages call it, from the server; its own addresses are never served.
    rateLimit: { enabled: false },
    logger: { level: "error" },
    advanced: {
      useSecureCookies: false,
      cookiePrefix: isSecure ? "__Host-laurel" : "laurel",
      defaultCookieAttributes: { secure: isSecure, httpOnly: true, sameSite: "lax", path: "/" },
    },
    session: {
      expiresIn: 30 * DAY,
      disableSessionRefresh: true,
      additionalFields: { secondFactorAt: { type: "date", required: false, input: false } },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: 200,
    },
    plugins: [
      magicLink({
        expiresIn: LINK_MINUTES * MINUTE,
        storeToken: "hashed",
        sendMagicLink: async ({ email, token, metadata }) => {
          const next = typeof metadata?.["next"] === "string" ? metadata["next"] : "/account";
          const mail = signInMail(context.baseUrl, token, next, LINK_MINUTES);
          await context.store.transact((tx) =>
            appendMail(tx, {
              ...mail,
              id: context.newId(),
              recipient: email,
              createdAt: context.clock(),
            }),
          );
        },
      }),
      twoFactor({ allowPasswordless: true, issuer: "Laurel" }),
      provenAddress(),
    ],
  });
}

export type Library = ReturnType<typeof createLibrary>;
