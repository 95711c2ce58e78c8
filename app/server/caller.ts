import type { Caller } from "./auth/authority.ts";
import type { RouteArgs } from "./guards.ts";

/** Who asks, as the authority wants to know it. */
export function callerOf({ request, context }: RouteArgs): Caller {
  const headers = new Headers({ cookie: request.headers.get("cookie") ?? "" });
  return { headers, network: context.network };
}
