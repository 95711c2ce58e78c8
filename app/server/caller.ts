import type { Caller } from "./auth/authority.ts";
import type { RouteArgs } from "./guards.ts";

/** Who asks, as the authority wants to know it. */
export function callerOf({ request, context }: RouteArgs): Caller {
  const headers = new Headers();
  for (const name of ["cookie", "user-agent"]) headers.set(name, request.headers.get(name) ?? "");
  return { headers, network: context.network };
}
