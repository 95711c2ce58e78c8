/** What came of an attempt to submit, in words for the city and the secretariat. */
const WORDS: Readonly<Record<string, string>> = {
  submitted: "Submitted",
  "application-incomplete": "Not submitted: something was missing",
  invalid: "Not submitted: something was missing",
  "call-closed": "Not submitted: it came after the deadline",
  "call-not-open": "Not submitted: the call had not opened",
  "stale-version": "Not submitted: it had been saved on another page meanwhile",
  "already-submitted": "It had been submitted before",
  "already-certified": "Not submitted: the result was certified",
  "over-limit": "Not submitted: a limit of the edition was reached",
};

export function attemptInWords(result: string): string {
  return WORDS[result] ?? "Not submitted";
}
