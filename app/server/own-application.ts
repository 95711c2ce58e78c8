/** Who comes in to an application: who began it, and the colleagues whom they let in. */
import type { Context, Viewer } from "./context.ts";
import {
  type ApplicationAddress,
  findOwnApplication,
  findOwnApplicationName,
  type NamedOwnApplication,
  type OwnApplication,
} from "#app/queries/own-applications.ts";
import { requireViewer, type RouteArgs, type SignedIn } from "./guards.ts";
import { notFound, requireParam } from "./not-found.ts";

export type OwnerAccess = SignedIn & { readonly own: OwnApplication };
/** Who may act, and in which application: enough for an act that asks everything else itself. */
export type NamedOwnerAccess = SignedIn & { readonly own: NamedOwnApplication };

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
  return requireOwned(args, needed, findOwnApplication);
}

/** As requireOwnApplication, without reading what nobody asks for who sends a file part by part. */
export async function requireOwnApplicationName(
  args: RouteArgs,
  needed: Needed = isRead(args.request) ? "view" : "edit",
): Promise<NamedOwnerAccess> {
  return requireOwned(args, needed, findOwnApplicationName);
}

async function requireOwned<Own extends NamedOwnApplication>(
  args: RouteArgs,
  needed: Needed,
  find: (context: Context, viewer: Viewer, address: ApplicationAddress) => Promise<Own | null>,
): Promise<SignedIn & { readonly own: Own }> {
  const signedIn = requireViewer(args);
  const own = await find(signedIn.context, signedIn.viewer, {
    programme: requireParam(args.params, "programme"),
    edition: requireParam(args.params, "edition"),
    ref: requireParam(args.params, "ref"),
  });
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
