/** What lines of a sheet run against in the database: asked before they are shown, and again before they are stored. */
import { matchEntrant } from "#app/domain/application/entrant.ts";
import type { CityLine } from "#app/domain/import/city-sheet.ts";
import type { JudgeLine } from "#app/domain/import/judge-sheet.ts";
import type { SheetFault } from "#app/domain/import/sheet.ts";
import type { Context } from "#app/server/context.ts";
import { listEntrants } from "#db/repositories/entrants.ts";
import { listJudges } from "#db/repositories/judges.ts";
import { findStaffRole } from "#db/repositories/memberships.ts";
import { findPersonByEmail } from "#db/repositories/people.ts";
import type { Db } from "#db/store/store.ts";

/** Each judge has an address of their own, and keeps no part of the award. */
export async function judgeLineFaults(
  db: Db,
  edition: { readonly id: string; readonly programmeId: string },
  lines: readonly JudgeLine[],
): Promise<readonly SheetFault[]> {
  const judges = await listJudges(db, edition.id);
  const faults: SheetFault[] = [];
  for (const { line, email } of lines) {
    const fault = (message: string) => faults.push({ line, column: "E-mail", message });
    const other = judges.find((one) => one.email === email);
    if (other) fault(`${other.name} judges this edition under ${email} already.`);
    const person = await findPersonByEmail(db, email);
    const role = person && (await findStaffRole(db, edition.programmeId, person.id));
    if (role)
      fault(`${email} keeps this award as ${role}: nobody both keeps an award and judges it.`);
  }
  return faults;
}

/** Lines of cities that the edition knows already, however they are written. */
export async function knownCityLines(
  db: Db,
  editionId: string,
  lines: readonly CityLine[],
): Promise<ReadonlySet<number>> {
  const entrants = await listEntrants(db, editionId);
  return new Set(
    lines
      .filter(({ name, country }) => "found" in matchEntrant(name, country, entrants))
      .map(({ line }) => line),
  );
}

/** Every city and organisation of an edition, by name. */
export async function knownCities({ store }: Context, editionId: string) {
  const entrants = await listEntrants(store.read, editionId);
  return [...entrants].sort((a, b) => a.name.localeCompare(b.name, "en"));
}
