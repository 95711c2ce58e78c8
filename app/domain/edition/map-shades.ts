/** Four shades for figures from one to the most there is, each a few times the one before it. */
const SHADES = 4;

export interface Shade {
  readonly from: number;
  readonly to: number;
}

/** Those that are used: with a few in each country there are fewer than four. */
export function shadesUpTo(most: number): readonly Shade[] {
  const shades: Shade[] = [];
  let from = 1;
  for (let step = 1; step <= SHADES && from <= most; step++) {
    const to = step === SHADES ? most : Math.max(from, Math.round(most ** (step / SHADES)));
    shades.push({ from, to });
    from = to + 1;
  }
  return shades;
}

/** @returns the place of a figure's shade among them, from 0 */
export function shadeOf(figure: number, most: number): number {
  return shadesUpTo(most).findIndex(({ to }) => figure <= to);
}
