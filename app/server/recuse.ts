/** The secretariat's act on a judge: from an application or a category, on whose panel they must sit. */
import { stepAside } from "#app/commands/step-aside.ts";
import { type Outcome, refusedAt } from "#app/domain/kernel/outcome.ts";
import { isOnPanelOf } from "#app/queries/round-page.ts";
import type { Context } from "./context.ts";

interface Sent {
  readonly judge: string;
  readonly from: { readonly ref: string } | { readonly category: string };
  readonly reason: string;
}

export async function recuse(
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
