/**
 * What was typed and not saved yet, kept in this browser until it is: a closed tab, an expired
 * session or a lost line costs no word. Where no script runs, the browser's own back button keeps it.
 */
import { type FormEvent, useEffect, useRef, useState, useSyncExternalStore } from "react";

/** By name of the field. */
export type TypedText = Readonly<Record<string, string>>;

const PAUSE_MILLISECONDS = 400;

/** What lay there when the page was opened: what is typed from then on is not offered back. */
const atOpening = new Map<string, string | null>();

function readOnce(place: string): string | null {
  const known = atOpening.get(place);
  if (known !== undefined) return known;
  const found = localStorage.getItem(place);
  atOpening.set(place, found);
  return found;
}

interface KeptText {
  /** Unsaved text from an earlier visit; null where there is none. */
  readonly kept: TypedText | null;
  /** The person has taken it up, or does not want it. */
  readonly decide: () => void;
  readonly onInput: (event: FormEvent<HTMLFormElement>) => void;
  readonly onSubmit: () => void;
}

/**
 * @param place what the text is kept under in this browser
 * @param version of the text that is saved: a new one means that the form was saved
 * @param saved by name of the field
 */
export function useKeptText(place: string, version: number, saved: TypedText): KeptText {
  const raw = useSyncExternalStore(
    () => () => undefined,
    () => readOnce(place),
    () => null,
  );
  const [isDecided, setDecided] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const isTypedSince = useRef(false);
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    if (!isTypedSince.current) localStorage.removeItem(place);
  }, [place, version]);
  useEffect(
    () => () => {
      atOpening.delete(place);
    },
    [place],
  );
  const kept = isDecided ? null : unsaved(raw, saved);
  return {
    kept,
    decide: () => {
      localStorage.removeItem(place);
      setDecided(true);
    },
    onInput: ({ currentTarget }) => {
      isTypedSince.current = true;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => keep(place, currentTarget), PAUSE_MILLISECONDS);
    },
    onSubmit: () => {
      isTypedSince.current = false;
    },
  };
}

function keep(place: string, form: HTMLFormElement): void {
  const typed: Record<string, string> = {};
  for (const [name, value] of new FormData(form))
    if (typeof value === "string" && isText(name)) typed[name] = value;
  localStorage.setItem(place, JSON.stringify(typed));
}

function isText(name: string): boolean {
  return name === "title" || name.startsWith("answers.");
}

/** @returns null where nothing was kept, or nothing but what is saved */
function unsaved(raw: string | null, saved: TypedText): TypedText | null {
  if (raw === null) return null;
  const typed = parse(raw);
  const differs = Object.entries(typed).some(
    ([name, text]) => sameBreaks(text) !== sameBreaks(saved[name] ?? ""),
  );
  return differs ? typed : null;
}

/** A form sends line breaks as two characters, a text field keeps one. */
function sameBreaks(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

function parse(raw: string): TypedText {
  try {
    const value: unknown = JSON.parse(raw);
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter(
        (entry): entry is [string, string] => isText(entry[0]) && typeof entry[1] === "string",
      ),
    );
  } catch {
    return {};
  }
}

/** Puts texts into the fields as if they were typed, so that counts and checks follow. */
export function fillIn(form: HTMLFormElement, texts: TypedText): void {
  for (const [name, text] of Object.entries(texts)) {
    const field = form.elements.namedItem(name);
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) continue;
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
