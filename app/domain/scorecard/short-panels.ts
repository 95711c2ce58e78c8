/**
 * What recusals leave of a panel: whether fewer judges are left for an application than its quorum asks
 * for, and whether more than a third of those who would score it have stepped aside. It is a warning and
 * changes nothing in the count. See docs/rules.md, "Who counts".
 */
import type { IsRecused } from "./recusals.ts";

/** More than one in so many is told. */
const ONE_IN = 3;

export interface ShortPanel {
  readonly application: string;
  /** Judges who would score it if nobody had stepped aside. */
  readonly panel: number;
  readonly aside: number;
  /** Of a round that asks for more judges than are left; null where it does not. */
  readonly quorum: number | null;
  readonly isThirdAside: boolean;
}

interface Panelled {
  readonly application: string;
  /** Everybody who would score it, those who stepped aside included. */
  readonly panel: readonly string[];
}

/** Those to warn of, in their order; a panel that is small by itself is no matter of recusals. */
export function shortPanels(
  panels: readonly Panelled[],
  isRecused: IsRecused,
  quorum: number | null,
): readonly ShortPanel[] {
  return panels.flatMap(({ application, panel }) => {
    const aside = panel.filter((judge) => isRecused(judge, application)).length;
    const isUnderQuorum = quorum !== null && panel.length - aside < quorum;
    const isThirdAside = aside * ONE_IN > panel.length;
    if (!isUnderQuorum && !isThirdAside) return [];
    return [
      {
        application,
        panel: panel.length,
        aside,
        quorum: isUnderQuorum ? quorum : null,
        isThirdAside,
      },
    ];
  });
}

/** A sentence without its stop: "OC-01: 2 of 5 judges have stepped aside; the quorum asks for 4". */
export function shortPanelInWords(short: ShortPanel, name: string): string {
  const { panel, aside, quorum } = short;
  const judges = panel === 1 ? "judge" : "judges";
  const told = `${name}: ${aside} of ${panel} ${judges} ${aside === 1 ? "has" : "have"} stepped aside`;
  return quorum === null
    ? told
    : `${told}; ${panel - aside} ${panel - aside === 1 ? "is" : "are"} left, and the quorum asks for ${quorum}`;
}

/** Whether one more judge who steps aside from these applications makes any of them one to warn of. */
export function isShortWithout(
  judge: string,
  panels: readonly Panelled[],
  isRecused: IsRecused,
  quorum: number | null,
): boolean {
  const names = new Set(panels.map(({ application }) => application));
  return (
    shortPanels(
      panels.filter(({ panel }) => panel.includes(judge)),
      (one, application) =>
        (one === judge && names.has(application)) || isRecused(one, application),
      quorum,
    ).length > 0
  );
}
