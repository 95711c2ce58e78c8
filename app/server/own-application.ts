/** Who comes in to an application: its owner alone. */
import { findOwnApplication, type OwnApplication } from "#app/queries/own-applications.ts";
import { requireViewer, type RouteArgs, type SignedIn } from "./guards.ts";
import { notFound, requireParam } from "./not-found.ts";

export type OwnerAccess = SignedIn & { readonly own: OwnApplication };

/** The application in the address, where it is the viewer's own. */
export async function requireOwnApplication(args: RouteArgs): Promise<OwnerAccess> {
  const signedIn = requireViewer(args);
  const own = await findOwnApplication(
    signedIn.context,
    signedIn.viewer,
    requireParam(args.params, "programme"),
    requireParam(args.params, "edition"),
    requireParam(args.params, "ref"),
  );
  if (!own) throw notFound();
  return { ...signedIn, own };
}

/** What every page about an application shows of it; never the row itself. */
export function headOf({ own, viewer }: OwnerAccess) {
  const { programme, slug, name, programmeName, timeZone, callClosesAt } = own.edition;
  const { ref, title, state, version, savedAt } = own.application;
  return {
    edition: { programme, slug, name, programmeName, timeZone, callClosesAt },
    viewer: viewer.name === "" ? viewer.email : viewer.name,
    ref,
    title,
    state,
    version,
    savedAt,
    city: own.city,
    category: own.category,
    until: own.writing.isOpen ? own.writing.until : null,
    isOpen: own.writing.isOpen,
    why: own.writing.isOpen ? null : (own.writing.refusal.details[0] ?? null),
  };
}
