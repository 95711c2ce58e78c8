/** The acts recorded on an edition, newest first, a page at a time. */
import type { Context } from "#app/server/context.ts";
import { countEntriesOf, listEntriesOf } from "#db/repositories/audit.ts";

const ENTRIES_A_PAGE = 50;

export interface AuditPageView {
  readonly entries: readonly {
    readonly number: number;
    readonly at: Date;
    /** Empty where a script did it. */
    readonly actor: string;
    readonly act: string;
    readonly subject: string;
    readonly details: readonly (readonly [string, string])[];
  }[];
  readonly page: number;
  readonly pages: number;
}

/** @param page from 1; one that does not exist is the last that does */
export async function loadAuditPage(
  { store }: Context,
  editionId: string,
  page: number,
): Promise<AuditPageView> {
  const pages = Math.max(
    1,
    Math.ceil((await countEntriesOf(store.read, editionId)) / ENTRIES_A_PAGE),
  );
  const shown = Math.min(Math.max(1, page), pages);
  const rows = await listEntriesOf(store.read, editionId, {
    limit: ENTRIES_A_PAGE,
    offset: (shown - 1) * ENTRIES_A_PAGE,
  });
  return {
    entries: rows.map(({ number, at, actor, actorEmail, act, subject, details }) => ({
      number,
      at,
      actor: actor || actorEmail || "",
      act,
      subject,
      details: Object.entries(details)
        .filter(([, value]) => value !== null && value !== "")
        .map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
    })),
    page: shown,
    pages,
  };
}
