/** The mails that carry a message to the other side: complete without opening anything. */
import type { TalkSide } from "./talk.ts";

export interface Carried {
  readonly from: TalkSide;
  readonly text: string;
  /** How its reader is called; empty where they have not said. */
  readonly name: string;
  readonly application: { readonly ref: string; readonly title: string };
  /** Of the city that applies. */
  readonly city: string;
  readonly edition: string;
  /** Link to the thread, for this reader. */
  readonly address: string;
}

/** A draft is its city's own: the secretariat is told its ref, never its title. */
export function messageLetter(carried: Carried): {
  readonly subject: string;
  readonly text: string;
} {
  const { from, text, name, application, city, edition, address } = carried;
  const { ref, title } = application;
  const who = from === "city" ? city : `The secretariat of ${edition}`;
  const named = title === "" ? ref : `“${title}” (${ref})`;
  return {
    subject: `A message about ${ref}, ${edition}`,
    text: [
      name === "" ? "Good day," : `Dear ${name},`,
      `There is a message about ${named}. ${who} writes:`,
      text,
      `Please answer here, not by mail, so that everybody who has to do with it can read it: ${address}`,
    ].join("\n\n"),
  };
}
