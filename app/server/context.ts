/** Everything a command or a query takes from outside: the store, the time, new names, who asks. */
import type { Store } from "#db/store/store.ts";

export interface Viewer {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

export interface Context {
  readonly store: Store;
  /** The server's one clock. */
  readonly clock: () => Date;
  /** 128 random bits as text. */
  readonly newId: () => string;
  /** Null for the public, and for a script that an operator runs. */
  readonly viewer: Viewer | null;
}
