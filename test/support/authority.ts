/** The authority over a test's store, and a browser's cookie jar in its smallest form. */
import { type Authority, createAuthority } from "#app/server/auth/authority.ts";
import type { Context } from "#app/server/context.ts";

export const OPERATOR = "operator@example.org";

export function testAuthority(context: Context): Authority {
  return createAuthority(context, {
    secret: "a secret that only the tests know, long enough",
    operators: new Set([OPERATOR]),
  });
}

/** The cookies that an answer sets, as the next request would send them. */
export function cookieHeaders(answered: Headers, before = new Headers()): Headers {
  const jar = new Map<string, string>();
  const kept = before.get("cookie")?.split("; ") ?? [];
  for (const cookie of [...kept, ...answered.getSetCookie()]) {
    const [pair = ""] = cookie.split(";");
    const [name = "", ...value] = pair.split("=");
    if (/max-age=0/i.test(cookie)) jar.delete(name);
    else jar.set(name, value.join("="));
  }
  return new Headers({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") });
}
