/**
 * What scoring pages that were closed without a connection left on this device. It is sent from the
 * judge's own page; what only the scorecard can settle, such as a clash, is left to it.
 */
import { forget, keyAt, type KeptWords, readKept } from "../form/kept-words.ts";
import type { CardClash } from "./card-sync.ts";
import { canTellWhatIsOpen, whileClosed } from "./open-cards.ts";

/** A scorecard that the page lists. */
export interface ListedCard {
  readonly ref: string;
  /** Of its page. */
  readonly path: string;
  readonly isSubmitted: boolean;
}

/** Taken; to be looked at on its own page; or not now: that page is open, or there is no connection. */
type Outcome = "sent" | "held" | "later";

export interface KeptCards {
  readonly sent: readonly ListedCard[];
  readonly held: readonly ListedCard[];
}

const AGAIN_MILLISECONDS = 3_000;
const TOO_MANY = 429;

/**
 * Sends them now, and once there is a connection.
 * @param list those that the page lists at this moment
 * @param tell of what changed
 * @returns stops it
 */
export function sendKeptCards(
  list: () => readonly ListedCard[],
  owner: string,
  tell: (cards: KeptCards) => void,
): () => void {
  const stopped = new AbortController();
  const { signal } = stopped;
  const sent: ListedCard[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  const run = async () => {
    if (isRunning || !navigator.onLine) return;
    isRunning = true;
    const held: ListedCard[] = [];
    let isAgain = false;
    for (const card of list()) {
      const outcome = await sendIfKept(card, owner);
      if (signal.aborted) return;
      if (outcome === "sent") sent.push(card);
      if (outcome === "held") held.push(card);
      isAgain ||= outcome === "later";
    }
    isRunning = false;
    if (sent.length > 0 || held.length > 0) tell({ sent: [...sent], held });
    if (isAgain) timer = setTimeout(() => void run(), AGAIN_MILLISECONDS);
  };
  if (canTellWhatIsOpen()) {
    addEventListener("online", () => void run(), { signal });
    void run();
  }
  return () => {
    stopped.abort();
    clearTimeout(timer);
  };
}

/** @returns null where nothing is kept for it */
async function sendIfKept(card: ListedCard, owner: string): Promise<Outcome | null> {
  const key = keyAt(card.path, owner);
  if (!readKept(key)) return null;
  const outcome = await whileClosed(key, async () => {
    // Read again: its page may have sent it before it was closed.
    const words = readKept(key);
    return words ? send(card, key, words) : "later";
  });
  return outcome ?? "later";
}

async function send(card: ListedCard, key: string, words: KeptWords): Promise<Outcome> {
  const isSubmit = words.submits === true;
  // A submitted card changes by its button alone, and what was under way may have arrived.
  if (words.isSent || (card.isSubmitted && !isSubmit)) return "held";
  const body = new URLSearchParams(words.entries.map((one) => [...one]));
  body.set("version", words.base);
  body.set("intent", isSubmit ? "submit" : "draft");
  const asked = fetch(`${card.path}/kept`, { method: "POST", body, redirect: "manual" });
  const answer = await asked.catch(() => null);
  if (answer === null || answer.status >= 500 || answer.status === TOO_MANY) return "later";
  const told = (await answer.json().catch(() => null)) as { readonly clash?: CardClash } | null;
  if (!answer.ok && !isStored(told?.clash, words)) return "held";
  forget(key);
  return "sent";
}

/** Whether a clash is with these very words: they were stored, and the answer that said so was lost. */
function isStored(clash: CardClash | undefined, { entries }: KeptWords): boolean {
  const typed = (words: KeptWords["entries"]) =>
    JSON.stringify(words.filter(([, value]) => value !== "").sort());
  return clash !== undefined && typed(clash.entries) === typed(entries);
}
