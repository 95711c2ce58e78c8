/**
 * All about a person into a file, or the person erased:
 * `npm run person -- export ADDRESS FILE.zip`, `npm run person -- erase ADDRESS`.
 */
import { createWriteStream } from "node:fs";
import { Writable } from "node:stream";
import { erasePerson } from "#app/commands/erase-person.ts";
import { personFile } from "#app/server/person-file.ts";
import type { Context } from "#app/server/context.ts";
import { findPersonByEmail } from "#db/repositories/people.ts";
import { printRefusal, runOnStore } from "./support.ts";

const [act, address = "", path] = process.argv.slice(2);

await runOnStore(async (context) => {
  const email = address.trim().toLowerCase();
  if (act === "export" && path !== undefined) return exportTo(context, email, path);
  if (act === "erase" && email !== "") return erase(context, email);
  process.stderr.write("person export ADDRESS FILE.zip | person erase ADDRESS\n");
  return 2;
});

async function exportTo(context: Context, email: string, path: string): Promise<number> {
  const user = await findPersonByEmail(context.store.read, email);
  if (!user) {
    process.stderr.write(`nobody has an account under ${email}\n`);
    return 1;
  }
  const { id: userId, name } = user;
  const viewer = { userId, name, email, hasSecondFactor: false, isOperator: false };
  const { body } = await personFile(context, viewer);
  await body?.pipeTo(Writable.toWeb(createWriteStream(path, { flags: "wx", mode: 0o600 })));
  process.stdout.write(`${path}\n`);
  return 0;
}

async function erase(context: Context, email: string): Promise<number> {
  const outcome = await erasePerson(context, { email });
  if (!outcome.ok) {
    printRefusal(outcome.refusal);
    return 1;
  }
  const { pseudonym, drafts, handedOver, entries } = outcome.value;
  process.stdout.write(
    `${pseudonym.name}: ${drafts} drafts removed, ${handedOver} applications handed over, ${entries} entries of the audit log without the person\n`,
  );
  return 0;
}
