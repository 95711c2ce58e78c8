/** Founds a programme; who does so is its first secretariat. */
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { SLUG } from "#app/domain/kernel/slug.ts";
import type { Context } from "#app/server/context.ts";
import { findProgramme } from "#db/repositories/memberships.ts";
import { saveStaffRole } from "#db/repositories/people.ts";
import { appendProgramme } from "#db/repositories/programmes.ts";
import { Conflict } from "#db/store/store.ts";
import { recordAct } from "./record-act.ts";

interface NewProgramme {
  readonly name: string;
  readonly slug: string;
}

/** Addresses of pages that stand beside the programmes'. */
const RESERVED = new Set(["new"]);

/**
 * @returns the slug; refused `not-allowed` for who is no operator, `second-factor-required`, or
 *   `already-exists` at the slug
 */
export async function createProgramme(
  context: Context,
  { name, slug }: NewProgramme,
): Promise<Outcome<{ readonly slug: string }>> {
  const { viewer } = context;
  if (!viewer?.isOperator)
    return refused("not-allowed", "Only an operator of this installation creates programmes.");
  if (!viewer.hasSecondFactor)
    return refused("second-factor-required", "Sign in with your second factor first.");
  if (!SLUG.test(slug) || RESERVED.has(slug))
    return refusedAt(
      "slug",
      "invalid",
      "Use small letters, figures and hyphens, such as city-prize.",
    );
  const taken = refusedAt("slug", "already-exists", "Another programme has this address.");
  try {
    return await context.store.transact(async (tx) => {
      if (await findProgramme(tx, slug)) return taken;
      const at = context.clock();
      const id = context.newId();
      await appendProgramme(tx, { id, slug, name, createdAt: at });
      await saveStaffRole(tx, {
        id: context.newId(),
        programmeId: id,
        userId: viewer.userId,
        role: "secretariat",
        grantedAt: at,
      });
      await recordAct(tx, context, {
        editionId: null,
        act: "programme-created",
        subject: slug,
        at,
      });
      return ok({ slug });
    });
  } catch (error) {
    // Two at once: the second waited for the first's row.
    if (error instanceof Conflict && error.kind === "unique") return taken;
    throw error;
  }
}
