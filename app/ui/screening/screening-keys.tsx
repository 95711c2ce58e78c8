import { useNavigate } from "@remix-run/react";
import { type RefObject, useEffect } from "react";

const KEYS = [
  ["p, f, u", "this clause passes, fails or is unclear; then the next clause"],
  ["j, k", "the next clause, the one before"],
  ["e", "to the note of this clause"],
  ["Esc", "from a note back to its clause"],
  ["a, s", "to the button Accept, to Save findings"],
  ["n, b", "the next application that waits, the one before"],
  ["?", "this list"],
] as const;

const RESULTS: Readonly<Record<string, number>> = { p: 0, f: 1, u: 2 };

interface ScreeningKeysProps {
  /** What the keys work in: nowhere else do letters do anything. */
  readonly panel: RefObject<HTMLElement | null>;
  /** Addresses; null where nothing waits. */
  readonly next: string | null;
  readonly previous: string | null;
}

/** Keys for the whole pile, while the focus is among the clauses. */
export function ScreeningKeys({ panel, next, previous }: ScreeningKeysProps) {
  const navigate = useNavigate();

  useEffect(() => {
    // Whoever came by a key or a conclusion goes on where the work is.
    if (window.location.hash === "#check" && panel.current) focusFirst(panel.current);
  }, [panel]);

  useEffect(() => {
    const on = (event: KeyboardEvent) => {
      const place = panel.current;
      const { target } = event;
      if (!place || !(target instanceof HTMLElement) || !place.contains(target)) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(target)) {
        if (event.key === "Escape") toClause(place, clauseAt(place, target));
        return;
      }
      const go = { n: next, b: previous }[event.key];
      if (go !== undefined) {
        if (go !== null) void navigate(`${go}#check`);
      } else if (!act(place, target, event.key)) return;
      event.preventDefault();
    };
    document.addEventListener("keydown", on);
    return () => document.removeEventListener("keydown", on);
  }, [panel, navigate, next, previous]);

  return (
    <details className="keys" data-keys>
      <summary>Keys</summary>
      <p className="small">They work while the focus is among the clauses.</p>
      <dl className="small">
        {KEYS.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function isTyping(target: HTMLElement): boolean {
  if (target instanceof HTMLInputElement)
    return target.type !== "radio" && target.type !== "checkbox";
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

const groupsIn = (place: HTMLElement) => [...place.querySelectorAll("fieldset:has([data-clause])")];

/** The clause that the focus is in; the first, where it is in none. */
function clauseAt(place: HTMLElement, target: Element): number {
  return Math.max(
    0,
    groupsIn(place).findIndex((group) => group.contains(target)),
  );
}

function toClause(place: HTMLElement, at: number): void {
  const group = groupsIn(place)[at];
  const radio = group?.querySelector<HTMLInputElement>("[data-clause] input:checked");
  (radio ?? group?.querySelector<HTMLInputElement>("[data-clause] input"))?.focus();
}

function focusFirst(place: HTMLElement): void {
  const groups = groupsIn(place);
  const open = groups.findIndex((group) => !group.querySelector("[data-clause] input:checked"));
  if (groups.length === 0) place.focus();
  else toClause(place, Math.max(0, open));
}

/** @returns whether the key means something here */
function act(place: HTMLElement, target: HTMLElement, key: string): boolean {
  const at = clauseAt(place, target);
  const group = groupsIn(place)[at];
  const result = RESULTS[key];
  const button = (intent: string) =>
    place.querySelector<HTMLButtonElement>(`button[name="intent"][value="${intent}"]`);
  if (result !== undefined) {
    const radio = group?.querySelectorAll<HTMLInputElement>("[data-clause] input")[result];
    if (!radio) return false;
    radio.click();
    if (at + 1 < groupsIn(place).length) toClause(place, at + 1);
    else radio.focus();
    return true;
  }
  if (key === "j" || key === "k") toClause(place, at + (key === "j" ? 1 : -1));
  else if (key === "e")
    group?.querySelector<HTMLTextAreaElement>('textarea[name$=".note"]')?.focus();
  else if (key === "a") (button("accepted") ?? button("save"))?.focus();
  else if (key === "s") button("save")?.focus();
  else if (key === "?") toggleKeys(place);
  else return false;
  return true;
}

function toggleKeys(place: HTMLElement): void {
  const keys = place.querySelector<HTMLDetailsElement>("[data-keys]");
  if (keys) keys.open = !keys.open;
}
