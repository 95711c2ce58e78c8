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

/** A file on its way out: its size is known before its content is read. */
export interface OpenedFile {
  readonly bytes: number;
  readonly content: ReadableStream<Uint8Array>;
}

export interface ListedFile {
  readonly name: string;
  readonly bytes: number;
  readonly changedAt: Date;
}

/** What comes in parts of PART_BYTES, by the upload's id: kept over a restart, not over a power cut. */
export interface FilesInParts {
  /** @param offset where in the file the part begins; chunks of it, one after the other */
  put(upload: string, offset: number, chunks: readonly Uint8Array[]): Promise<void>;
  /**
   * Puts the parts together at a path of this machine. What still comes does not change it there.
   * @returns false where they are not all there, or not whole
   */
  layAt(upload: string, bytes: number, path: string): Promise<boolean>;
  /** Whichever of them came. */
  remove(upload: string, bytes: number): Promise<void>;
}

/**
 * Where attachments are kept, by generated name: a folder or a store that speaks S3. A name stands
 * for a whole file or for none; whoever asks for another name than one we made gets an error.
 */
export interface Files {
  put(name: string, content: Uint8Array): Promise<void>;
  /** As put, from a file of this machine that nobody writes in any more, without its content in memory. */
  putFrom(name: string, path: string): Promise<void>;
  /** Lays it at a path of this machine, to be read there and not written in. @returns false where there is none */
  layAt(name: string, path: string): Promise<boolean>;
  /** Whole in memory, for what is known to be small. @returns null where there is none */
  get(name: string): Promise<Uint8Array | null>;
  /** As it streams. @returns null where there is none */
  open(name: string): Promise<OpenedFile | null>;
  /** Does nothing where there is none. */
  remove(name: string): Promise<void>;
  /** What is on its way in parts. */
  readonly parts: FilesInParts;
  /** Everything that is kept, in no order. */
  list(): AsyncIterable<ListedFile>;
}

/** What an installation's scanner says of a file; unscanned where there is none, or it does not answer. */
export type Verdict = "clean" | "infected" | "unscanned";
export type ScanFile = (content: AsyncIterable<Uint8Array>) => Promise<Verdict>;

/** Opens what strangers sent, apart from everything else; from a file of this machine to another. */
export interface Drawing {
  /** A picture, anew: nothing but the picture is left of it. */
  redraw(
    from: string,
    to: string,
    mediaType: string,
  ): Promise<"drawn" | "too-many-pixels" | "unreadable">;
  /** Of a PDF, as many as can be shown; none where it cannot be. */
  countPages(from: string): Promise<number>;
  /** A page of a PDF as a WebP picture; the first is 1. @returns false where it cannot be drawn */
  drawPage(from: string, to: string, page: number): Promise<boolean>;
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
  /** Null where the installation has none. */
  readonly scan: ScanFile | null;
  readonly drawing: Drawing;
}
