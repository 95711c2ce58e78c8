import type { Tie } from "#app/domain/conflict/likely-conflicts.ts";

interface TiesProps {
  readonly ties: readonly Tie[];
  /** Name of the city's country. */
  readonly country: string;
  /** Who reads it: the judge of themselves, or the secretariat of the judge. */
  readonly reader: "judge" | "secretariat";
}

/** What a judge and an application have in common, each in a sentence that accuses nobody. */
export function Ties({ ties, country, reader }: TiesProps) {
  return (
    <ul className="plain-list">
      {ties.map((tie) => (
        <li key={tie.kind}>{reader === "judge" ? toJudge(tie, country) : toStaff(tie, country)}</li>
      ))}
    </ul>
  );
}

function toJudge(tie: Tie, country: string): string {
  switch (tie.kind) {
    case "country":
      return `The city is in your country, ${country}.`;
    case "mail":
      return `Somebody who writes this application has an address at ${tie.host}, as you have.`;
    case "employer":
      return `Your declaration and this application both name ${tie.name}.`;
    case "collaboration":
      return `The city says that you have worked together: “${tie.text}”`;
  }
}

function toStaff(tie: Tie, country: string): string {
  switch (tie.kind) {
    case "country":
      return `Judge and city are in the same country, ${country}.`;
    case "mail":
      return `Somebody who writes it has an address at ${tie.host}, as the judge has.`;
    case "employer":
      return `The judge's declaration and the application both name ${tie.name}.`;
    case "collaboration":
      return `The city says that they have worked together: “${tie.text}”`;
  }
}
