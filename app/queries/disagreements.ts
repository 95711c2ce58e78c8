/** Applications on which two screeners found differently, with both findings side by side. */
import type { Context } from "#app/server/context.ts";
import type { EditionHead, StaffRole } from "./membership.ts";
import { readDesk } from "./screening-desk.ts";
import { readForScreening } from "./screening.ts";

/** By ref, a page of the desk at a time. */
export async function readDisagreements(context: Context, edition: EditionHead, role: StaffRole) {
  const { lines, matching } = await readDesk(context, edition, role, {
    work: "disputed",
    text: "",
    order: "ref",
  });
  const applications = [];
  for (const { ref, title, city } of lines) {
    const found = await readForScreening(context, edition, role, ref);
    if (!found) continue;
    const { submission, clauses } = found;
    const disputed = clauses.filter(({ isDisputed }) => isDisputed);
    applications.push({ ref, title, city, submission, clauses: disputed });
  }
  return { applications, matching };
}
