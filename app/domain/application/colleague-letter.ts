/** What somebody is told whom a city invites to write in its application, or to read it. */
import { instantInWords } from "./letters.ts";

/** How long the link works. */
export const COLLEAGUE_DAYS = 14;

interface ColleagueOffer {
  readonly host: string;
  readonly city: string;
  readonly application: { readonly ref: string; readonly title: string };
  readonly edition: { readonly name: string; readonly timeZone: string };
  readonly may: "view" | "edit";
  readonly link: string;
  readonly until: Date;
}

export function colleagueLetter(offer: ColleagueOffer) {
  const { host, city, application, edition, may, link, until } = offer;
  const project = application.title === "" ? application.ref : `“${application.title}”`;
  const verb = may === "edit" ? "write in" : "read";
  return {
    subject: `${host} invites you to ${verb} the application of ${city}`,
    text: [
      "Good day,",
      `${host} invites you to ${verb} ${project} (${application.ref}), the application of ${city} to ${edition.name}.`,
      `To come in, open this page:\n${link}`,
      `The link works once, until ${instantInWords(until, edition.timeZone)}. It is yours alone: please do not pass it on. If you did not expect this, you need do nothing.`,
    ].join("\n\n"),
  };
}
