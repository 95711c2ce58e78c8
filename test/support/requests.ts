/** Real Requests, as a browser would send them, and the arguments that Remix gives a loader or an action. */
import { createArrivals } from "#app/server/arrivals.ts";
import type { Authority } from "#app/server/auth/authority.ts";
import type { Context, Viewer } from "#app/server/context.ts";
import type { RouteArgs } from "#app/server/guards.ts";

const ORIGIN = "https://laurel.test";

export function asPerson(context: Context, viewer: Viewer | null): Context {
  return { ...context, viewer };
}

export function getRequest(path: string): Request {
  return new Request(`${ORIGIN}${path}`);
}

export function postRequest(
  path: string,
  entries: Readonly<Record<string, string | readonly string[]>>,
): Request {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(entries))
    for (const one of typeof value === "string" ? [value] : value) body.append(name, one);
  return new Request(`${ORIGIN}${path}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", origin: ORIGIN },
    body: body.toString(),
  });
}

/** For routes that never ask who somebody is by their password. */
const NO_AUTHORITY = new Proxy({} as Authority, {
  get() {
    throw new Error("this route was not expected to ask the authority");
  },
});

export function routeArgs(
  context: Context,
  request: Request,
  params: Readonly<Record<string, string>>,
  authority: Authority = NO_AUTHORITY,
): RouteArgs {
  return {
    request,
    params,
    context: {
      context,
      authority,
      nonce: "nonce",
      network: "192.0.2.1",
      arrivals: createArrivals(),
      hasGallery: false,
      isDemo: false,
    },
  };
}
