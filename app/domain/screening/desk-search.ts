/** What the screening desk shows, as its address says it. */
import { type ApplicationStatus, BUNDLE_STATUSES } from "../bundle/bundle.ts";

export const WORK_WORDS = {
  findings: "A finding is not a pass",
  disputed: "The screeners differ",
  overdue: "Correction is overdue",
  unread: "The city wrote",
} as const;
type Work = keyof typeof WORK_WORDS;

export const ORDER_WORDS = {
  ref: "Reference",
  newest: "Latest submitted first",
  oldest: "First submitted first",
} as const;
type Order = keyof typeof ORDER_WORDS;

interface Key {
  readonly ref: string;
  readonly submittedAt: Date;
}

export interface DeskSearch {
  readonly state?: ApplicationStatus | undefined;
  readonly category?: string | undefined;
  readonly country?: string | undefined;
  readonly tag?: string | undefined;
  readonly screener?: string | undefined;
  readonly work?: Work | undefined;
  readonly text: string;
  readonly order: Order;
  readonly after?: Key | undefined;
  readonly before?: Key | undefined;
}

const LONGEST = 200;

/** Anything that is none of ours is left out: an old address still shows a list. */
export function readDeskSearch(params: URLSearchParams): DeskSearch {
  const typed = (name: string) => (params.get(name) ?? "").trim().slice(0, LONGEST);
  const state = BUNDLE_STATUSES.find((one) => one === typed("state") && one !== "draft");
  const work = wordOf(WORK_WORDS, typed("work"));
  const after = keyOf(typed("after"));
  const before = keyOf(typed("before"));
  return {
    ...(state === undefined ? {} : { state }),
    ...given("category", typed("category")),
    ...given("country", typed("country")),
    ...given("tag", typed("tag")),
    ...given("screener", typed("screener")),
    ...(work === undefined ? {} : { work }),
    text: typed("text"),
    order: wordOf(ORDER_WORDS, typed("order")) ?? "ref",
    ...(after ? { after } : {}),
    ...(before && !after ? { before } : {}),
  };
}

/** The filters and the order without the page: what a saved view keeps. */
export function deskAddress(search: DeskSearch): string {
  const { state, category, country, tag, screener, work, text, order } = search;
  const params = new URLSearchParams();
  const parts = { state, category, country, tag, screener, work, text };
  for (const [name, value] of Object.entries(parts))
    if (value !== undefined && value !== "") params.set(name, value);
  if (order !== "ref") params.set("order", order);
  return params.toString();
}

/** A row as a page begins after it: "1781265600000.OC-01". */
export function keyText({ ref, submittedAt }: Key): string {
  return `${submittedAt.getTime()}.${ref}`;
}

function keyOf(text: string): Key | null {
  const [, at, ref] = /^(\d{1,15})\.([A-Za-z0-9-]{1,40})$/.exec(text) ?? [];
  return ref === undefined ? null : { ref, submittedAt: new Date(Number(at)) };
}

function given<Name extends string>(name: Name, value: string): Partial<Record<Name, string>> {
  return value === "" ? {} : ({ [name]: value } as Record<Name, string>);
}

function wordOf<Word extends string>(
  words: Readonly<Record<Word, string>>,
  typed: string,
): Word | undefined {
  return Object.hasOwn(words, typed) ? (typed as Word) : undefined;
}
