/** The decision that puts a tie in order, from the pages that show ties. */
import { recordDecision } from "#app/commands/record-decision.ts";
import { orderSchema } from "#app/forms/results.ts";
import { decidedBy } from "#app/forms/round-acts.ts";
import { act, type Acted } from "./acted.ts";
import type { StaffAccess } from "./guards.ts";

export function decideOrder({ context, edition }: StaffAccess, form: FormData): Promise<Acted> {
  return act(form, orderSchema, "decided", ({ recertifies, ...sent }) => {
    const { round, category, applications, reason } = sent;
    const by = decidedBy(sent);
    return recordDecision(context, {
      editionId: edition.id,
      recertifies,
      proposal: { kind: "order", round, category, applications, by, reason },
    });
  });
}
