/**
 * Reads the session's cookie as the library writes it: the token, a point, and the token's signature
 * by HMAC-SHA-256 in base64. A token that we did not sign is never looked up.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { parseCookies } from "better-auth/cookies";
import type { Library } from "./library.ts";

/** @returns a reader that answers null where there is no cookie of ours */
export function sessionCookieReader(
  library: Library,
  secret: string,
): (headers: Headers) => Promise<string | null> {
  const name = library.$context.then(({ authCookies }) => authCookies.sessionToken.name);
  return async (headers) => {
    const cookie = headers.get("cookie");
    if (!cookie) return null;
    const value = parseCookies(cookie).get(await name);
    return value === undefined ? null : openSigned(value, secret);
  };
}

function openSigned(value: string, secret: string): string | null {
  const plain = decode(value);
  const point = plain.lastIndexOf(".");
  if (point < 1) return null;
  const token = plain.slice(0, point);
  const signed = createHmac("sha256", secret).update(token).digest();
  const given = Buffer.from(plain.slice(point + 1), "base64");
  return given.length === signed.length && timingSafeEqual(given, signed) ? token : null;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}
