/** What was typed and not saved yet, kept on this device: a closed tab, a lost line or an ended session lose none of it. */

import { withStorage } from "./device-storage.ts";

export interface KeptWords {
  /** What the form began from, such as the version of a card. */
  readonly base: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Sent, and not yet known whether it arrived. */
  readonly isSent: boolean;
  /** When the first of what is not sent was typed, where that is told. */
  readonly since?: number;
  /** Whether they wait to be submitted, and not only to be saved. */
  readonly submits?: boolean;
  readonly entries: readonly (readonly [name: string, value: string])[];
}

const PREFIX = "laurel-words:";
/** An answer that takes longer is none. */
const ANSWER_MILLISECONDS = 60 * 1000;
const LONGEST_MILLISECONDS = 14 * 24 * 60 * 60 * 1000;

/** Of the page that is open. */
export function keyOf(owner: string): string {
  return keyAt(window.location.pathname, owner);
}

/** @param path of a page */
export function keyAt(path: string, owner: string): string {
  return `${PREFIX}${path}:${owner}`;
}

export function readKept(key: string): KeptWords | null {
  const text = withStorage((storage) => storage.getItem(key)) ?? null;
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as KeptWords;
    return Array.isArray(kept.entries) ? kept : null;
  } catch {
    return null;
  }
}

/** @returns false where the browser, or a shared computer, keeps nothing */
export function keep(key: string, words: KeptWords): boolean {
  return (
    withStorage((storage) => {
      storage.setItem(key, JSON.stringify(words));
      return true;
    }) ?? false
  );
}

export function forget(key: string): void {
  withStorage((storage) => storage.removeItem(key));
}

/**
 * Forgets the words that were sent just before, because this page answers them; not those of another
 * form that never arrived. And what nobody came back for.
 */
export function forgetArrived(hasArrived: boolean): void {
  withStorage((storage) => {
    const now = Date.now();
    let lastSent: { readonly key: string; readonly at: number } | null = null;
    for (const key of Object.keys(storage).filter((one) => one.startsWith(PREFIX))) {
      const kept = readKept(key);
      if (!kept || now - kept.at > LONGEST_MILLISECONDS) storage.removeItem(key);
      else if (kept.isSent && kept.at > (lastSent?.at ?? 0)) lastSent = { key, at: kept.at };
    }
    if (hasArrived && lastSent && now - lastSent.at < ANSWER_MILLISECONDS)
      storage.removeItem(lastSent.key);
  });
}

/** What a person typed or chose; neither what the page itself sends along nor a file. */
export function entriesOf(form: HTMLFormElement): KeptWords["entries"] {
  const entries: [string, string][] = [];
  for (const control of form.elements)
    if (control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement)
      entries.push([control.name, control.value]);
    else if (control instanceof HTMLInputElement && isTyped(control))
      entries.push([control.name, control.value]);
  return entries;
}

function isTyped({ type, checked, name }: HTMLInputElement): boolean {
  if (name === "" || type === "hidden" || type === "file" || type === "password") return false;
  return type === "radio" || type === "checkbox" ? checked : true;
}

/**
 * Puts words back as if they were typed, so that whatever listens to typing hears them.
 * @param isTheirs which fields the words are of: all unless something else is said
 */
export function putBack(
  form: HTMLFormElement,
  entries: KeptWords["entries"],
  isTheirs: (name: string) => boolean = () => true,
): void {
  for (const control of form.elements) {
    if (!(control instanceof HTMLElement) || !("name" in control)) continue;
    if (!isTheirs(String(control.name))) continue;
    const values = entries.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type)) {
      const shouldBe = values.includes(control.value);
      if (control.checked !== shouldBe && (shouldBe || control.type === "checkbox"))
        control.click();
    } else if (isText(control) && values[0] !== undefined && values[0] !== control.value) {
      control.value = values[0];
      control.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

function isText(
  control: HTMLElement,
): control is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  if (control instanceof HTMLInputElement) return isTyped(control);
  return control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement;
}
