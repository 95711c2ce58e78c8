/** What the secretariat does with a round, by the form's intent. */
import { closeRound } from "#app/commands/close-round.ts";
import { confirmShortlist } from "#app/commands/confirm-shortlist.ts";
import { liftRecusal } from "#app/commands/lift-recusal.ts";
import { openRound } from "#app/commands/open-round.ts";
import { remindJudges } from "#app/commands/remind-judges.ts";
import {
  closeAllTheSameSchema,
  decidedBy,
  liftSchema,
  noWordsSchema,
  recusalSchema,
  reminderSchema,
} from "#app/forms/round-acts.ts";
import { findRoundId } from "#app/queries/round-page.ts";
import { act, type Acted } from "./acted.ts";
import { recuse } from "./recuse.ts";
import type { StaffAccess } from "./guards.ts";
import { notFound } from "./not-found.ts";

export async function actOnRound(
  { context, edition }: StaffAccess,
  slug: string,
  form: FormData,
): Promise<Acted> {
  const editionId = edition.id;
  const roundId = await findRoundId(context, editionId, slug);
  if (roundId === null) throw notFound();
  const round = { editionId, roundId };
  switch (form.get("intent")) {
    case "open":
      return act(form, noWordsSchema, "opened", () => openRound(context, round));
    case "close":
      return act(form, noWordsSchema, "closed", () => closeRound(context, round));
    case "close-owed":
      return act(form, closeAllTheSameSchema, "closed", (sent) =>
        closeRound(context, { ...round, decision: { by: decidedBy(sent), reason: sent.reason } }),
      );
    case "confirm":
      return act(form, noWordsSchema, "confirmed", () => confirmShortlist(context, round));
    case "remind":
      return act(form, reminderSchema, "reminded", ({ text }) =>
        remindJudges(context, { ...round, text }),
      );
    case "recuse":
      return act(form, recusalSchema, "recused", async (sent) => recuse(context, editionId, sent));
    case "lift":
      return act(form, liftSchema, "lifted", ({ judge, from }) =>
        liftRecusal(context, { editionId, judgeId: judge, ...from }),
      );
    default:
      throw notFound();
  }
}
