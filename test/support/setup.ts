/** An edition being set up, with its secretariat signed in, for tests of settings and people. */
import type { Context } from "#app/server/context.ts";
import type { Stage, StagedEdition } from "#db/seed/stage-edition.ts";
import { tables as t } from "#db/schema/index.ts";
import type { Store } from "#db/store/store.ts";
import { testContext } from "./context.ts";
import { asPerson } from "./requests.ts";
import { stageSmall } from "./staged.ts";

export interface SetUp {
  readonly staged: StagedEdition;
  /** Of the secretariat. */
  readonly context: Context;
}

export async function setUp(store: Store, stage: Stage = "setup"): Promise<SetUp> {
  const context = testContext(store);
  const staged = await stageSmall(context, stage);
  return { staged, context: asPerson(context, staged.secretariat) };
}

/** The token in the link of the mail that went there last. */
export async function invitedToken(store: Store, address: string): Promise<string> {
  const mails = await store.read.select().from(t.mails);
  const letter = mails.filter(({ recipient }) => recipient === address).at(-1);
  const token = /\/invitation\/(\S+)/.exec(letter?.text ?? "")?.[1];
  if (token === undefined) throw new Error(`no invitation went to ${address}`);
  return token;
}

/** The acts recorded, in their order. */
export async function acts(store: Store): Promise<readonly string[]> {
  const entries = await store.read.select().from(t.auditEntries).orderBy(t.auditEntries.number);
  return entries.map(({ act }) => act);
}
