/** What screening found, as a city reads it in a letter. */

interface ToldClause {
  readonly title: string;
  readonly text: string;
  readonly result: "pass" | "fail" | "unclear" | null;
  readonly note: string;
}

/** One paragraph a clause. */
export function findingsInWords(clauses: readonly ToldClause[]): string {
  return clauses.map(clauseInWords).join("\n\n");
}

function clauseInWords({ title, text, result, note }: ToldClause): string {
  const found = result === "unclear" ? "is not clear to us" : "is not met";
  return [`${title}: ${found}.`, text, `What we found: ${note}`]
    .filter((line) => line !== "")
    .join("\n");
}
