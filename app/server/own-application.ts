/** Who comes in to an application: who began it, and the colleagues whom they let in. */
import { findOwnApplication, type OwnApplication } from "#app/queries/own-applications.ts";
import { requireViewer, type RouteArgs, type SignedIn } from "./guards.ts";
import { notFound, requireParam } from "./not-found.ts";

export type OwnerAccess = SignedIn & { readonly own: OwnApplication };

type Needed = OwnApplication["right"];

const ENOUGH: Readonly<Record<Needed, readonly Needed[]>> = {
  view: ["own", "edit", "view"],
  edit: ["own", "edit"],
  own: ["own"],
};

/**
 * The application in the address, where the viewer may do there what is asked.
 * @param needed to read where it is left out and a page is asked for, to write where a form is sent
 */
export async function requireOwnApplication(
  args: RouteArgs,
  needed: Needed = isRead(args.request) ? "view" : "edit",
): Promise<OwnerAccess> {
  const signedIn = requireViewer(args);
  const own = await findOwnApplication(
    signedIn.context,
    signedIn.viewer,
    requireParam(args.params, "programme"),
    requireParam(args.params, "edition"),
    requireParam(args.params, "ref"),
  );
  if (!own) throw notFound();
  // Whoever may read it knows that it is there: they are told, rather than that nothing is here.
  if (!ENOUGH[needed].includes(own.right)) throw mayOnlyRead();
  return { ...signedIn, own };
}

function mayOnlyRead(): Response {
  return new Response(null, { status: 403, statusText: "Forbidden" });
}

function isRead({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
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
    graceUntil: own.graceUntil,
    graceMinutes: own.edition.graceMinutes,
    isExtended: own.extendedTo !== null,
    right: own.right,
    why: own.writing.isOpen ? null : (own.writing.refusal.details[0] ?? null),
  };
}
