/** What every page of an edition's staff needs for its frame. */
import type { StaffAccess } from "./guards.ts";

export function staffFrame({ edition, viewer, role, asideFrom }: StaffAccess) {
  const { programme, slug, programmeName, name, timeZone } = edition;
  return {
    edition: { programme, slug, programmeName, name, timeZone, role },
    viewer: viewer.name || viewer.email,
    mayAct: role === "secretariat",
    asideFrom,
  };
}
