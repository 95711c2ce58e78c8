/**
 * Sends a file in parts, so that a cut costs one part, or no more than a second of a fast line: the
 * server is asked where to go on, as often as it takes. Nothing here decides anything; the server looks at the file when it is whole.
 */
import { MOST_PARTS_AT_ONCE, PART_BYTES } from "#app/domain/application/files.ts";
import type { FieldError, TypedValues } from "#app/forms/read-form.ts";

export interface FileToSend {
  /** Of the application's uploads. */
  readonly path: string;
  readonly file: File;
  readonly alt: string;
  readonly question: string;
}

export interface Progress {
  readonly sentBytes: number;
  readonly bytes: number;
  /** Whether the line is cut at this moment, and tried again. */
  readonly isWaiting: boolean;
}

export type Sent =
  | { readonly ok: true }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly values: TypedValues };

const PAUSES = [1, 2, 4, 8, 15, 30];
/** Answers that another try may change. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);
const IN_THE_WAY = 409;
/** After what took less as many parts go at once as may; after what took longer, one. */
const FAST_MILLISECONDS = 1_000;

/** @throws an AbortError once the signal says so */
export async function sendFile(
  { path, file, alt, question }: FileToSend,
  tell: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Sent> {
  const bytes = file.size;
  let sentBytes = 0;
  const ask = (address: string, make: () => RequestInit) =>
    insist(address, make, signal, (isWaiting) => tell({ sentBytes, bytes, isWaiting }));
  const begin = new URLSearchParams({ name: file.name, bytes: `${bytes}`, alt, question });
  const begun = await ask(path, () => ({ method: "POST", body: begin }));
  if (!begun.ok) return refusal(begun);
  const { id, receivedBytes } = (await begun.json()) as { id: string; receivedBytes: number };
  sentBytes = receivedBytes;
  const own = `${path}/${encodeURIComponent(id)}`;
  let parts = 1;
  while (sentBytes < bytes) {
    tell({ sentBytes, bytes, isWaiting: false });
    const from = sentBytes;
    const began = performance.now();
    let tries = 0;
    const answer = await ask(own, () => partsOf(file, from, tries++ === 0 ? parts : 1));
    const isFast = performance.now() - began < FAST_MILLISECONDS;
    parts = isFast ? MOST_PARTS_AT_ONCE : 1;
    if (!answer.ok && answer.status !== IN_THE_WAY) return refusal(answer);
    // Where the answer to a part was lost, the next try is told how much has come.
    const told = (await answer.clone().json()) as {
      readonly receivedBytes?: number;
      readonly isDone?: boolean;
    };
    if (told.isDone) {
      tell({ sentBytes: bytes, bytes, isWaiting: false });
      return { ok: true };
    }
    // In the way may be something else as well: a call that has closed, an application that was submitted.
    if (told.receivedBytes === undefined) return refusal(answer);
    sentBytes = told.receivedBytes;
  }
  tell({ sentBytes, bytes, isWaiting: false });
  // Every part was there already, or the answer to the last was lost.
  const finish = new URLSearchParams({ intent: "finish" });
  const finished = await ask(own, () => ({ method: "POST", body: finish }));
  return finished.ok ? { ok: true } : refusal(finished);
}

function partsOf(file: File, from: number, count: number): RequestInit {
  const to = from + count * PART_BYTES;
  return {
    method: "PUT",
    body: file.slice(from, to),
    headers: {
      "content-type": "application/octet-stream",
      "upload-offset": `${from}`,
      // As the standard for uploads that go on writes yes and no.
      "upload-complete": to >= file.size ? "?1" : "?0",
    },
  };
}

/** Tries until there is an answer that another try would not change. */
async function insist(
  address: string,
  make: () => RequestInit,
  signal: AbortSignal,
  wait: (isWaiting: boolean) => void,
): Promise<Response> {
  for (let tries = 0; ; tries++) {
    try {
      const answer = await fetch(address, { ...make(), signal, redirect: "manual" });
      if (!PASSING.has(answer.status)) return answer;
    } catch (error) {
      if (signal.aborted) throw error;
    }
    wait(true);
    await pause(PAUSES[Math.min(tries, PAUSES.length - 1)] ?? 30, signal);
    wait(false);
  }
}

/** Ends early where the browser says that the line is back. */
function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const end = () => {
      clearTimeout(timer);
      done.abort();
      if (signal.aborted) reject(new DOMException("stopped", "AbortError"));
      else resolve();
    };
    const timer = setTimeout(end, seconds * 1_000);
    addEventListener("online", end, { signal: done.signal });
    signal.addEventListener("abort", end, { signal: done.signal });
  });
}

async function refusal(answer: Response): Promise<Sent> {
  // Sent to sign in: the session is over, what has come is kept.
  if (answer.type === "opaqueredirect")
    return said(
      "Your session is over. Sign in on another page, then add the file again: it goes on where it was.",
    );
  const told = (await answer.json().catch(() => null)) as Partial<Sent & { ok: false }> | null;
  if (told?.errors && told.values) return { ok: false, errors: told.errors, values: told.values };
  return said("This file could not be sent. Load the page again and add it once more.");
}

function said(message: string): Sent {
  return { ok: false, errors: [{ field: "file", message }], values: {} };
}
