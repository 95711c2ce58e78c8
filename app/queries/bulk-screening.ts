/** Applications as one act on many of them finds them. */
import type { BulkSubject } from "#app/domain/screening/bulk.ts";
import { compareFindings, CONCLUDING, phaseOf } from "#app/domain/screening/screeners.ts";
import { screeningIsOver } from "#app/domain/screening/screening-over.ts";
import type { Context } from "#app/server/context.ts";
import { listTags } from "#db/repositories/application-tags.ts";
import { listCategories, listClauses } from "#db/repositories/edition-settings.ts";
import { findEditionById } from "#db/repositories/editions.ts";
import { listRounds } from "#db/repositories/rounds.ts";
import type { Finding } from "#db/repositories/screenings.ts";
import {
  lastSubmissions,
  listByRefs,
  listDueDates,
  listFindingsOf,
  listScored,
} from "#db/repositories/screening-acts.ts";

export type SubjectInBulk = BulkSubject & { readonly submission: number; readonly title: string };

/** In the order of the refs; those that do not exist, or are drafts, are left out. */
export async function loadSubjects(
  context: Context,
  editionId: string,
  refs: readonly string[],
): Promise<{ readonly subjects: readonly SubjectInBulk[]; readonly over: string | null }> {
  const db = context.store.read;
  const edition = await findEditionById(db, editionId);
  if (!edition) return { subjects: [], over: null };
  const person = context.viewer?.userId ?? "";
  const rows = await listByRefs(db, editionId, refs);
  const ids = rows.map(({ id }) => id);
  const clauses = await listClauses(db, editionId);
  const clauseIds = clauses.map(({ id }) => id);
  const numbers = await lastSubmissions(db, ids);
  const findings = byApplication(await listFindingsOf(db, ids));
  const scored = await listScored(db, ids);
  const tags = await listTags(db, ids);
  const due = await listDueDates(db, ids);
  const byRef = new Map(rows.map((row) => [row.ref, row]));
  const subjects = refs.flatMap((ref): SubjectInBulk[] => {
    const row = byRef.get(ref);
    if (!row) return [];
    const submission = numbers.get(row.id) ?? 1;
    const pair = {
      hasTwoScreeners: edition.hasTwoScreeners,
      clauseIds,
      findings: (findings.get(row.id) ?? []).filter((one) => one.submission === submission),
    };
    const phase = phaseOf(pair, person);
    const compared = phase === "settle" ? compareFindings(pair) : [];
    const screener = phase === "own" || phase === "taken" ? person : CONCLUDING;
    return [
      {
        ref,
        title: row.title,
        submission,
        state: row.state,
        categoryId: row.categoryId,
        dueAt: due.get(row.id) ?? null,
        tags: tags.get(row.id) ?? [],
        phase,
        hasScorecard: scored.has(row.id),
        isWrittenTo: row.ownerId !== null,
        clauses: clauses.map(({ id, title }) => {
          const standing =
            phase === "settle"
              ? compared.find(({ clauseId }) => clauseId === id)?.standing
              : pair.findings.find((one) => one.clauseId === id && one.screener === screener);
          return { id, title, result: standing?.result ?? null, note: standing?.note ?? "" };
        }),
      },
    ];
  });
  const over = screeningIsOver(edition.state, await listRounds(db, editionId));
  return { subjects, over: over?.refusal.details[0] ?? null };
}

function byApplication(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const grouped = new Map<string, Finding[]>();
  for (const finding of findings) {
    const known = grouped.get(finding.applicationId);
    if (known) known.push(finding);
    else grouped.set(finding.applicationId, [finding]);
  }
  return grouped;
}

/** What an act on many can be about. */
export async function readBulkChoices(context: Context, editionId: string) {
  const db = context.store.read;
  return {
    clauses: (await listClauses(db, editionId)).map(({ id, title }) => ({
      value: id,
      label: title,
    })),
    categories: (await listCategories(db, editionId)).map(({ id, slug, name }) => ({
      id,
      value: slug,
      label: name,
    })),
  };
}
