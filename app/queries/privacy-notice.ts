/** The notice of privacy: the one in force for everybody, the one that was accepted for its city. */
import type { Context } from "#app/server/context.ts";
import { findProgramme } from "#db/repositories/memberships.ts";
import {
  findAcceptedNotice,
  findLatestNotice,
  listPrivacyNotices,
} from "#db/repositories/privacy-notices.ts";

export interface NoticeView {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly savedAt: Date;
}

export async function findNotice(
  { store }: Context,
  programmeId: string,
): Promise<NoticeView | null> {
  const notice = await findLatestNotice(store.read, programmeId);
  return notice && shown(notice);
}

export async function findNoticeOf(
  { store }: Context,
  applicationId: string,
  submission: number,
): Promise<NoticeView | null> {
  const notice = await findAcceptedNotice(store.read, applicationId, submission);
  return notice && shown(notice);
}

/** Every text that a programme ever had in force, latest first. @returns null for no such programme */
export async function findNotices({ store }: Context, programme: string) {
  const found = await findProgramme(store.read, programme);
  if (!found) return null;
  const notices = await listPrivacyNotices(store.read, found.id);
  return { programmeName: found.name, notices: notices.map(shown) };
}

function shown({ id, number, text, savedAt }: NoticeView): NoticeView {
  return { id, number, text, savedAt };
}
