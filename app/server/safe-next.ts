/** Where a person goes on after signing in: a page of ours, never another site's. */
export function safeNext(next: string | null, otherwise = "/account"): string {
  if (next === null || !next.startsWith("/")) return otherwise;
  // A browser reads "//host" and "/\host" as another site; control characters hide such a start.
  const base = "https://laurel.invalid";
  if (!URL.canParse(next, base)) return otherwise;
  const url = new URL(next, base);
  return url.origin === base ? `${url.pathname}${url.search}` : otherwise;
}

/** The page to go on to, as the address of this request asks. */
export function nextOf(request: Request): string {
  return safeNext(new URL(request.url).searchParams.get("next"));
}
