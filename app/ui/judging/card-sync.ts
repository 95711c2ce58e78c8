/**
 * Keeps a scorecard on the device from the first key on, and sends it: a draft after a pause in
 * typing, and what waited once the connection is back. What another device stored meanwhile is never
 * written over: both are shown, and the judge says which of them stays.
 */
import {
  entriesOf,
  forget,
  forgetArrived,
  keep,
  keyOf,
  type KeptWords,
  putBack,
  readKept,
} from "../form/kept-words.ts";
import { holdOpen } from "./open-cards.ts";

type Entries = KeptWords["entries"];

/** As the server answers, over JSON. */
export interface CardClash {
  readonly version: number;
  readonly savedAt: string | null;
  readonly entries: Entries;
}

export type CardSyncState =
  | { readonly is: "quiet" | "typed" | "sending" | "signed-out" | "not-kept" }
  /** On this device alone, since milliseconds since 1970. */
  | { readonly is: "kept"; readonly since: number }
  | { readonly is: "saved"; readonly at: string; readonly isSubmitted: boolean }
  | { readonly is: "refused"; readonly why: string }
  | { readonly is: "clash"; readonly clash: CardClash; readonly mine: Entries };

export interface CardSyncOptions {
  readonly form: HTMLFormElement;
  /** Where the card is sent. */
  readonly address: string;
  /** The judge's account: two people may share a device. */
  readonly owner: string;
  readonly isSubmitted: boolean;
  /** Whether this page is the answer to a form that arrived. */
  readonly hasArrived: boolean;
  /**
   * What came back unsaved, and stands in the fields: the version that it was written over, and
   * whether another device had saved meanwhile. Null where nothing did.
   */
  readonly sentBack: { readonly version: string; readonly isClash: boolean } | null;
  readonly tell: (state: CardSyncState) => void;
}

const PAUSE_MILLISECONDS = 1_500;
/** What waits is sent within five seconds of the connection's return, whether or not the browser notices it. */
const AGAIN_MILLISECONDS = 3_000;
const TOO_MANY = 429;
const NOT_SAVED = "This could not be saved now.";

export class CardSync {
  readonly #options: CardSyncOptions;
  readonly #key: string;
  readonly #listening = new AbortController();
  /** What the server has. */
  #stored: string;
  /** When the first of what is not sent was typed. */
  #since: number | null = null;
  #submits = false;
  /** Until the judge presses a button: a clash, or a refusal. */
  #isHeld: boolean;
  #clash: CardClash | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #underway: Promise<void> | null = null;

  constructor(options: CardSyncOptions) {
    this.#options = options;
    const { form, owner, hasArrived, sentBack } = options;
    this.#key = keyOf(owner);
    this.#stored = JSON.stringify(entriesOf(form));
    this.#isHeld = sentBack !== null;
    forgetArrived(hasArrived);
    if (sentBack) {
      this.#stored = "";
      // On the version that it was written over: what is stored now is not overwritten unseen.
      this.#keep(false, sentBack.version);
    } else this.#restore();
    this.#listen();
  }

  stop(): void {
    this.#listening.abort();
    clearTimeout(this.#timer);
  }

  /** The judge has seen both: what stands in the form goes over what is stored. */
  keepMine(): void {
    if (!this.#clash) return;
    this.#setVersion(this.#clash.version);
    this.#clash = null;
    this.#isHeld = false;
    this.#keep();
    void this.#send();
  }

  /** The judge has seen both: what is stored stays. */
  takeTheirs(): void {
    this.stop();
    forget(this.#key);
    window.location.reload();
  }

  #version(): string {
    return this.#versionField()?.value ?? "0";
  }

  #setVersion(version: number | string): void {
    const field = this.#versionField();
    if (field) field.value = `${version}`;
  }

  #versionField(): HTMLInputElement | null {
    return this.#options.form.querySelector<HTMLInputElement>('input[name="version"]');
  }

  /** What an earlier visit left unsent comes back by itself, on the version that it was written over. */
  #restore(): void {
    const { form } = this.#options;
    const kept = readKept(this.#key);
    if (!kept) return;
    if (JSON.stringify(kept.entries) === this.#stored) {
      forget(this.#key);
      return;
    }
    putBack(form, kept.entries);
    this.#setVersion(kept.base);
    this.#since = kept.since ?? kept.at;
    this.#submits = kept.submits === true;
    this.#waiting();
    if (this.#maySend()) this.#later(0);
  }

  #listen(): void {
    const { form } = this.#options;
    const { signal } = this.#listening;
    holdOpen(this.#key, signal);
    form.addEventListener("input", () => this.#onTyped(), { signal });
    form.addEventListener("submit", (event) => this.#onSubmit(event), { signal });
    addEventListener("online", () => this.#maySend() && this.#later(0), { signal });
    addEventListener("offline", () => this.#since !== null && this.#waiting(), { signal });
    const onHidden = () => {
      if (document.visibilityState === "hidden" && this.#maySend()) void this.#send();
    };
    document.addEventListener("visibilitychange", onHidden, { signal });
  }

  #isChanged(): boolean {
    return JSON.stringify(entriesOf(this.#options.form)) !== this.#stored;
  }

  /** A submitted card changes by its button alone: half of a change must not count. */
  #maySend(): boolean {
    return this.#isChanged() && !this.#isHeld && (this.#submits || !this.#options.isSubmitted);
  }

  #onTyped(): void {
    if (!this.#clash && this.#options.sentBack?.isClash !== true) this.#isHeld = false;
    if (!this.#isChanged()) return;
    this.#since ??= Date.now();
    this.#keep();
    this.#waiting();
    if (this.#maySend()) this.#later(PAUSE_MILLISECONDS);
  }

  #onSubmit(event: SubmitEvent): void {
    const { form } = this.#options;
    clearTimeout(this.#timer);
    const hold = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (this.#clash) hold();
    else if (this.#underway) {
      // The form waits for what is on its way, so that one does not clash with the other.
      hold();
      void this.#underway.then(() => form.requestSubmit(event.submitter));
    } else if (!navigator.onLine) {
      hold();
      this.#since ??= Date.now();
      this.#submits =
        event.submitter instanceof HTMLButtonElement && event.submitter.value === "submit";
      // Also where nothing was typed since the draft: it is to be submitted.
      this.#stored = "";
      this.#isHeld = false;
      this.#keep();
      this.#waiting();
    } else this.#keep(true);
  }

  /** @returns false where nothing is kept on this device */
  #keep(isSent = false, base = this.#version()): boolean {
    const at = Date.now();
    const since = this.#since ?? at;
    const entries = entriesOf(this.#options.form);
    return keep(this.#key, { base, at, since, isSent, submits: this.#submits, entries });
  }

  #settle(stored: string): void {
    this.#stored = stored;
    this.#since = null;
    this.#submits = false;
    forget(this.#key);
  }

  /** Says where the words are. */
  #waiting(): void {
    if (this.#clash) return;
    const isKept = readKept(this.#key) !== null;
    if (navigator.onLine && !this.#submits) this.#options.tell({ is: "typed" });
    else if (isKept && this.#since !== null) this.#options.tell({ is: "kept", since: this.#since });
    else this.#options.tell({ is: "not-kept" });
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), milliseconds);
  }

  async #send(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#underway) return this.#underway;
    if (!this.#maySend()) return;
    if (!navigator.onLine) return this.#waiting();
    const entries = entriesOf(this.#options.form);
    const isSubmit = this.#submits;
    this.#underway = this.#post(entries, isSubmit).finally(() => {
      this.#underway = null;
    });
    return this.#underway;
  }

  async #post(entries: Entries, isSubmit: boolean): Promise<void> {
    const body = new URLSearchParams(entries.map((one) => [...one]));
    body.set("version", this.#version());
    body.set("intent", isSubmit ? "submit" : "draft");
    this.#options.tell({ is: "sending" });
    const asked = fetch(this.#options.address, { method: "POST", body, redirect: "manual" });
    const answer = await asked.catch(() => null);
    if (answer?.ok) {
      const { version, savedAt } = (await answer.json()) as {
        readonly version: number;
        readonly savedAt: string;
      };
      this.#taken(JSON.stringify(entries), version);
      const isSubmitted = isSubmit || this.#options.isSubmitted;
      if (this.#since === null) this.#options.tell({ is: "saved", at: savedAt, isSubmitted });
    } else if (answer?.type === "opaqueredirect") this.#options.tell({ is: "signed-out" });
    else if (answer === null || answer.status >= 500 || answer.status === TOO_MANY) {
      this.#unreached();
    } else await this.#refused(answer);
  }

  #taken(sent: string, version: number): void {
    this.#setVersion(version);
    this.#settle(sent);
    if (!this.#isChanged()) return;
    this.#since = Date.now();
    this.#keep();
    this.#waiting();
    this.#later(PAUSE_MILLISECONDS);
  }

  #unreached(): void {
    const since = this.#since ?? Date.now();
    const isKept = this.#keep();
    this.#options.tell(isKept ? { is: "kept", since } : { is: "not-kept" });
    if (!this.#listening.signal.aborted) this.#later(AGAIN_MILLISECONDS);
  }

  async #refused(answer: Response): Promise<void> {
    const told = (await answer.json().catch(() => null)) as {
      readonly clash?: CardClash;
      readonly errors?: readonly { readonly message?: string }[];
    } | null;
    this.#isHeld = true;
    if (told?.clash) {
      this.#clash = told.clash;
      const mine = entriesOf(this.#options.form);
      this.#options.tell({ is: "clash", clash: told.clash, mine });
      return;
    }
    this.#submits = false;
    this.#keep();
    this.#options.tell({ is: "refused", why: told?.errors?.[0]?.message ?? NOT_SAVED });
  }
}
