/** From the text of a bundle to its count, or to everything that is wrong with it. */
import { ballotFaults } from "../ballot/ballot-faults.ts";
import type { Bundle, Fault } from "../bundle/bundle.ts";
import { type Parsed, parseBundle } from "../bundle/parse-bundle.ts";
import { soundPart } from "../bundle/sound-part.ts";
import type { Count } from "./count.ts";
import { countEdition } from "./count-edition.ts";

export type Counted =
  | { readonly ok: true; readonly bundle: Bundle; readonly count: Count }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export function countBundle(text: string): Counted {
  const parsed = parseBundle(text);
  if (!parsed.ok) {
    const faults = [...parsed.faults, ...ballotFaultsBeside(parsed)];
    return { ok: false, faults };
  }
  const count = countEdition(parsed.bundle);
  const faults = ballotFaults(parsed.bundle, count);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, bundle: parsed.bundle, count };
}

/** The ballots of a bundle with other faults, in the categories that those leave alone. */
function ballotFaultsBeside({ raw, faults }: Extract<Parsed, { ok: false }>): readonly Fault[] {
  const sound = soundPart(raw, faults);
  if (!sound) return [];
  const count = countEdition({ ...sound.bundle, ballots: [] });
  return ballotFaults(sound.bundle, count, sound.doubtful);
}
