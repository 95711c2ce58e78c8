/** The programmes that a person keeps, each with its editions and how far they are. */
import type { EditionState } from "#app/domain/edition/edition-state.ts";
import type { Context, Viewer } from "#app/server/context.ts";
import { listEditions, listProgrammesOf } from "#db/repositories/programmes.ts";

export interface EditionLine {
  readonly slug: string;
  readonly name: string;
  readonly year: number;
  readonly place: string;
  readonly timeZone: string;
  readonly state: EditionState;
  readonly callOpensAt: Date | null;
  readonly callClosesAt: Date | null;
}

export interface MyProgramme {
  readonly slug: string;
  readonly name: string;
  readonly role: "secretariat" | "observer";
  readonly editions: readonly EditionLine[];
}

export async function listEditionLines(
  context: Context,
  programmeId: string,
): Promise<readonly EditionLine[]> {
  const editions = await listEditions(context.store.read, programmeId);
  return editions.map(
    ({ slug, name, year, place, timeZone, state, callOpensAt, callClosesAt }) => ({
      slug,
      name,
      year,
      place,
      timeZone,
      state,
      callOpensAt,
      callClosesAt,
    }),
  );
}

export async function listMyProgrammes(
  context: Context,
  viewer: Viewer,
): Promise<readonly MyProgramme[]> {
  const mine: MyProgramme[] = [];
  for (const { id, slug, name, role } of await listProgrammesOf(context.store.read, viewer.userId))
    mine.push({ slug, name, role, editions: await listEditionLines(context, id) });
  return mine;
}
