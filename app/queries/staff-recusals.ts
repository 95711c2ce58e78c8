/** Members of the staff who stepped aside from a category, as their colleagues see it. */
import type { Context } from "#app/server/context.ts";
import { listCategories } from "#db/repositories/edition-settings.ts";
import { listStaff } from "#db/repositories/staff.ts";
import { listStaffRecusals } from "#db/repositories/staff-recusals.ts";
import type { StaffOf } from "./results.ts";

interface StaffRecusalsView {
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly categories: readonly { readonly slug: string; readonly name: string }[];
  readonly recusals: readonly {
    readonly id: string;
    readonly member: string;
    readonly category: string;
    /** Empty for an observer. */
    readonly reason: string;
    readonly recordedAt: Date;
  }[];
}

export async function loadStaffRecusals(
  { store }: Context,
  { edition, role }: StaffOf,
): Promise<StaffRecusalsView> {
  const db = store.read;
  const staff = (await listStaff(db, edition.programmeId)).map(({ id, name, email }) => ({
    id,
    name: name === "" ? email : name,
  }));
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  return {
    members: staff,
    categories: (await listCategories(db, edition.id)).map(({ slug, name }) => ({ slug, name })),
    recusals: (await listStaffRecusals(db, edition.id)).map((one) => ({
      id: one.id,
      member: names.get(one.staffId) ?? "",
      category: one.name,
      reason: role === "secretariat" ? one.reason : "",
      recordedAt: one.recordedAt,
    })),
  };
}
