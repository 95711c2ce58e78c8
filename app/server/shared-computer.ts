/** What a sign-in says of the computer: a plain cookie, which the pages' scripts look at. */
import { SHARED_COMPUTER, SHARED_FIELD } from "#app/forms/shared-computer.ts";

/**
 * @param cookies of the answer that signs in
 * @returns the headers of that answer; on a shared computer what an earlier person left there is cleared
 */
export function withSharedComputer(cookies: Headers, form: FormData): Headers {
  const isShared = form.get(SHARED_FIELD) === "on";
  // Without an end: it goes with the browser, and with the next sign-in that says otherwise.
  cookies.append(
    "set-cookie",
    isShared
      ? `${SHARED_COMPUTER}=1; Path=/; SameSite=Lax`
      : `${SHARED_COMPUTER}=; Path=/; SameSite=Lax; Max-Age=0`,
  );
  if (isShared) cookies.append("clear-site-data", '"storage"');
  return cookies;
}
