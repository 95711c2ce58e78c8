/** The invitation of one judge, from the row to the mail. Shared by adding, changing and asking again. */
import { judgeLetter } from "#app/domain/invitation/invitation-letter.ts";
import type { Context } from "#app/server/context.ts";
import { listCategories } from "#db/repositories/edition-settings.ts";
import { type ClaimedEdition, findEditionNames } from "#db/repositories/editions.ts";
import { voidJudgeInvitations } from "#db/repositories/invitations.ts";
import { findProgrammeName } from "#db/repositories/programmes.ts";
import { listRounds } from "#db/repositories/rounds.ts";
import type { Tx } from "#db/store/store.ts";
import { issueInvitation } from "./issue-invitation.ts";
import { postMail } from "./record-act.ts";

interface InvitedJudge {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isChair: boolean;
  readonly categoryIds: readonly string[];
}

/** Earlier links stop working. */
export async function inviteJudge(
  tx: Tx,
  context: Context,
  edition: ClaimedEdition,
  judge: InvitedJudge,
  at: Date,
): Promise<void> {
  await voidJudgeInvitations(tx, judge.id, at);
  const { link, until } = await issueInvitation(tx, context, {
    email: judge.email,
    role: "judge",
    programmeId: edition.programmeId,
    judgeId: judge.id,
    zone: edition.timeZone,
    at,
  });
  const categories = await listCategories(tx, edition.id);
  const letter = judgeLetter({
    award: await findProgrammeName(tx, edition.programmeId),
    edition: edition.name,
    judge: judge.name,
    isChair: judge.isChair,
    panels: categories.filter(({ id }) => judge.categoryIds.includes(id)).map(({ name }) => name),
    rounds: await listRounds(tx, edition.id),
    zone: edition.timeZone,
    link,
    until,
  });
  await postMail(tx, context, {
    recipient: judge.email,
    kind: "judge-invitation",
    editionId: edition.id,
    ...letter,
    at,
  });
}

interface ChangedPanels {
  readonly name: string;
  readonly email: string;
  readonly panels: readonly string[];
}

/** Tells a judge who has accepted which panels they sit on now. */
export async function tellPanels(
  tx: Tx,
  context: Context,
  edition: ClaimedEdition,
  { name, email, panels }: ChangedPanels,
  at: Date,
): Promise<void> {
  const address = await findEditionNames(tx, edition.id);
  const now =
    panels.length === 0
      ? `You no longer sit on a panel of ${edition.name}. Scorecards that you submitted stay counted.`
      : `You now sit on these panels of ${edition.name}:\n${panels.map((panel) => `- ${panel}`).join("\n")}`;
  await postMail(tx, context, {
    recipient: email,
    kind: "judge-panels",
    editionId: edition.id,
    subject: `Your panels of ${edition.name}`,
    text: [
      `Dear ${name},`,
      `The secretariat has changed your panels. ${now}`,
      `${context.baseUrl}/judge/${address.programme}/${address.slug}`,
    ].join("\n\n"),
    at,
  });
}
