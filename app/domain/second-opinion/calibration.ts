/** How the judges of a panel used the scale on the same made-up applications; nothing of it counts. */
import { inWords, listed } from "../kernel/words.ts";
import { agreementOf } from "./agreement.ts";
import { groupMarks, type Mark } from "./marks.ts";
import { severities } from "./severity.ts";
import { meanOf, toGrain } from "./statistics.ts";

export interface CalibrationCard {
  readonly judge: string;
  readonly sample: string;
  /** Points by the criterion's slug. */
  readonly points: Readonly<Record<string, number>>;
}

export interface UseOfScale {
  readonly judge: string;
  readonly mean: number;
  readonly least: number;
  readonly most: number;
  /** Points above (milder) or below (stricter) the mean of the others; null where nobody else scored the same. */
  readonly against: number | null;
  /** Standard deviation of their own points; null under two. */
  readonly spread: number | null;
}

export interface CriterionUse {
  readonly criterion: string;
  /** In the order of the judges as they were given. */
  readonly judges: readonly UseOfScale[];
  /** Krippendorff's alpha over the samples; null where it has no number. */
  readonly alpha: number | null;
}

/** @param judges whom the table lists, in its order; who scored nothing is left out */
export function useOnSamples(
  judges: readonly string[],
  criteria: readonly { readonly slug: string }[],
  cards: readonly CalibrationCard[],
): readonly CriterionUse[] {
  return criteria.map(({ slug }) => {
    const marks = cards.flatMap(({ judge, sample, points }): Mark[] => {
      const value = points[slug];
      return value === undefined ? [] : [{ judge, application: sample, value }];
    });
    const byJudge = groupMarks(marks, "judge");
    const against = new Map(severities(marks).map((one) => [one.judge, one]));
    return {
      criterion: slug,
      alpha: agreementOf(marks).alpha,
      judges: judges.flatMap((judge): UseOfScale[] => {
        const values = (byJudge.get(judge) ?? []).map(({ value }) => value);
        if (values.length === 0) return [];
        const severity = against.get(judge);
        return [
          {
            judge,
            mean: toGrain(meanOf(values)),
            least: Math.min(...values),
            most: Math.max(...values),
            against: severity?.against ?? null,
            spread: severity?.spread ?? null,
          },
        ];
      }),
    };
  });
}

/** Beside the others by at least this much is worth a sentence: one step of a scale. */
const WORTH_SAYING = 1;

/** One sentence a criterion: who lies a step or more from the others, and where the panel is at one. */
export function calibrationInWords(
  uses: readonly CriterionUse[],
  names: { readonly judge: (slug: string) => string; readonly criterion: (slug: string) => string },
): readonly string[] {
  return uses.map(({ criterion, judges }) => {
    const name = names.criterion(criterion);
    if (judges.length === 0) return `${name}: nobody has scored it.`;
    if (judges.length === 1) return `${name}: one judge alone scored it, so there is no comparing.`;
    const far = (isFar: (against: number) => boolean) =>
      judges
        .filter(({ against }) => against !== null && isFar(against))
        .map(({ judge, against }) => `${names.judge(judge)} (by ${pointsOf(against ?? 0)})`);
    const stricter = far((against) => against <= -WORTH_SAYING);
    const milder = far((against) => against >= WORTH_SAYING);
    const used = `points from ${Math.min(...judges.map((one) => one.least))} to ${Math.max(...judges.map((one) => one.most))} were given`;
    if (stricter.length + milder.length === 0)
      return `${name}: ${used}, and no judge of the ${inWords(judges.length)} lies a whole point from the others.`;
    const parts = [
      ...(stricter.length > 0 ? [`${listed(stricter)} stricter than the others`] : []),
      ...(milder.length > 0 ? [`${listed(milder)} milder than the others`] : []),
    ];
    return `${name}: ${used}; ${parts.join(", ")}.`;
  });
}

function pointsOf(against: number): string {
  return Math.abs(against).toFixed(2);
}
