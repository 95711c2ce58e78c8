/**
 * Who may come in. Every loader and every action asks one of these first: nobody signed in is sent
 * to sign in, and what a person is nothing in answers as what does not exist.
 */
import { type AppLoadContext, redirect } from "@remix-run/node";
import {
  type EditionHead,
  findJudgeSelf,
  findStaffedEdition,
  findStaffedProgramme,
  type JudgeSelf,
  type StaffedEdition,
  type StaffRole,
  withoutAside,
} from "#app/queries/membership.ts";
import type { Context, Viewer } from "./context.ts";
import { notFound, requireParam } from "./not-found.ts";

/** What Remix hands to a loader or an action. */
export interface RouteArgs {
  readonly context: AppLoadContext;
  readonly request: Request;
  readonly params: Readonly<Record<string, string | undefined>>;
}

export interface SignedIn {
  readonly context: Context;
  readonly viewer: Viewer;
}

/** Of a category that the member stepped aside from nothing is in the context's store. */
export interface StaffAccess extends SignedIn {
  readonly edition: StaffedEdition;
  readonly role: StaffRole;
  /** Names of those categories. */
  readonly asideFrom: readonly string[];
}

export interface JudgeAccess extends SignedIn {
  readonly edition: EditionHead;
  readonly judge: JudgeSelf;
}

function goTo(page: string, request: Request): Response {
  const { pathname, search } = new URL(request.url);
  return redirect(`${page}?${new URLSearchParams({ next: pathname + search }).toString()}`);
}

export function requireViewer({ context: { context }, request }: RouteArgs): SignedIn {
  if (!context.viewer) throw goTo("/sign-in", request);
  return { context, viewer: context.viewer };
}

/** The secretariat holds every unpublished thing: a password or a mail alone does not open it. */
function requireSecondFactor({ viewer }: SignedIn, request: Request): void {
  if (!viewer.hasSecondFactor) throw goTo("/second-factor", request);
}

/** Secretariat or observer of the edition in the address. */
export async function requireStaff(args: RouteArgs): Promise<StaffAccess> {
  const signedIn = requireViewer(args);
  const programme = requireParam(args.params, "programme");
  const edition = requireParam(args.params, "edition");
  const found = await findStaffedEdition(signedIn.context, signedIn.viewer, programme, edition);
  if (!found) throw notFound();
  requireSecondFactor(signedIn, args.request);
  return {
    ...signedIn,
    ...found,
    context: withoutAside(signedIn.context, found.asideFrom),
    asideFrom: found.asideFrom.flatMap(({ name }) => name ?? []),
  };
}

/** Secretariat of the edition in the address: every act of the secretariat asks this. */
export async function requireSecretariat(args: RouteArgs): Promise<StaffAccess> {
  const access = await requireStaff(args);
  if (access.role !== "secretariat") throw notFound();
  return access;
}

/** Secretariat or observer of the programme in the address. */
export async function requireProgrammeStaff(args: RouteArgs) {
  const signedIn = requireViewer(args);
  const slug = requireParam(args.params, "programme");
  const programme = await findStaffedProgramme(signedIn.context, signedIn.viewer, slug);
  if (!programme) throw notFound();
  requireSecondFactor(signedIn, args.request);
  const { asideFrom, ...head } = programme;
  const { context } = signedIn;
  // What is read is without those categories; an act on the programme is on all that is in it.
  const { read } = withoutAside(context, asideFrom).store;
  return {
    ...signedIn,
    context: { ...context, store: { ...context.store, read } },
    programme: head,
  };
}

/** Secretariat of the programme in the address: every act on it asks this. */
export async function requireProgrammeSecretariat(args: RouteArgs) {
  const access = await requireProgrammeStaff(args);
  if (access.programme.role !== "secretariat") throw notFound();
  return access;
}

/** Who may found programmes on this installation. */
export function requireOperator(args: RouteArgs): SignedIn {
  const signedIn = requireViewer(args);
  if (!signedIn.viewer.isOperator) throw notFound();
  requireSecondFactor(signedIn, args.request);
  return signedIn;
}

/** A judge of the edition in the address, who has taken its oath: nothing else opens an application. */
export async function requireJudge(args: RouteArgs): Promise<JudgeAccess> {
  const access = await requireJudgeBeforeOath(args);
  const { programme, slug } = access.edition;
  if (access.judge.oathStep !== null) throw goTo(`/judge/${programme}/${slug}/oath`, args.request);
  return access;
}

/** A judge of the edition in the address, after accepting the invitation: for the oath's own page alone. */
export async function requireJudgeBeforeOath(args: RouteArgs): Promise<JudgeAccess> {
  const signedIn = requireViewer(args);
  const programme = requireParam(args.params, "programme");
  const edition = requireParam(args.params, "edition");
  const found = await findJudgeSelf(signedIn.context, signedIn.viewer, programme, edition);
  if (!found) throw notFound();
  return { ...signedIn, ...found };
}
