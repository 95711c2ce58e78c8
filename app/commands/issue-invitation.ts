/** Makes the one link of an invitation. Its token goes into the mail and nowhere else. */
import { instantInWords } from "#app/domain/invitation/invitation-letter.ts";
import { expiryOf } from "#app/domain/invitation/invitation-state.ts";
import type { Context } from "#app/server/context.ts";
import { appendInvitation } from "#db/repositories/invitations.ts";
import type { Tx } from "#db/store/store.ts";

interface Issue {
  readonly email: string;
  readonly role: "secretariat" | "observer" | "judge";
  readonly programmeId: string;
  readonly judgeId: string | null;
  /** The zone in which the letter says until when the link works. */
  readonly zone: string;
  readonly at: Date;
}

export async function issueInvitation(
  tx: Tx,
  context: Context,
  { zone, at, ...invitation }: Issue,
): Promise<{ readonly link: string; readonly until: string }> {
  const token = `${context.newId()}${context.newId()}`;
  const expiresAt = expiryOf(at);
  await appendInvitation(tx, {
    ...invitation,
    id: context.newId(),
    tokenHash: context.vault.digest(token),
    invitedById: context.viewer?.userId ?? null,
    createdAt: at,
    expiresAt,
  });
  return {
    link: `${context.baseUrl}/invitation/${token}`,
    until: instantInWords(expiresAt, zone),
  };
}
