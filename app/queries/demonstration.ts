/** The people of the demonstration, and the mails that it does not send. */
import type { Context } from "#app/server/context.ts";
import {
  listDemonstrationJudges,
  listDemonstrationOfficers,
  listDemonstrationStaff,
} from "#db/repositories/demonstration.ts";
import { listPublicEditions } from "#db/repositories/editions.ts";
import { findMail, listMails } from "#db/repositories/mails.ts";

const MOST_MAILS = 200;

export interface DemonstrationPerson {
  readonly name: string;
  readonly email: string;
  readonly says: string;
  /** Where they begin. */
  readonly to: string;
}

const STAFF = {
  secretariat: "keeps the awards",
  observer: "sees how it proceeds, changes nothing",
} as const;

export async function listDemonstrationPeople(context: Context) {
  const { read } = context.store;
  const staff = await listDemonstrationStaff(read);
  const judges = await listDemonstrationJudges(read);
  const officers = new Map<string, DemonstrationPerson>();
  for (const { programme, slug } of await listPublicEditions(read)) {
    const seen = new Set<string>();
    for (const { name, email, state } of await listDemonstrationOfficers(read, programme, slug)) {
      // One of each state is enough to look round.
      if (seen.has(state) || officers.has(email)) continue;
      seen.add(state);
      const says = `${state} in ${slug.replaceAll("-", " ")}`;
      officers.set(email, { name, email, says, to: `/apply/${programme}/${slug}` });
    }
  }
  return {
    staff: staff.map(({ role, ...person }) => ({
      ...person,
      says: STAFF[role],
      to: "/secretariat",
    })),
    judges: judges.map((person) => ({ ...person, says: "scores and votes", to: "/judge" })),
    officers: [...officers.values()],
  };
}

export async function listMailbox(context: Context) {
  const mails = await listMails(context.store.read, MOST_MAILS);
  return mails.map(({ id, recipient, subject, createdAt }) => ({
    id,
    recipient,
    subject,
    createdAt,
  }));
}

export async function readMail(context: Context, id: string) {
  const mail = await findMail(context.store.read, id);
  if (!mail) return null;
  const { recipient, subject, text, createdAt } = mail;
  return { recipient, subject, text, createdAt };
}
