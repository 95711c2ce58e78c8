/**
 * What a judge promises before the applications are opened to them. An edition may have terms of its
 * own; without any these are asked.
 */
export const DEFAULT_OATH = `I judge each application on what is written in it and by the criteria of its category.

I keep to myself what I read in applications and files, and who applies. I copy or pass on nothing, use nothing for work of my own, and delete what I kept once the result is published.

I tell nobody how I scored or voted, ask no other judge how they did, and let nobody who applies, and nobody for them, speak to me about the award.

I step aside from every application in which I, or somebody close to me, have a stake, and say so as soon as I know.

I use no service that keeps or learns from what I give it to read applications or to write about them.`;

interface Oath {
  readonly takenAt: Date;
  /** Null until the judge has declared their interests, or that there are none. */
  readonly declaredAt: Date | null;
}

/** What a judge has still to do before the applications are opened to them. */
export type OathStep = "terms" | "interests";

/** @returns null once both are done */
export function nextOathStep(oath: Oath | null): OathStep | null {
  if (oath === null) return "terms";
  return oath.declaredAt === null ? "interests" : null;
}

/** The terms of an edition: its own, or these. */
export function oathTextOf({ oathText }: { readonly oathText: string | null }): string {
  return oathText?.trim() ? oathText : DEFAULT_OATH;
}
