/** An answer of any shape as text, to be read beside another. Empty where nothing was answered. */
export function answerText(answer: unknown): string {
  if (answer === null || answer === undefined) return "";
  if (typeof answer === "string") return answer.trim();
  if (typeof answer === "number") return answer.toLocaleString("en");
  if (typeof answer === "boolean") return answer ? "Yes" : "No";
  if (Array.isArray(answer)) return lines(answer.map(answerText));
  return lines(
    Object.entries(answer).map(([name, part]) => {
      const text = answerText(part);
      return text === "" ? "" : `${name}: ${text}`;
    }),
  );
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}
