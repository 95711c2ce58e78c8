/**
 * Splits a crowded category among its panel: each application is dealt to so many judges, or to all
 * who are free where there are fewer; nobody gets one they stepped aside from, or more than one above
 * another if that can be had; and judges meet in ever other company. See docs/rules.md, "Panels that
 * change".
 */
import { drawnOrder } from "../kernel/drawn.ts";
import type { IsRecused } from "../scorecard/recusals.ts";
import type { Pair } from "./duties.ts";

interface ToDeal {
  readonly judges: readonly string[];
  readonly applications: readonly string[];
  /** How many judges each application gets. */
  readonly each: number;
  /** Draws the same deal again. */
  readonly seed: string;
  readonly isRecused: IsRecused;
  /** What stays as it is, because a card was begun, also by one who left: it counts towards `each`. */
  readonly kept: readonly Pair[];
}

/** Who has what so far. */
interface Table {
  readonly on: Map<string, Set<string>>;
  readonly load: Map<string, number>;
  /** How often two judges have the same application. */
  readonly met: Map<string, number>;
}

/** @returns what was kept and what was dealt, application by application in the order given */
export function dealOut(toDeal: ToDeal): readonly Pair[] {
  const { judges, applications, each, seed, isRecused, kept } = toDeal;
  const table: Table = { on: new Map(), load: new Map(), met: new Map() };
  const order = drawnOrder(judges, seed);
  for (const application of applications) table.on.set(application, new Set());
  for (const { judge, application } of kept)
    if (table.on.has(application)) give(table, judge, application);
  const fixed = new Set(kept.map(({ judge, application }) => `${judge} ${application}`));
  const mayHave = (judge: string, application: string) => !isRecused(judge, application);
  // Those with the least choice first: what they leave over is shared out by the others.
  const free = (application: string) =>
    judges.filter((judge) => mayHave(judge, application)).length;
  const turn = [...drawnOrder(applications, seed)].sort((a, b) => free(a) - free(b));
  for (const application of turn) {
    const on = table.on.get(application) ?? new Set();
    while (on.size < each) {
      const next = bestFor(table, order, application, mayHave);
      if (next === undefined) break;
      give(table, next, application);
    }
  }
  evenOut(table, order, turn, { mayHave, isFixed: (judge, one) => fixed.has(`${judge} ${one}`) });
  const known = [...judges, ...[...table.load.keys()].filter((one) => !judges.includes(one))];
  return applications.flatMap((application) =>
    known
      .filter((judge) => table.on.get(application)?.has(judge))
      .map((judge) => ({ judge, application })),
  );
}

function both(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function give({ on, load, met }: Table, judge: string, application: string): void {
  const company = on.get(application) ?? new Set();
  if (company.has(judge)) return;
  for (const other of company) met.set(both(judge, other), (met.get(both(judge, other)) ?? 0) + 1);
  on.set(application, company.add(judge));
  load.set(judge, (load.get(judge) ?? 0) + 1);
}

function take({ on, load, met }: Table, judge: string, application: string): void {
  const company = on.get(application) ?? new Set();
  company.delete(judge);
  for (const other of company) met.set(both(judge, other), (met.get(both(judge, other)) ?? 0) - 1);
  load.set(judge, (load.get(judge) ?? 0) - 1);
}

type MayHave = (judge: string, application: string) => boolean;

/** Of those with the least to do, who has met the others on it the least; then as they were drawn. */
function bestFor(
  { on, load, met }: Table,
  order: readonly string[],
  application: string,
  mayHave: MayHave,
): string | undefined {
  const company = on.get(application) ?? new Set();
  let best: string | undefined;
  let least = [Infinity, Infinity];
  for (const judge of order) {
    if (company.has(judge) || !mayHave(judge, application)) continue;
    let meetings = 0;
    for (const other of company) meetings += met.get(both(judge, other)) ?? 0;
    const cost = [load.get(judge) ?? 0, meetings];
    const [aLoad = 0, aMet = 0] = cost;
    const [bLoad = 0, bMet = 0] = least;
    if (aLoad < bLoad || (aLoad === bLoad && aMet < bMet)) {
      best = judge;
      least = cost;
    }
  }
  return best;
}

interface Movable {
  readonly mayHave: MayHave;
  readonly isFixed: (judge: string, application: string) => boolean;
}

/** An application that one judge hands to another. */
interface Handing {
  readonly from: string;
  readonly to: string;
  readonly application: string;
}

/**
 * Hands applications along as long as a judge at one end has two more than one at the other. Where no
 * such chain is left, loads are as even as any deal could make them.
 */
function evenOut(
  table: Table,
  order: readonly string[],
  applications: readonly string[],
  movable: Movable,
): void {
  for (;;) {
    const chain = order
      .map((judge) => chainFrom(table, judge, order, applications, movable))
      .find((found) => found.length > 0);
    if (!chain) return;
    // From the far end on: nobody is given what they still have.
    for (const { from, to, application } of chain.reverse()) {
      take(table, from, application);
      give(table, to, application);
    }
  }
}

/** The shortest chain of handings from a judge to one with at least two fewer; empty without one. */
function chainFrom(
  { on, load }: Table,
  start: string,
  order: readonly string[],
  applications: readonly string[],
  { mayHave, isFixed }: Movable,
): Handing[] {
  const most = load.get(start) ?? 0;
  if (order.every((judge) => (load.get(judge) ?? 0) > most - 2)) return [];
  const came = new Map<string, Handing | null>([[start, null]]);
  for (const from of came.keys())
    for (const application of applications) {
      const company = on.get(application);
      if (!company?.has(from) || isFixed(from, application)) continue;
      for (const to of order) {
        if (came.has(to) || company.has(to) || !mayHave(to, application)) continue;
        came.set(to, { from, to, application });
        if ((load.get(to) ?? 0) <= most - 2) return backFrom(to, came);
      }
    }
  return [];
}

function backFrom(end: string, came: ReadonlyMap<string, Handing | null>): Handing[] {
  const chain: Handing[] = [];
  for (let step = came.get(end); step; step = came.get(step.from)) chain.unshift(step);
  return chain;
}
