/**
 * Saves the answers that changed after a pause in typing, on leaving and once the line is back. What
 * is not saved is kept on the device meanwhile, and what the page says is always true.
 */
import { answersIn, hasTake, markIn, putAnswer, questionOf, setMark } from "./answers-in-form.ts";
import {
  type Entries,
  keepUnsaved,
  readUnsaved,
  type UnsavedWords,
} from "../form/unsaved-words.ts";

/** As the server answers, over JSON. */
export interface AutosaveClash {
  readonly name: string;
  readonly field: string;
  readonly mine: string;
  readonly theirs: string;
  readonly by: string | null;
  readonly isOwn: boolean;
  readonly at: string | null;
}

export type AutosaveState =
  | { readonly is: "quiet" | "restored" | "typed" | "saving" | "offline" | "signed-out" }
  | { readonly is: "saved"; readonly at: string }
  | { readonly is: "refused"; readonly why: string };

export interface AutosaveOptions {
  readonly form: HTMLFormElement;
  /** Where the answers are sent. */
  readonly address: string;
  /** Of what this device keeps. */
  readonly key: string;
  /** Whether this page is the answer to a form that arrived. */
  readonly hasArrived: boolean;
  /** Whether what stands in the fields came back unsaved. */
  readonly isUnsaved: boolean;
  readonly tell: (state: AutosaveState) => void;
  readonly tellClashes: (clashes: readonly AutosaveClash[]) => void;
}

interface SavedAnswer {
  readonly savedAt: string;
  readonly marks: Readonly<Record<string, string>>;
  readonly clashes: readonly AutosaveClash[];
}

const PAUSE_MILLISECONDS = 1_500;
const LONGEST_PAUSE_MILLISECONDS = 10_000;
const AGAIN_MILLISECONDS = 10_000;
/** Browsers send no more than this from a page that is being left. */
const MOST_KEPT_ALIVE = 60_000;
const TOO_MANY = 429;
const NOT_SAVED = "This could not be saved now. What you typed is kept on this device.";

export class Autosave {
  readonly #options: AutosaveOptions;
  /** What the server has, by question. */
  readonly #stored = new Map<string, string>();
  readonly #clashing = new Map<string, AutosaveClash>();
  /** What the server would not take, until it is typed anew. */
  readonly #refused = new Map<string, string>();
  readonly #listening = new AbortController();
  #sentWhole: ReadonlyMap<string, Entries> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #typedSince = 0;
  #underway: Promise<void> | null = null;

  constructor(options: AutosaveOptions) {
    this.#options = options;
    this.#note(answersIn(options.form));
    const isRestored = this.#restore();
    if (options.isUnsaved) this.#stored.clear();
    this.#keep();
    if (this.#sendable().length > 0) this.#later(PAUSE_MILLISECONDS);
    if (isRestored) this.#tell({ is: "restored" });
    this.#listen();
  }

  /** The server answered the form itself. */
  answered(isSaved: boolean): void {
    if (isSaved && this.#sentWhole) {
      this.#note(this.#sentWhole);
      this.#clashing.clear();
      this.#options.tellClashes([]);
      this.#tell({ is: "quiet" });
    }
    this.#sentWhole = null;
    this.#keep();
    if (this.#sendable().length > 0) this.#later(PAUSE_MILLISECONDS);
  }

  /** The page goes on to another one: nothing waits any more. */
  stop(): void {
    this.#listening.abort();
    void this.#save(true);
  }

  #tell(state: AutosaveState): void {
    this.#options.tell(state);
  }

  #listen(): void {
    const { form } = this.#options;
    const { signal } = this.#listening;
    const onTyped = (event: Event) => this.#onTyped(event);
    form.addEventListener("input", onTyped, { signal });
    form.addEventListener("change", onTyped, { signal });
    form.addEventListener("submit", (event) => this.#onSubmit(event), { signal });
    const onHidden = () => {
      if (document.visibilityState === "hidden") void this.#save(true);
    };
    document.addEventListener("visibilitychange", onHidden, { signal });
    addEventListener("pagehide", () => void this.#save(true), { signal });
    addEventListener("online", () => void this.#save(), { signal });
    const onOffline = () => {
      if (this.#sendable().length > 0) this.#tell({ is: "offline" });
    };
    addEventListener("offline", onOffline, { signal });
  }

  #onTyped({ target }: Event): void {
    const field = (target as { readonly name?: unknown } | null)?.name;
    if (typeof field !== "string" || questionOf(field) === null) return;
    if (this.#typedSince === 0) this.#typedSince = Date.now();
    const isKept = this.#keep();
    this.#tell({ is: isKept && !navigator.onLine ? "offline" : "typed" });
    const isLong = Date.now() - this.#typedSince > LONGEST_PAUSE_MILLISECONDS;
    this.#later(isLong ? 0 : PAUSE_MILLISECONDS);
  }

  #onSubmit(event: SubmitEvent): void {
    const { form } = this.#options;
    clearTimeout(this.#timer);
    if (this.#underway) {
      // The form waits for what is on its way, so that one does not clash with the other.
      event.preventDefault();
      event.stopPropagation();
      void this.#underway.then(() => form.requestSubmit(event.submitter));
      return;
    }
    this.#typedSince = 0;
    this.#sentWhole = answersIn(form);
    this.#keep(true);
  }

  #note(answers: ReadonlyMap<string, Entries>): void {
    for (const [name, entries] of answers) this.#stored.set(name, JSON.stringify(entries));
  }

  #changed(): readonly (readonly [string, Entries])[] {
    const answers = [...answersIn(this.#options.form)];
    return answers.filter(([name, entries]) => this.#stored.get(name) !== JSON.stringify(entries));
  }

  #sendable() {
    return this.#changed().filter(
      ([name, entries]) =>
        !this.#clashing.has(name) && this.#refused.get(name) !== JSON.stringify(entries),
    );
  }

  /** @returns false where the browser keeps nothing */
  #keep(isSent = false): boolean {
    const { form, key } = this.#options;
    const answers: Record<string, UnsavedWords["answers"][string]> = {};
    for (const [name, entries] of this.#changed())
      if (!(isSent && hasTake(form, name))) answers[name] = { mark: markIn(form, name), entries };
    return keepUnsaved(key, { at: Date.now(), isSent, answers });
  }

  /** What an earlier visit left unsaved comes back by itself. */
  #restore(): boolean {
    const { form, key, hasArrived } = this.#options;
    const kept = readUnsaved(key);
    if (!kept || (kept.isSent && hasArrived)) return false;
    let isRestored = false;
    for (const [name, { mark, entries }] of Object.entries(kept.answers)) {
      const text = this.#stored.get(name);
      if (text === undefined || text === JSON.stringify(entries)) continue;
      putAnswer(form, name, entries);
      setMark(form, name, mark);
      isRestored = true;
    }
    return isRestored;
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), milliseconds);
  }

  async #save(isLeaving = false): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#underway) await this.#underway;
    this.#underway ??= this.#send(isLeaving).finally(() => {
      this.#underway = null;
      if (this.#typedSince > 0 && !this.#listening.signal.aborted) this.#later(PAUSE_MILLISECONDS);
    });
    return this.#underway;
  }

  async #send(isLeaving: boolean): Promise<void> {
    const { form, address } = this.#options;
    const sent = this.#sendable();
    if (sent.length === 0) return;
    this.#typedSince = 0;
    if (!navigator.onLine) {
      this.#tell({ is: "offline" });
      return;
    }
    const body = new URLSearchParams(sent.flatMap(([, entries]) => entries.map((one) => [...one])));
    for (const [name] of sent) body.append(`marks.${name}`, markIn(form, name));
    if (!isLeaving) this.#tell({ is: "saving" });
    const keepalive = isLeaving && body.toString().length < MOST_KEPT_ALIVE;
    const asked = fetch(address, { method: "POST", body, redirect: "manual", keepalive });
    await this.#take(sent, await asked.catch(() => null));
  }

  async #take(sent: readonly (readonly [string, Entries])[], answer: Response | null) {
    if (answer?.ok) this.#taken(sent, (await answer.json()) as SavedAnswer);
    else if (answer?.type === "opaqueredirect") this.#tell({ is: "signed-out" });
    else if (answer === null || answer.status >= 500 || answer.status === TOO_MANY) {
      this.#tell({ is: "offline" });
      if (!this.#listening.signal.aborted) this.#later(AGAIN_MILLISECONDS);
    } else {
      for (const [name, entries] of sent) this.#refused.set(name, JSON.stringify(entries));
      this.#tell({ is: "refused", why: (await reasonOf(answer)) ?? NOT_SAVED });
    }
  }

  #taken(sent: readonly (readonly [string, Entries])[], { marks, clashes, savedAt }: SavedAnswer) {
    const found = new Set(clashes.map(({ name }) => name));
    for (const [name, entries] of sent) {
      setMark(this.#options.form, name, marks[name] ?? "");
      if (!found.has(name)) this.#stored.set(name, JSON.stringify(entries));
    }
    for (const clash of clashes) this.#clashing.set(clash.name, clash);
    if (clashes.length > 0) this.#options.tellClashes([...this.#clashing.values()]);
    this.#keep();
    this.#tell(this.#sendable().length > 0 ? { is: "typed" } : { is: "saved", at: savedAt });
  }
}

async function reasonOf(answer: Response): Promise<string | null> {
  const told = (await answer.json().catch(() => null)) as {
    readonly errors?: readonly { readonly message?: string }[];
  } | null;
  return told?.errors?.[0]?.message ?? null;
}
