/** Talk about an application: the thread of city and secretariat, and the secretariat's own notes. */
import type { ApplicationStatus } from "#app/domain/bundle/bundle.ts";
import { mayRead, type Moment, NO_MOMENT } from "#app/domain/access/access.ts";
import type { ThreadFilter } from "#app/domain/talk/thread-filter.ts";
import { mayTalk } from "#app/domain/talk/talk.ts";
import type { Context, Viewer } from "#app/server/context.ts";
import {
  type Application,
  findApplication,
  findNamedApplication,
} from "#db/repositories/applications.ts";
import { listNotesFor } from "#db/repositories/internal-notes.ts";
import {
  countThreads,
  countUnread,
  listMessages,
  listThreads,
  type MessageSide,
} from "#db/repositories/messages.ts";
import type { EditionHead, StaffRole } from "./membership.ts";
import type { OwnApplication } from "./own-applications.ts";

export interface ThreadMessage {
  readonly id: string;
  readonly from: MessageSide;
  /** Who wrote it; a city is never told who of the secretariat did. */
  readonly author: string;
  readonly isMine: boolean;
  readonly text: string;
  readonly sentAt: Date;
  readonly readAt: Date | null;
}

export interface ThreadView {
  readonly messages: readonly ThreadMessage[];
  /** Why nothing can be added; null where something can. */
  readonly closed: string | null;
  /** Of the other side's, what nobody of this side had read before this page. */
  readonly unread: number;
}

async function readThread(
  { store }: Context,
  viewer: Viewer,
  side: MessageSide,
  application: Application,
  edition: EditionHead["state"],
): Promise<ThreadView> {
  const messages = await listMessages(store.read, application.id);
  const { state, ownerId } = application;
  const may = mayTalk({ state, edition, hasOwner: ownerId !== null });
  return {
    messages: messages.map(({ id, from, author, authorId, text, sentAt, readAt }) => ({
      id,
      from,
      author: side === "city" && from === "secretariat" ? "" : (author ?? ""),
      isMine: authorId === viewer.userId,
      text,
      sentAt,
      readAt,
    })),
    closed: may.ok ? null : (may.refusal.details[0] ?? ""),
    unread: messages.filter(({ from, readAt }) => from !== side && readAt === null).length,
  };
}

/** As the city reads it: whoever may read the application, whatever became of it. */
export async function readOwnThread(
  context: Context,
  viewer: Viewer,
  { application, edition }: Pick<OwnApplication, "application" | "edition">,
): Promise<ThreadView> {
  return readThread(context, viewer, "city", application, edition.state);
}

/** How many messages of the secretariat nobody of the city has read. */
export async function countUnreadOf(
  { store }: Context,
  { application }: Pick<OwnApplication, "application">,
): Promise<number> {
  return countUnread(store.read, application.id, "secretariat");
}

export interface StaffThread extends ThreadView {
  readonly application: {
    readonly id: string;
    readonly ref: string;
    /** Empty while it is a draft: that is its city's own. */
    readonly title: string;
    readonly state: ApplicationStatus;
    readonly wasSubmitted: boolean;
    readonly city: string;
    /** ISO 3166-1 alpha-2. */
    readonly country: string;
    readonly category: string;
  };
  /** Null for whoever may not know of them. */
  readonly notes: readonly StaffNote[] | null;
}

export interface StaffNote {
  readonly id: string;
  readonly author: string;
  readonly isMine: boolean;
  readonly isPrivate: boolean;
  readonly text: string;
  readonly writtenAt: Date;
}

/** @returns null where there is no such application */
export async function readStaffThread(
  context: Context,
  viewer: Viewer,
  { edition, role }: { readonly edition: EditionHead; readonly role: StaffRole },
  ref: string,
): Promise<StaffThread | null> {
  const db = context.store.read;
  const application = await findApplication(db, edition.id, ref);
  const named = application && (await findNamedApplication(db, application.id));
  if (!named || !mayRead("messages", role, momentOf(application))) return null;
  const wasSubmitted = application.submittedAt !== null;
  return {
    ...(await readThread(context, viewer, "secretariat", application, edition.state)),
    application: {
      id: application.id,
      ref,
      title: wasSubmitted ? application.title : "",
      state: application.state,
      wasSubmitted,
      city: named.entrant.name,
      country: named.entrant.country,
      category: named.category.name,
    },
    notes: mayRead("internal-notes", role, momentOf(application))
      ? await readNotes(context, viewer, application.id)
      : null,
  };
}

async function readNotes(
  { store }: Context,
  viewer: Viewer,
  applicationId: string,
): Promise<readonly StaffNote[]> {
  const notes = await listNotesFor(store.read, applicationId, viewer.userId);
  return notes.map(({ id, author, authorId, seenBy, text, writtenAt }) => ({
    id,
    author: author ?? "",
    isMine: authorId === viewer.userId,
    isPrivate: seenBy === "author",
    text,
    writtenAt,
  }));
}

function momentOf({ submittedAt }: Pick<Application, "submittedAt">): Moment {
  return { ...NO_MOMENT, isSubmitted: submittedAt !== null };
}

const THREADS_A_PAGE = 50;

/** @param page from 1 */
export async function listStaffThreads(
  { store }: Context,
  edition: EditionHead,
  filter: ThreadFilter | null,
  page: number,
) {
  const counts = await countThreads(store.read, edition.id);
  const total = filter === null ? counts.all : counts[filter];
  const pages = Math.max(1, Math.ceil(total / THREADS_A_PAGE));
  const at = Math.min(Math.max(page, 1), pages);
  const rows = await listThreads(store.read, edition.id, filter, {
    limit: THREADS_A_PAGE,
    offset: (at - 1) * THREADS_A_PAGE,
  });
  return {
    counts,
    page: at,
    pages,
    threads: rows.map(({ title, submittedAt, unanswered, ...row }) => ({
      ...row,
      title: submittedAt === null ? "" : title,
      waits: unanswered > 0,
    })),
  };
}
