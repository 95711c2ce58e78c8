/** Editions and their programmes. */
import { and, desc, eq, ne, sql } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";

const { editions, programmes } = tables;

export async function findEditionId(
  db: Db,
  programme: string,
  edition: string,
): Promise<string | undefined> {
  const [found] = await db
    .select({ id: editions.id })
    .from(editions)
    .innerJoin(programmes, eq(editions.programmeId, programmes.id))
    .where(and(eq(programmes.slug, programme), eq(editions.slug, edition)));
  return found?.id;
}

/** What an edition is called and where its pages are, for a mail about it. */
export async function findEditionNames(db: Db, editionId: string) {
  const [row] = await db
    .select({
      name: editions.name,
      slug: editions.slug,
      programme: programmes.slug,
      programmeId: programmes.id,
    })
    .from(editions)
    .innerJoin(programmes, eq(editions.programmeId, programmes.id))
    .where(eq(editions.id, editionId));
  if (!row) throw new Error(`no edition ${editionId}`);
  return row;
}

export type Edition = typeof editions.$inferSelect;

const editionById = perConnection((db: Db) =>
  db
    .select()
    .from(editions)
    .where(eq(editions.id, sql.placeholder("id")))
    .prepare("edition_by_id"),
);

export async function findEditionById(db: Db, id: string): Promise<Edition | null> {
  const [row] = await editionById(db).execute({ id });
  return row ?? null;
}

declare const claimed: unique symbol;

/** An edition's row, held until the transaction ends: its state cannot change underneath. */
export type ClaimedEdition = typeof editions.$inferSelect & { readonly [claimed]: true };

/** Claims the edition before anything that depends on its state is read. */
export async function claimEdition(tx: Tx, editionId: string): Promise<ClaimedEdition | undefined> {
  const [row] = await tx
    .update(editions)
    .set({ version: sql`${editions.version} + 1` })
    .where(eq(editions.id, editionId))
    .returning();
  return row as ClaimedEdition | undefined;
}

export async function saveEditionState(
  tx: Tx,
  edition: ClaimedEdition,
  state: ClaimedEdition["state"],
): Promise<void> {
  await tx.update(editions).set({ state }).where(eq(editions.id, edition.id));
}

const heading = {
  id: editions.id,
  slug: editions.slug,
  name: editions.name,
  year: editions.year,
  place: editions.place,
  ceremonyOn: editions.ceremonyOn,
  programme: programmes.slug,
  programmeName: programmes.name,
};

const publicEdition = perConnection((db: Db) =>
  db
    .select({
      ...heading,
      state: editions.state,
      callOpensAt: editions.callOpensAt,
      callClosesAt: editions.callClosesAt,
    })
    .from(editions)
    .innerJoin(programmes, eq(editions.programmeId, programmes.id))
    .where(
      and(
        eq(programmes.slug, sql.placeholder("programme")),
        eq(editions.slug, sql.placeholder("edition")),
        ne(editions.state, "setup"),
      ),
    )
    .prepare("public_edition"),
);

/** An edition that the public may know of: one being set up does not exist for them. */
export async function findPublicEdition(db: Db, programme: string, edition: string) {
  const [found] = await publicEdition(db).execute({ programme, edition });
  return found;
}

/** Every edition that the public may know of, latest year first. */
export async function listPublicEditions(db: Db) {
  return db
    .select(heading)
    .from(editions)
    .innerJoin(programmes, eq(editions.programmeId, programmes.id))
    .where(ne(editions.state, "setup"))
    .orderBy(desc(editions.year));
}

/** Where and when the prizes are given, as people are told. */
export async function saveCeremony(
  tx: Tx,
  edition: ClaimedEdition,
  ceremony: { readonly place: string; readonly ceremonyOn: string },
): Promise<void> {
  await tx.update(editions).set(ceremony).where(eq(editions.id, edition.id));
}

export async function appendEdition(tx: Tx, edition: typeof editions.$inferInsert): Promise<void> {
  await tx.insert(editions).values(edition);
}

type EditionChange = Partial<
  Pick<
    ClaimedEdition,
    | "name"
    | "year"
    | "place"
    | "summary"
    | "timeZone"
    | "ceremonyOn"
    | "callOpensAt"
    | "callClosesAt"
    | "graceMinutes"
    | "contactEmail"
    | "capPerEntrant"
    | "filesPerApplication"
    | "megabytesPerApplication"
    | "megabytesPerEdition"
    | "isOneCategoryAProject"
    | "isRecusalOfCategory"
  >
>;

export async function saveEdition(
  tx: Tx,
  edition: ClaimedEdition,
  change: EditionChange,
): Promise<void> {
  await tx.update(editions).set(change).where(eq(editions.id, edition.id));
}
