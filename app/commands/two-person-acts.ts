/** How each act that needs two persons is prepared; see two-persons.ts. */
import type { TwoPersonAct } from "#app/domain/decision/second-person.ts";
import { prepareShortlist, type ShortlistPayload } from "./confirm-shortlist.ts";
import { type DisqualificationPayload, prepareDisqualification } from "./disqualify-application.ts";
import { preparePublication, type PublicationPayload } from "./publish-result.ts";
import { prepareReopening, type ReopeningPayload } from "./reopen-card.ts";
import type { Payload, Prepare } from "./two-persons.ts";

/** What a proposal keeps is what its own command was asked with. */
function prepares<P extends Payload>(prepare: Prepare<P>): Prepare {
  return (tx, context, edition, payload, isConfirming) =>
    prepare(tx, context, edition, payload as P, isConfirming);
}

export const PREPARES: Readonly<Record<TwoPersonAct, Prepare>> = {
  "confirm-shortlist": prepares<ShortlistPayload>(prepareShortlist),
  "reopen-card": prepares<ReopeningPayload>(prepareReopening),
  disqualify: prepares<DisqualificationPayload>(prepareDisqualification),
  publish: prepares<PublicationPayload>(preparePublication),
};
