/** What the secretariat does about a judge's recusals, on the round's page and on the judge's own. */
import { liftRecusal } from "#app/commands/lift-recusal.ts";
import { stepAside } from "#app/commands/step-aside.ts";
import { type Outcome, refusedAt } from "#app/domain/kernel/outcome.ts";
import { liftSchema, recusalSchema } from "#app/forms/round-acts.ts";
import { isOnPanelOf } from "#app/queries/judge-recusals.ts";
import { act, type Acted } from "./acted.ts";
import type { Context } from "./context.ts";

/** @returns null where the form asks for something else */
export async function actOnRecusal(
  context: Context,
  editionId: string,
  form: FormData,
): Promise<Acted | null> {
  switch (form.get("intent")) {
    case "recuse":
      return act(form, recusalSchema, "recused", async (sent) => recuse(context, editionId, sent));
    case "lift":
      return act(form, liftSchema, "lifted", ({ judge, from }) =>
        liftRecusal(context, { editionId, judgeId: judge, ...from }),
      );
    default:
      return null;
  }
}

interface Sent {
  readonly judge: string;
  readonly from: { readonly ref: string } | { readonly category: string };
  readonly reason: string;
}

async function recuse(
  context: Context,
  editionId: string,
  { judge, from, reason }: Sent,
): Promise<Outcome<void>> {
  if (!(await isOnPanelOf(context, editionId, judge, from)))
    return refusedAt(
      "from",
      "invalid",
      "This judge is not on the panel of that. Choose something else.",
    );
  return stepAside(context, { editionId, judgeId: judge, reason, ...from });
}
