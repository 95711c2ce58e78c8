import type { ReactNode } from "react";

const LOOKS = { plain: "chip", ok: "chip chip-ok", warn: "chip chip-warn", bad: "chip chip-bad" };

interface ChipProps {
  readonly look?: keyof typeof LOOKS;
  readonly children: ReactNode;
}

/** A state in a word or two; the colour only repeats it. */
export function Chip({ look = "plain", children }: ChipProps) {
  return <span className={LOOKS[look]}>{children}</span>;
}
