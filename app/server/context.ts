/** Everything a command or a query takes from outside: the store, the time, new names, who asks. */
import type { Store } from "#db/store/store.ts";

export interface Viewer {
  readonly userId: string;
  /** Empty until the person has said it. */
  readonly name: string;
  readonly email: string;
  /** Whether this session proved a second factor. */
  readonly hasSecondFactor: boolean;
  /** Whether this installation lets the person found programmes. */
  readonly isOperator: boolean;
}

/** Seals what nobody may read yet, and makes names that nobody can guess. Keys never leave it. */
export interface Vault {
  /** @param bound what the sealed text belongs to; it opens for nothing else */
  seal(plain: string, bound: string): string;
  /** @throws where the text was changed, or belongs to something else */
  open(sealed: string, bound: string): string;
  /** A keyed digest in hexadecimal: the same text gives the same digest, on this installation alone. */
  digest(text: string): string;
}

/** Where attachments are kept, by generated name. */
export interface Files {
  put(name: string, content: Uint8Array): Promise<void>;
  /** @returns null where there is none */
  get(name: string): Promise<Uint8Array | null>;
}

export interface Context {
  readonly store: Store;
  /** The server's one clock. */
  readonly clock: () => Date;
  /** 128 random bits as text. */
  readonly newId: () => string;
  /** Null for the public, and for a script that an operator runs. */
  readonly viewer: Viewer | null;
  /** Where people reach this installation, without a slash at its end; for links in mails. */
  readonly baseUrl: string;
  readonly vault: Vault;
  readonly files: Files;
}
