/** What every loader and action gets from the server: the context, and the nonce of its page. */
import type { Arrivals } from "./arrivals.ts";
import type { Authority } from "./auth/authority.ts";
import type { Context } from "./context.ts";

export interface LoadContext {
  readonly context: Context;
  /** Signs people in and out; only the routes that do so ask it. */
  readonly authority: Authority;
  /** Allows this response's own scripts in its content security policy. */
  readonly nonce: string;
  /** Address of the network that the request comes from; limits are kept by it. */
  readonly network: string;
  /** Counts the files that are on their way at this moment. */
  readonly arrivals: Arrivals;
  /** Whether the component gallery is shown here. */
  readonly hasGallery: boolean;
  /** Whether this is the demonstration: a mailbox instead of a mail server, and one click to sign in. */
  readonly isDemo: boolean;
}

declare module "@remix-run/node" {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- this is how Remix learns the type
  interface AppLoadContext extends LoadContext {}
}
