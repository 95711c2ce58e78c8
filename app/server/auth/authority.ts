/**
 * What our pages may ask of the authentication library. Answers that sign in or out carry the
 * cookies to set; a wrong link, password or code is null, never a reason that tells who exists.
 */
import { isAPIError } from "better-auth/api";
import { type Limit, takeAttempt } from "#db/repositories/rate-limits.ts";
import { findSessionOwner, saveSecondFactor } from "#db/repositories/sessions.ts";
import type { Context, Viewer } from "../context.ts";
import { createLibrary } from "./library.ts";
import { sessionCookieReader } from "./session-cookie.ts";

const MINUTE = 60_000;
const LIMITS = {
  /** Mails to one address: enough for a mistyped one and a slow mail server. */
  "link-to-address": { attempts: 5, milliseconds: 15 * MINUTE },
  /** A city hall may stand behind one address of the network. */
  "link-from-network": { attempts: 60, milliseconds: 15 * MINUTE },
  "password-of-address": { attempts: 8, milliseconds: 15 * MINUTE },
  "password-from-network": { attempts: 60, milliseconds: 15 * MINUTE },
  "code-of-person": { attempts: 6, milliseconds: 15 * MINUTE },
} as const satisfies Record<string, Limit>;

type LimitName = keyof typeof LIMITS;

/** Who asks: the cookies of the request, and the address of the network it comes from. */
export interface Caller {
  readonly headers: Headers;
  readonly network: string;
}

export interface SignedInAnswer {
  /** `set-cookie` headers for the answer. */
  readonly cookies: Headers;
}

export interface PasswordAnswer extends SignedInAnswer {
  readonly needsSecondFactor: boolean;
}

export interface ProvenAnswer extends SignedInAnswer {
  readonly userId: string;
}

export interface Enrolment {
  /** otpauth:// address for an authenticator. */
  readonly uri: string;
  readonly backupCodes: readonly string[];
}

export interface Authority {
  findViewer(headers: Headers): Promise<Viewer | null>;
  /** @returns false where too many were asked for */
  sendLink(email: string, next: string, caller: Caller): Promise<boolean>;
  consumeLink(token: string, caller: Caller): Promise<SignedInAnswer | null>;
  /** @returns "too-many" where the limit is reached, null where address or password is wrong */
  enterPassword(
    email: string,
    password: string,
    caller: Caller,
  ): Promise<PasswordAnswer | "too-many" | null>;
  /** Signs in or lifts the session: a code of the authenticator, or a backup code. */
  enterCode(code: string, caller: Caller): Promise<SignedInAnswer | "too-many" | null>;
  /** @param password asked of whoever has set one */
  beginSecondFactor(password: string, caller: Caller): Promise<Enrolment | null>;
  hasSecondFactor(userId: string): Promise<boolean>;
  hasPassword(userId: string): Promise<boolean>;
  savePassword(userId: string, password: string): Promise<void>;
  saveName(name: string, caller: Caller): Promise<void>;
  signOut(caller: Caller): Promise<SignedInAnswer>;
  /** For whoever has just proved that the address is theirs, by the link of an invitation. */
  signInProven(email: string): Promise<ProvenAnswer>;
  /** For the demonstration alone: signs in as the person of that address, second factor included. */
  signInAsAnyone(email: string): Promise<SignedInAnswer>;
}

export interface AuthoritySettings {
  readonly secret: string;
  /** Addresses, in lower case, of those who may found programmes. */
  readonly operators: ReadonlySet<string>;
}

export function createAuthority(
  context: Context,
  { secret, operators }: AuthoritySettings,
): Authority {
  const library = createLibrary(context, secret);
  const { store, clock, newId } = context;
  const readSessionToken = sessionCookieReader(library, secret);

  const take = (name: LimitName, whose: string) =>
    store.transact((tx) => {
      const key = `${name}:${context.vault.digest(whose).slice(0, 32)}`;
      return takeAttempt(tx, newId(), key, LIMITS[name], clock());
    });

  const liftSession = (token: string) =>
    store.transact((tx) => saveSecondFactor(tx, token, clock()));

  const signInProven = async (email: string) => {
    const { headers, response } = await library.api.signInProven({
      body: { email: email.toLowerCase() },
      returnHeaders: true,
    });
    return { cookies: cookiesOf(headers), ...response };
  };

  return {
    // Not by the library, which asks the database twice and takes a millisecond: every page waits for it.
    async findViewer(headers) {
      const token = await readSessionToken(headers);
      const owner = token === null ? null : await findSessionOwner(store.read, token, clock());
      if (!owner) return null;
      const { secondFactorAt, ...person } = owner;
      const isOperator = operators.has(person.email);
      return { ...person, hasSecondFactor: secondFactorAt !== null, isOperator };
    },

    async sendLink(email, next, { headers, network }) {
      const isAllowed =
        (await take("link-from-network", network)) && (await take("link-to-address", email));
      if (!isAllowed) return false;
      await library.api.signInMagicLink({ body: { email, metadata: { next } }, headers });
      return true;
    },

    consumeLink: (token, { headers }) =>
      orNull(async () => {
        const { headers: answered } = await library.api.magicLinkVerify({
          query: { token },
          headers,
          returnHeaders: true,
        });
        return { cookies: cookiesOf(answered) };
      }),

    async enterPassword(email, password, { headers, network }) {
      const isAllowed =
        (await take("password-from-network", network)) &&
        (await take("password-of-address", email));
      if (!isAllowed) return "too-many";
      return orNull(async () => {
        const { headers: answered, response } = await library.api.signInEmail({
          body: { email, password },
          headers,
          returnHeaders: true,
        });
        return { cookies: cookiesOf(answered), needsSecondFactor: "twoFactorRedirect" in response };
      });
    },

    async enterCode(code, { headers, network }) {
      const session = await library.api.getSession({ headers });
      if (!(await take("code-of-person", session?.user.id ?? network))) return "too-many";
      return orNull(async () => {
        const asked = { body: { code }, headers, returnHeaders: true as const };
        const isBackupCode = !/^\d{6}$/.test(code);
        const { headers: answered } = isBackupCode
          ? await library.api.verifyBackupCode(asked)
          : await library.api.verifyTOTP(asked);
        const cookies = cookiesOf(answered);
        const token = sessionTokenIn(cookies) ?? session?.session.token;
        if (token === undefined) return null;
        await liftSession(token);
        return { cookies };
      });
    },

    beginSecondFactor: (password, { headers }) =>
      orNull(async () => {
        const begun = await library.api.enableTwoFactor({
          body: { method: "totp", ...(password === "" ? {} : { password }) },
          headers,
        });
        if (!("totpURI" in begun)) return null;
        return { uri: begun.totpURI, backupCodes: begun.backupCodes };
      }),

    async hasSecondFactor(userId) {
      const { internalAdapter } = await library.$context;
      const user = await internalAdapter.findUserById(userId);
      return user !== null && "twoFactorEnabled" in user && user.twoFactorEnabled === true;
    },

    async hasPassword(userId) {
      const { internalAdapter } = await library.$context;
      return (await internalAdapter.findCredentialAccount(userId)) !== null;
    },

    async savePassword(userId, password) {
      const { internalAdapter, password: hashing } = await library.$context;
      const hash = await hashing.hash(password);
      const account = await internalAdapter.findCredentialAccount(userId);
      if (account) await internalAdapter.updatePassword(userId, hash);
      else
        await internalAdapter.linkAccount({
          userId,
          providerId: "credential",
          accountId: userId,
          password: hash,
        });
    },

    async saveName(name, { headers }) {
      await library.api.updateUser({ body: { name }, headers });
    },

    async signOut({ headers }) {
      const { headers: answered } = await library.api.signOut({ headers, returnHeaders: true });
      return { cookies: cookiesOf(answered) };
    },

    signInProven,

    async signInAsAnyone(email) {
      const { cookies, token } = await signInProven(email);
      await liftSession(token);
      return { cookies };
    },
  };
}

/** The library throws where a link, a password or a code is wrong; anything else is a fault. */
async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (isAPIError(error) && Number(error.statusCode) < 500) return null;
    throw error;
  }
}

function cookiesOf(answered: Headers): Headers {
  const cookies = new Headers();
  for (const cookie of answered.getSetCookie()) cookies.append("set-cookie", cookie);
  return cookies;
}

/** The cookie holds the token and its signature, joined by a point. */
function sessionTokenIn(cookies: Headers): string | undefined {
  const cookie = cookies.getSetCookie().find((one) => /^[^=]*session_token=[^;]/.test(one));
  const value = cookie?.split(";")[0]?.split("=").slice(1).join("=");
  return value === undefined ? undefined : decodeURIComponent(value).split(".")[0];
}
