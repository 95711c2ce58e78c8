/** What the secretariat does with a round, by the form's intent. */
import { closeRound } from "#app/commands/close-round.ts";
import { confirmShortlist } from "#app/commands/confirm-shortlist.ts";
import { openRound } from "#app/commands/open-round.ts";
import { planJudgeReminder } from "#app/commands/plan-judge-reminder.ts";
import { planSupplements } from "#app/commands/plan-supplements.ts";
import { remindJudges } from "#app/commands/remind-judges.ts";
import {
  closeAllTheSameSchema,
  decidedBy,
  noWordsSchema,
  planReminderSchema,
  reminderSchema,
} from "#app/forms/round-acts.ts";
import { instantInZone } from "#app/forms/day-and-time.ts";
import { supplementWindowSchema } from "#app/forms/supplement.ts";
import { findRoundId } from "#app/queries/round-page.ts";
import { act, type Acted, asTwo } from "./acted.ts";
import { actOnRecusal } from "./recuse.ts";
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
      return act(form, noWordsSchema, asTwo("confirmed"), () => confirmShortlist(context, round));
    case "plan-supplements":
      return act(form, supplementWindowSchema, "supplements", ({ opens, closes }) =>
        planSupplements(context, {
          ...round,
          opensAt: instantInZone(opens, edition.timeZone),
          closesAt: instantInZone(closes, edition.timeZone),
        }),
      );
    case "plan-reminder":
      return act(form, planReminderSchema, "planned", ({ remindAt }) =>
        planJudgeReminder(context, { ...round, at: instantInZone(remindAt, edition.timeZone) }),
      );
    case "cancel-reminder":
      return act(form, noWordsSchema, "cancelled", () =>
        planJudgeReminder(context, { ...round, at: null }),
      );
    case "remind":
      return act(form, reminderSchema, "reminded", ({ text }) =>
        remindJudges(context, { ...round, text }),
      );
    default: {
      const acted = await actOnRecusal(context, editionId, form);
      if (acted === null) throw notFound();
      return acted;
    }
  }
}
