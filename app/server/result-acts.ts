/** What the secretariat does with a result, by the form's intent. */
import { certifyEdition } from "#app/commands/certify-edition.ts";
import { disqualifyApplication } from "#app/commands/disqualify-application.ts";
import { publishResult, withdrawPublication } from "#app/commands/publish-result.ts";
import { recordDecision } from "#app/commands/record-decision.ts";
import { removeAchievement, saveAchievement } from "#app/commands/save-achievement.ts";
import { saveCitation } from "#app/commands/save-citation.ts";
import { instantInZone } from "#app/forms/day-and-time.ts";
import {
  achievementSchema,
  certifySchema,
  citationSchema,
  disqualifySchema,
  prizeSchema,
  publicationSchema,
  quorumSchema,
  removeAchievementSchema,
  strikeSchema,
} from "#app/forms/results.ts";
import { decidedBy, noWordsSchema } from "#app/forms/round-acts.ts";
import { act, type Acted, asTwo } from "./acted.ts";
import { decideOrder } from "./decide-order.ts";
import type { StaffAccess } from "./guards.ts";
import { notFound } from "./not-found.ts";

/** Of the edition as a whole. */
export async function actOnResult(access: StaffAccess, form: FormData): Promise<Acted> {
  const { context, edition } = access;
  const editionId = edition.id;
  switch (form.get("intent")) {
    case "order":
      return decideOrder(access, form);
    case "prize":
      return act(form, prizeSchema, "named", ({ recertifies, ...sent }) => {
        const { category, prize, application, reason } = sent;
        const by = decidedBy(sent);
        const proposal = { kind: "prize", category, prize, application, by, reason } as const;
        return recordDecision(context, { editionId, recertifies, proposal });
      });
    case "below-quorum":
      return act(form, quorumSchema, "accepted", ({ recertifies, ...sent }) => {
        const { round, application, reason } = sent;
        const by = decidedBy(sent);
        const proposal = { kind: "below-quorum", round, application, by, reason } as const;
        return recordDecision(context, { editionId, recertifies, proposal });
      });
    case "certify":
      return act(form, certifySchema, "certified", ({ reason }) =>
        certifyEdition(context, editionId, reason),
      );
    case "publish":
      return act(form, publicationSchema, asTwo("published"), ({ publishAt }) =>
        publishResult(context, editionId, instantInZone(publishAt, edition.timeZone)),
      );
    case "withdraw":
      return act(form, noWordsSchema, "withdrawn", () => withdrawPublication(context, editionId));
    case "achievement":
      return act(form, achievementSchema, "saved", (sent) =>
        saveAchievement(context, { editionId, ...sent }),
      );
    case "remove-achievement":
      return act(form, removeAchievementSchema, "removed", ({ id }) =>
        removeAchievement(context, { editionId, id }),
      );
    default:
      throw notFound();
  }
}

/** Of one category: cards, citations, applications that leave. */
export async function actOnCategory(access: StaffAccess, form: FormData): Promise<Acted> {
  const { context, edition } = access;
  const editionId = edition.id;
  switch (form.get("intent")) {
    case "strike":
    case "lift": {
      const kind = form.get("intent") === "lift" ? "lift" : "strike";
      const done = kind === "lift" ? "strike-lifted" : "struck";
      return act(form, strikeSchema, done, ({ recertifies, ...sent }) => {
        const { card, reason } = sent;
        const proposal = { kind, ...card, by: decidedBy(sent), reason } as const;
        return recordDecision(context, { editionId, recertifies, proposal });
      });
    }
    case "citation":
      return act(form, citationSchema, "saved", ({ application, text }) =>
        saveCitation(context, { editionId, ref: application, text }),
      );
    case "disqualify":
      return act(
        form,
        disqualifySchema,
        asTwo("disqualified"),
        ({ application, reason, recertifies }) =>
          disqualifyApplication(context, { editionId, ref: application, reason, recertifies }),
      );
    default:
      throw notFound();
  }
}
