/** One act on many applications, each by itself: one that is refused does not hold up the others. */
import type { Outcome } from "#app/domain/kernel/outcome.ts";
import {
  type BulkLine,
  type BulkOrder,
  passingClauses,
  planBulk,
} from "#app/domain/screening/bulk.ts";
import { loadSubjects, type SubjectInBulk } from "#app/queries/bulk-screening.ts";
import type { Context } from "#app/server/context.ts";
import { moveApplication } from "./move-application.ts";
import { concludeScreening, saveFindings } from "./screen-application.ts";
import { tagApplication } from "./tag-application.ts";

export interface ManyToScreen {
  readonly editionId: string;
  readonly order: BulkOrder & {
    /** Slug of the category to move to; empty for the other acts. */
    readonly slug: string;
    readonly dueAt: Date | null;
  };
  /** As the preview showed them: another version that came since is passed over. */
  readonly chosen: readonly { readonly ref: string; readonly submission: number }[];
}

/** @returns for each what was done, or why not */
export async function screenMany(
  context: Context,
  { editionId, order, chosen }: ManyToScreen,
): Promise<readonly BulkLine[]> {
  const refs = chosen.map(({ ref }) => ref);
  const { subjects, over } = await loadSubjects(context, editionId, refs);
  const plan = planBulk(order, subjects, context.clock(), over);
  const lines: BulkLine[] = [];
  for (const [index, line] of plan.entries()) {
    const subject = subjects[index];
    const seen = chosen.find(({ ref }) => ref === line.ref);
    if (!subject || !seen || !line.isDone) {
      lines.push(line);
      continue;
    }
    const name = { editionId, ref: line.ref, submission: seen.submission };
    const outcome = await act(context, name, subject, order);
    const says = outcome.ok ? line.says : outcome.refusal.details.join(" ") || outcome.refusal.code;
    lines.push({ ref: line.ref, isDone: outcome.ok, says });
  }
  return lines;
}

interface Name {
  readonly editionId: string;
  readonly ref: string;
  readonly submission: number;
}

function act(
  context: Context,
  name: Name,
  { clauses }: SubjectInBulk,
  order: ManyToScreen["order"],
): Promise<Outcome<void>> {
  const { clauseId, note, dueAt } = order;
  const fault = clauseId === null ? [] : [{ clauseId, result: "fail" as const, note }];
  switch (order.act) {
    case "tag":
    case "untag":
      return tagApplication(context, { ...name, tag: order.tag, isOn: order.act === "tag" });
    case "move":
      return moveApplication(context, { ...name, category: order.slug, reason: note });
    case "pass":
      return saveFindings(context, {
        ...name,
        findings: passingClauses(clauseId, clauses).map(({ id }) => ({
          clauseId: id,
          result: "pass",
          note: "",
        })),
      });
    case "accept":
      return concludeScreening(context, {
        ...name,
        findings: [],
        conclusion: "accepted",
        reason: "",
        dueAt: null,
      });
    case "return":
    case "reject":
      return concludeScreening(context, {
        ...name,
        findings: fault,
        conclusion: order.act === "return" ? "returned" : "rejected",
        reason: "",
        dueAt: order.act === "return" ? dueAt : null,
      });
  }
}
