/** Who is in an application beside whoever began it, and what a colleague's link leads to. */
import type { Context, Viewer } from "#app/server/context.ts";
import {
  type ColleagueRight,
  findColleagueByHash,
  listColleagues,
} from "#db/repositories/colleagues.ts";
import { findPerson } from "#db/repositories/people.ts";
import type { OwnApplication } from "./own-applications.ts";

interface ColleagueLine {
  readonly id: string;
  readonly email: string;
  readonly may: ColleagueRight;
  /** Empty where it is not known. */
  readonly name: string;
  readonly isViewer: boolean;
  readonly hasJoined: boolean;
  /** Until when the link of the mail works. */
  readonly expiresAt: Date;
  readonly isExpired: boolean;
}

/** Whoever is in the application may know who else reads it. */
export async function readOwnColleagues(
  context: Context,
  viewer: Viewer,
  { application: { id, ownerId } }: Pick<OwnApplication, "application">,
) {
  const db = context.store.read;
  const now = context.clock();
  const owner = ownerId === null ? null : await findPerson(db, ownerId);
  const colleagues = (await listColleagues(db, id)).map(({ colleague, name }): ColleagueLine => ({
    id: colleague.id,
    email: colleague.email,
    may: colleague.may,
    name: name ?? "",
    isViewer: colleague.userId === viewer.userId,
    hasJoined: colleague.acceptedAt !== null,
    expiresAt: colleague.expiresAt,
    isExpired: colleague.expiresAt <= now,
  }));
  return {
    owner: owner && { name: owner.name, email: owner.email, isViewer: ownerId === viewer.userId },
    colleagues,
  };
}

export interface ColleagueOfferView {
  readonly email: string;
  readonly may: ColleagueRight;
  readonly host: string;
  readonly city: string;
  readonly edition: { readonly name: string; readonly timeZone: string };
  readonly expiresAt: Date;
  readonly isOpen: boolean;
}

/** @returns null where no link has that token, or none any more */
export async function findColleagueOffer(
  context: Context,
  token: string,
): Promise<ColleagueOfferView | null> {
  const db = context.store.read;
  const found = await findColleagueByHash(db, context.vault.digest(token));
  if (!found) return null;
  const { colleague, entrant, edition } = found;
  const { invitedById, email, may, expiresAt } = colleague;
  const host = invitedById === null ? null : await findPerson(db, invitedById);
  return {
    email,
    may,
    host: host ? host.name || host.email : entrant.name,
    city: entrant.name,
    edition: { name: edition.name, timeZone: edition.timeZone },
    expiresAt,
    isOpen: expiresAt > context.clock(),
  };
}
