/** Other fair ways to rank the same cards. None of them decides anything. */
import { byCodePoint, places, tiers } from "../kernel/tiers.ts";
import { groupMarks, type Mark } from "./marks.ts";
import { meanOf, medianOf, spreadOf, toGrain } from "./statistics.ts";

export type Method =
  | { readonly by: "z-scores" }
  | { readonly by: "median" }
  | { readonly by: "without"; readonly judge: string };

export interface Ranking {
  readonly method: Method;
  /** Best first, equals together; an application without a mark under this method is in none. */
  readonly groups: readonly (readonly string[])[];
  readonly values: ReadonlyMap<string, number>;
  readonly ranks: ReadonlyMap<string, number>;
}

/** Under these numbers a judge's own mean says too little to correct by. */
export const FEWEST = { judges: 3, applications: 6 };

/** Z-scores (where there is enough to correct by), the median, and the mean without each judge in turn. */
export function rankings(marks: readonly Mark[]): readonly Ranking[] {
  const judges = [...groupMarks(marks, "judge").keys()].sort(byCodePoint);
  return [
    ...(isEnoughForZ(marks) ? [rank({ by: "z-scores" }, standardised(marks), meanOf)] : []),
    ...(marks.length > 0 ? [rank({ by: "median" }, marks, medianOf)] : []),
    ...(judges.length > 1 ? judges : []).map((judge) =>
      rank(
        { by: "without", judge },
        marks.filter((mark) => mark.judge !== judge),
        meanOf,
      ),
    ),
  ];
}

export function isEnoughForZ(marks: readonly Mark[]): boolean {
  return (
    groupMarks(marks, "judge").size >= FEWEST.judges &&
    groupMarks(marks, "application").size >= FEWEST.applications
  );
}

/** Each mark as spreads above or below its judge's own mean; 0 where the judge gave one mark to all. */
function standardised(marks: readonly Mark[]): readonly Mark[] {
  return [...groupMarks(marks, "judge").values()].flatMap((own) => {
    const values = own.map(({ value }) => value);
    const [mean, spread] = [meanOf(values), spreadOf(values)];
    return own.map((mark) => ({ ...mark, value: spread === 0 ? 0 : (mark.value - mean) / spread }));
  });
}

function rank(
  method: Method,
  marks: readonly Mark[],
  summary: (values: readonly number[]) => number,
): Ranking {
  const values = new Map(
    [...groupMarks(marks, "application")].map(([application, own]) => [
      application,
      toGrain(summary(own.map(({ value }) => value))),
    ]),
  );
  const groups = tiers(
    [...values.keys()].sort(byCodePoint),
    (a, b) => (values.get(b) ?? 0) - (values.get(a) ?? 0),
  );
  const ranks = new Map(places(groups).map((place) => [place.item, place.rank]));
  return { method, groups, values, ranks };
}
