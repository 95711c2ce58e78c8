/** Who the viewer is in a programme or an edition. What they are nothing in does not exist for them. */
import { nextOathStep, type OathStep } from "#app/domain/oath/oath.ts";
import type { Context, Viewer } from "#app/server/context.ts";
import {
  findEditionByAddress,
  findJudgeOf,
  findProgramme,
  findStaffRole,
} from "#db/repositories/memberships.ts";
import { listPanelsOf } from "#db/repositories/panels.ts";
import { findOath } from "#db/repositories/oaths.ts";
import { listAsideOf } from "#db/repositories/staff-recusals.ts";
import { behindVeil } from "#db/repositories/staff-veil.ts";

type Found = NonNullable<Awaited<ReturnType<typeof findEditionByAddress>>>;

/** An edition as its pages name it. */
export interface EditionHead {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly year: number;
  readonly place: string;
  readonly timeZone: string;
  readonly state: Found["edition"]["state"];
  readonly callOpensAt: Date | null;
  readonly callClosesAt: Date | null;
  /** Past the close, in which what was begun before it is still taken. */
  readonly graceMinutes: number;
  /** Whom people write to with a question; null where nobody was named. */
  readonly contactEmail: string | null;
  /** How many applications a city may submit; null where it may as many as it likes. */
  readonly capPerEntrant: number | null;
  readonly isOneCategoryAProject: boolean;
  /** Whether whoever steps aside from one application steps aside from its category. */
  readonly isRecusalOfCategory: boolean;
  /** Of files; null for what the product allows. */
  readonly filesPerApplication: number | null;
  readonly megabytesPerApplication: number | null;
  readonly megabytesPerEdition: number | null;
  readonly ceremonyOn: string | null;
  readonly programme: string;
  readonly programmeId: string;
  readonly programmeName: string;
}

export type StaffRole = "secretariat" | "observer";

export async function findEdition(
  context: Context,
  programme: string,
  edition: string,
): Promise<EditionHead | null> {
  const found = await findEditionByAddress(context.store.read, programme, edition);
  if (!found) return null;
  const { id, slug, name, year, place, timeZone, state } = found.edition;
  const { callOpensAt, callClosesAt, ceremonyOn, graceMinutes, contactEmail } = found.edition;
  const { capPerEntrant, isOneCategoryAProject, isRecusalOfCategory } = found.edition;
  const { filesPerApplication, megabytesPerApplication, megabytesPerEdition } = found.edition;
  return {
    capPerEntrant,
    filesPerApplication,
    megabytesPerApplication,
    megabytesPerEdition,
    isOneCategoryAProject,
    isRecusalOfCategory,
    id,
    slug,
    name,
    year,
    place,
    timeZone,
    state,
    callOpensAt,
    callClosesAt,
    graceMinutes,
    contactEmail,
    ceremonyOn,
    programme: found.programme.slug,
    programmeId: found.programme.id,
    programmeName: found.programme.name,
  };
}

/** An edition as one of its staff sees it. */
export interface StaffedEdition extends EditionHead {
  /** The viewer's. */
  readonly role: StaffRole;
}

export async function findStaffedProgramme(context: Context, viewer: Viewer, slug: string) {
  const programme = await findProgramme(context.store.read, slug);
  if (!programme) return null;
  const { id, name } = programme;
  const role = await findStaffRole(context.store.read, id, viewer.userId);
  if (!role) return null;
  const person = { programmeId: id, userId: viewer.userId };
  return { id, slug, name, role, asideFrom: await listAsideOf(context.store.read, person) };
}

export async function findStaffedEdition(
  context: Context,
  viewer: Viewer,
  programme: string,
  slug: string,
): Promise<{
  readonly edition: StaffedEdition;
  readonly role: StaffRole;
  readonly asideFrom: StaffAside;
} | null> {
  const edition = await findEdition(context, programme, slug);
  if (!edition) return null;
  const { read } = context.store;
  const role = await findStaffRole(read, edition.programmeId, viewer.userId);
  if (!role) return null;
  const person = { programmeId: edition.programmeId, userId: viewer.userId };
  const asideFrom = await listAsideOf(read, person, edition.id);
  return { edition: { ...edition, role }, role, asideFrom };
}

/** What a member of the staff stepped aside from. */
export type StaffAside = Awaited<ReturnType<typeof listAsideOf>>;

/** The context in which nothing is of the categories that the member stepped aside from. */
export function withoutAside(context: Context, asideFrom: StaffAside): Context {
  const [first] = asideFrom;
  return first ? { ...context, store: behindVeil(context.store, first.staffId) } : context;
}

export interface JudgeSelf {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly isChair: boolean;
  /** What they have still to do before an application is opened to them; null once it is done. */
  readonly oathStep: OathStep | null;
  /** Ids of the categories that the judge judges in any round, in the edition's order. */
  readonly categoryIds: readonly string[];
}

/** The viewer as a judge of the edition, once they accepted. */
export async function findJudgeSelf(
  context: Context,
  viewer: Viewer,
  programme: string,
  slug: string,
): Promise<{ readonly edition: EditionHead; readonly judge: JudgeSelf } | null> {
  const edition = await findEdition(context, programme, slug);
  if (!edition) return null;
  const judge = await findJudgeOf(context.store.read, edition.id, viewer.userId);
  if (!judge || judge.acceptedAt === null) return null;
  const categoryIds = await listPanelsOf(context.store.read, judge.id);
  const oathStep = nextOathStep(await findOath(context.store.read, judge.id));
  const { id, name, chair } = judge;
  return { edition, judge: { id, slug: judge.slug, name, isChair: chair, categoryIds, oathStep } };
}
