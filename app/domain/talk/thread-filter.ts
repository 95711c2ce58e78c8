/** What a thread may wait for: to be read, or to be answered. */
export const THREAD_FILTERS = ["unread", "unanswered"] as const;
export type ThreadFilter = (typeof THREAD_FILTERS)[number];
