/**
 * What is refused before Remix sees it. Remix's own cross-site check misses resource routes, and
 * `?_data=` runs a loader or an action past it.
 */

export interface IncomingRequest {
  readonly method: string;
  /** Path with its query. */
  readonly url: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly secFetchSite: string | undefined;
}

export interface GuardRefusal {
  readonly status: 400 | 403;
  readonly text: string;
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** @returns null where the request may go on */
export function refuseRequest(request: IncomingRequest): GuardRefusal | null {
  const query = new URLSearchParams(request.url.split("?").slice(1).join("?"));
  if (query.has("_data")) return { status: 400, text: "This address is not in use." };
  if (SAFE.has(request.method) || isFromOwnPages(request)) return null;
  return { status: 403, text: "This request did not come from a page of this site." };
}

/** A browser says where a form was sent from; what does not say so is not trusted. */
function isFromOwnPages({ host, origin, secFetchSite }: IncomingRequest): boolean {
  if (secFetchSite !== undefined && secFetchSite !== "same-origin") return false;
  if (origin === undefined) return secFetchSite === "same-origin";
  return host !== undefined && hostOf(origin) === host;
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
