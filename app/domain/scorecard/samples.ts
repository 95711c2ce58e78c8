/**
 * Made-up applications. On a practice one a judge tries the scorecard; a calibration set is scored first
 * by every judge of the panel. Neither is ever counted or owed. See
 * docs/access.md.
 */
import { type EditionUse, lockOf } from "../edition/locks.ts";

export type SampleKind = "practice" | "calibration";

interface UsedSample {
  readonly kind: SampleKind;
  /** Whether a judge ever submitted a scorecard on it. */
  readonly isScored: boolean;
}

/** @returns why its words and its kind may no longer change, or null while they may */
export function lockOfSample({ kind, isScored }: UsedSample, use: EditionUse): string | null {
  const fixed = lockOf("samples", use);
  if (fixed !== null) return fixed;
  if (isScored)
    return "A judge has submitted a scorecard on it: whoever scores it later reads the same words.";
  return kind === "calibration" ? lockOfCalibration(use) : null;
}

/** @returns why the set may neither grow nor shrink, or null while it may */
export function lockOfCalibration(use: EditionUse): string | null {
  return use.hasScorecard
    ? "A judge has saved a scorecard on an application: a calibration set comes before the first of them."
    : null;
}

/** Those of a calibration set that a judge has still to submit before the category's applications open. */
export function calibrationLeft<
  S extends { readonly kind: SampleKind; readonly mark: "left" | "draft" | "done" },
>(samples: readonly S[]): readonly S[] {
  return samples.filter(({ kind, mark }) => kind === "calibration" && mark !== "done");
}

interface SubmittedCard {
  readonly judge: string;
  readonly sample: string;
}

/**
 * Who has still to submit on some of the set; nobody where there is no set.
 * @param panel the judges of the category
 * @param set the samples of its calibration set
 */
export function calibrationOwedBy(
  panel: readonly string[],
  set: readonly string[],
  submitted: readonly SubmittedCard[],
): readonly string[] {
  const done = new Set(submitted.map(({ judge, sample }) => JSON.stringify([judge, sample])));
  return panel.filter((judge) => set.some((sample) => !done.has(JSON.stringify([judge, sample]))));
}
