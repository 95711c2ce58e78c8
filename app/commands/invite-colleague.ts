/** Who is in charge of an application invites a colleague to write in it, or to read it. */
import { COLLEAGUE_DAYS, colleagueLetter } from "#app/domain/application/colleague-letter.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { sameAddress } from "#app/domain/invitation/invitation-state.ts";
import type { Context } from "#app/server/context.ts";
import { findNamedApplication } from "#db/repositories/applications.ts";
import {
  appendColleague,
  type ColleagueRight,
  listColleagues,
  saveColleague,
} from "#db/repositories/colleagues.ts";
import { findEditionById } from "#db/repositories/editions.ts";
import type { Tx } from "#db/store/store.ts";
import { type ApplicationName, claimOwnApplication } from "./claim-own-application.ts";
import { postMail, recordAct } from "./record-act.ts";

export interface ColleagueInvitation extends ApplicationName {
  readonly email: string;
  readonly may: ColleagueRight;
}

/** A city with more has a mailing list, not colleagues. */
const MOST_COLLEAGUES = 20;
const DAY = 24 * 60 * 60 * 1000;

/**
 * One who is in already may from now on what is said here, without a mail. One who was invited and
 * has not answered gets a new link, and the old one stops working.
 * @returns refused `invalid` for one's own address, `over-limit`, `not-found` for who is not in charge
 */
export async function inviteColleague(
  context: Context,
  { may, ...sent }: ColleagueInvitation,
): Promise<Outcome<void>> {
  const email = sent.email.trim().toLowerCase();
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const application = await claimOwnApplication(tx, context, sent, "own");
    const { viewer } = context;
    if (!application || !viewer) return refused("not-found");
    if (sameAddress(email, viewer.email))
      return refusedAt("email", "invalid", "This is your own address: you are in charge already.");
    const now = context.clock();
    const there = await listColleagues(tx, application.id);
    const known = there.find(({ colleague }) => colleague.email === email)?.colleague;
    if (!known && there.length >= MOST_COLLEAGUES)
      return refusedAt(
        "email",
        "over-limit",
        `An application has at most ${MOST_COLLEAGUES} colleagues. Take one out to invite another.`,
      );
    if (known?.acceptedAt) await saveColleague(tx, known.id, { may });
    else {
      const expiresAt = new Date(now.getTime() + COLLEAGUE_DAYS * DAY);
      const token = `${context.newId()}${context.newId()}`;
      const tokenHash = context.vault.digest(token);
      if (known) await saveColleague(tx, known.id, { may, tokenHash, expiresAt });
      else
        await appendColleague(tx, application, {
          id: context.newId(),
          email,
          may,
          tokenHash,
          invitedById: viewer.userId,
          invitedAt: now,
          expiresAt,
        });
      const link = `${context.baseUrl}/colleague/${token}`;
      await sendLink(tx, context, { applicationId: application.id, email, may, link, expiresAt });
    }
    await recordAct(tx, context, {
      editionId: application.editionId,
      act: known?.acceptedAt ? "colleague-changed" : "colleague-invited",
      subject: application.ref,
      details: { address: email, may },
      at: now,
    });
    return ok();
  });
}

interface Link {
  readonly applicationId: string;
  readonly email: string;
  readonly may: ColleagueRight;
  readonly link: string;
  readonly expiresAt: Date;
}

async function sendLink(
  tx: Tx,
  context: Context,
  { applicationId, email: recipient, may, link, expiresAt: until }: Link,
): Promise<void> {
  const named = await findNamedApplication(tx, applicationId);
  const edition = named && (await findEditionById(tx, named.application.editionId));
  if (!named || !edition || !context.viewer) return;
  const { application, entrant } = named;
  const host = context.viewer.name || context.viewer.email;
  const letter = colleagueLetter({
    host,
    city: entrant.name,
    application,
    edition,
    may,
    link,
    until,
  });
  await postMail(tx, context, {
    recipient,
    ...letter,
    kind: "colleague-invitation",
    editionId: edition.id,
    applicationId,
    at: context.clock(),
  });
}
