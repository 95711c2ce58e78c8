/** What every loader and action gets from the server: the context, and the nonce of its page. */
import type { Context } from "./context.ts";

export interface LoadContext {
  readonly context: Context;
  /** Allows this response's own scripts in its content security policy. */
  readonly nonce: string;
  /** Whether the component gallery is shown here. */
  readonly hasGallery: boolean;
}

declare module "@remix-run/node" {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- this is how Remix learns the type
  interface AppLoadContext extends LoadContext {}
}
