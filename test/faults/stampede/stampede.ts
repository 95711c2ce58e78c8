/**
 * The last minute of a call: cities that come twice as often every so many seconds, some with a file,
 * and a few that come too late. What is measured is how long each waits; what is checked is that the
 * database holds exactly what they were told.
 */
import { createHash, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import { canonicalJson } from "#app/domain/kernel/canonical-json.ts";
import { createAuthority } from "#app/server/auth/authority.ts";
import { readEnv } from "#app/server/env.ts";
import { folderFiles } from "#app/server/files/folder-files.ts";
import { systemContext } from "#app/server/system-context.ts";
import { tables as t } from "#db/schema/index.ts";
import { demonstrationBundle } from "#db/seed/demonstration.ts";
import { stageEdition } from "#db/seed/stage-edition.ts";
import { openStore } from "#db/store/open-store.ts";
import type { Store } from "#db/store/store.ts";
import {
  type Answered,
  type Applicant,
  openSubmitPage,
  sendFile,
  submit,
  TurnedAway,
} from "./applicant.ts";
import { beginEach, doublingArrivals, until } from "./open-loop.ts";

const SLUG = "stampede";
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

export interface StampedePlan {
  /** Who submit in the window before the deadline. */
  readonly applicants: number;
  readonly windowMilliseconds: number;
  readonly doublingMilliseconds: number;
  /** Who opened the page in time and submit in the grace. */
  readonly inGrace: number;
  readonly graceMinutes: number;
  /** Who submit once even the grace is over. */
  readonly tooLate: number;
  /** So many of ten send a file first. */
  readonly withFileOfTen: number;
  readonly fileBytes: number;
}

/** What is there before the server starts. */
export interface Crowd {
  readonly editionId: string;
  readonly people: readonly { readonly ref: string; readonly cookie: string }[];
}

export interface StampedeFigures {
  /** Milliseconds from the intended instant to the last byte of the answer. */
  readonly pages: readonly number[];
  /** Of a submission: to the last byte of its receipt. */
  readonly submissions: readonly number[];
  /** Of a whole file. */
  readonly files: readonly number[];
  readonly taken: number;
  readonly refused: number;
  /** Those who came in good time, and waited until it was too late. */
  readonly turnedAway: readonly string[];
  /** In words, each a promise that was broken: must be empty. */
  readonly broken: readonly string[];
}

/** A crowd of drafts, one city and one person each, all ready to be submitted; everybody signed in. */
export async function gatherCrowd(database: string, size: number): Promise<Crowd> {
  const env = readEnv({ DATABASE_URL: database });
  const store = await openStore(database);
  const context = systemContext(store, env);
  try {
    const bundle = crowdOf(size, context.clock().getUTCFullYear());
    const staged = await stageEdition(context, bundle, "call", context.clock());
    const settings = { secret: env.LAUREL_SECRET, operators: new Set<string>() };
    const authority = createAuthority(context, settings);
    const people: { ref: string; cookie: string }[] = [];
    for (const { ref, entrant } of bundle.applications) {
      const email = staged.officers.get(entrant)?.email ?? "";
      const { cookies } = await authority.signInAsAnyone(email);
      const pairs = cookies.getSetCookie().map((cookie) => cookie.split(";")[0]);
      people.push({ ref, cookie: pairs.join("; ") });
    }
    return { editionId: staged.editionId, people };
  } finally {
    await store.close();
  }
}

function crowdOf(size: number, year: number): Bundle {
  const bundle = demonstrationBundle({ slug: SLUG, name: "Stampede", stage: "call" }, year);
  const written = bundle.applications.filter(({ status }) => status !== "draft");
  const slugs = Array.from({ length: size }, (_, at) => `stampede-${at + 1}`);
  return {
    ...bundle,
    scorecards: [],
    ballots: [],
    recusals: [],
    decisions: [],
    achievements: [],
    entrants: slugs.map((slug, at) => ({ slug, name: `City ${at + 1}`, country: "KR" })),
    applications: slugs.map((entrant, at) => {
      const one = written[at % written.length];
      if (!one) throw new Error("the demonstration has no application");
      const ref = `S-${String(at + 1).padStart(4, "0")}`;
      return { ...one, ref, entrant, title: `${one.title} ${at + 1}`, status: "draft" };
    }),
  };
}

/** How long before they submit people send their file, and open the page to submit from. */
const FILE_BEFORE = 8 * SECOND;
const PAGE_BEFORE = 4 * SECOND;
/** Whoever is refused although they came so long before the end came in good time. */
const LONGEST_WAIT = 3 * SECOND;

interface Going {
  readonly applicant: Applicant;
  /** When they mean to submit, by the wall's clock. */
  readonly at: number;
  /** When they open the page to submit from. */
  readonly pageAt: number;
  readonly hasFile: boolean;
  answer?: Answered;
}

/**
 * Sets the deadline, lets everybody run, and looks at what is stored.
 * @param files folder of the attachments
 */
export async function runStampede(
  plan: StampedePlan,
  crowd: Crowd,
  served: { readonly url: string; readonly database: string; readonly files: string },
): Promise<StampedeFigures> {
  const store = await openStore(served.database);
  try {
    const deadline = Date.now() + FILE_BEFORE + plan.windowMilliseconds + SECOND;
    await setDeadline(store, crowd.editionId, new Date(deadline), plan.graceMinutes);
    const going = goingOf(plan, crowd, served.url, deadline);
    const content = pdfOf(plan.fileBytes);
    const times = { pages: [] as number[], submissions: [] as number[], files: [] as number[] };
    await beginEach(
      going.map((one) => ({
        at: one.hasFile ? one.at - FILE_BEFORE : one.pageAt,
        begin: () => goThrough(one, content, times),
      })),
    );
    const end = deadline + plan.graceMinutes * MINUTE;
    const broken = await weigh(store, served.files, going, { end, content });
    const taken = going.filter(({ answer }) => answer?.isTaken).length;
    const turnedAway = going
      .filter(({ answer, at }) => !answer?.isTaken && at < end - LONGEST_WAIT)
      .map(({ applicant }) => applicant.ref);
    return { ...times, taken, refused: going.length - taken, turnedAway, broken };
  } finally {
    await store.close();
  }
}

async function setDeadline(
  store: Store,
  editionId: string,
  callClosesAt: Date,
  graceMinutes: number,
): Promise<void> {
  await store.transact((tx) =>
    tx.update(t.editions).set({ callClosesAt, graceMinutes }).where(eq(t.editions.id, editionId)),
  );
}

function goingOf(plan: StampedePlan, crowd: Crowd, url: string, deadline: number): Going[] {
  const { applicants, inGrace, tooLate, graceMinutes, withFileOfTen } = plan;
  const end = deadline + graceMinutes * MINUTE;
  const spread = (count: number, from: number, to: number) =>
    Array.from({ length: count }, (_, at) => from + ((at + 0.5) / count) * (to - from));
  const instants = [
    ...doublingArrivals({ ...plan, end: deadline, count: applicants }),
    // The page was opened before the deadline by each of them, so the grace is theirs.
    ...spread(inGrace, deadline, deadline + PAGE_BEFORE / 2),
    ...spread(tooLate, end, end + SECOND),
  ];
  return instants.map((at, nth) => {
    const person = crowd.people[nth];
    if (!person) throw new Error("the crowd is smaller than the plan");
    const address = `${url}/apply/demonstration/${SLUG}/${person.ref}`;
    // Whoever comes late has no time for a file.
    const hasFile = nth < applicants && nth % 10 < withFileOfTen;
    const pageAt = Math.min(at, deadline + PAGE_BEFORE / 2) - PAGE_BEFORE;
    return { applicant: { ...person, address }, at, pageAt, hasFile };
  });
}

type Times = { readonly [K in "pages" | "submissions" | "files"]: number[] };

/** Each step at its own instant, or as soon as the one before it is done: its wait counts from its instant. */
async function goThrough(going: Going, content: Uint8Array, times: Times): Promise<void> {
  const { applicant, at, pageAt, hasFile } = going;
  if (hasFile && !(await sendInTime(going, content))) return;
  if (hasFile) times.files.push(Date.now() - (at - FILE_BEFORE));
  await until(pageAt);
  const form = await openSubmitPage(applicant);
  times.pages.push(Date.now() - pageAt);
  await until(at);
  going.answer = await submit(applicant, form);
  times.submissions.push(Date.now() - at);
}

/** @returns false where the server took so long that the call was closed meanwhile */
async function sendInTime(going: Going, content: Uint8Array): Promise<boolean> {
  try {
    await sendFile(going.applicant, content);
    return true;
  } catch (error) {
    if (!(error instanceof TurnedAway)) throw error;
    going.answer = { isTaken: false, status: error.status };
    return false;
  }
}

/** A PDF of one empty page, with noise after its end so that it has the size. */
function pdfOf(bytes: number): Uint8Array {
  const head = Buffer.from(
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n" +
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n" +
      "trailer<</Root 1 0 R>>\n%%EOF\n",
  );
  return Buffer.concat([head, randomBytes(bytes - head.byteLength)]);
}

const sha256 = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");

/** @returns every promise that was broken, in words */
async function weigh(
  store: Store,
  folder: string,
  going: readonly Going[],
  { end, content }: { readonly end: number; readonly content: Uint8Array },
): Promise<readonly string[]> {
  const broken: string[] = [];
  const files = folderFiles(folder);
  const rows = await store.read
    .select({ ref: t.applications.ref, state: t.applications.state, submission: t.submissions })
    .from(t.submissions)
    .innerJoin(t.applications, eq(t.submissions.applicationId, t.applications.id))
    .innerJoin(t.editions, eq(t.applications.editionId, t.editions.id))
    .where(eq(t.editions.slug, SLUG));
  const stored = new Map(rows.map((row) => [row.ref, row]));
  for (const { applicant, answer, hasFile } of going) {
    const { ref } = applicant;
    const row = stored.get(ref);
    if (!answer?.isTaken) {
      if (row) broken.push(`${ref} was told no (${answer?.status}), and is stored`);
      continue;
    }
    if (!row || row.state !== "submitted") {
      broken.push(`${ref} was told yes, and is not stored`);
      continue;
    }
    const { title, answers, attachments, acceptedClauses, receipt, submittedAt } = row.submission;
    if (receipt !== answer.receipt) broken.push(`${ref} was given another's receipt`);
    if (submittedAt.getTime() >= end) broken.push(`${ref} is stored after the grace`);
    const hash = sha256(canonicalJson({ ref, title, answers, attachments, acceptedClauses }));
    if (hash !== answer.hash) broken.push(`the fingerprint of ${ref} is not its content's`);
    if (attachments.length !== (hasFile ? 1 : 0)) broken.push(`${ref} has not its file`);
    for (const { id, sha256: kept } of attachments) {
      const found = await files.get(id);
      if (kept !== sha256(content) || !found || sha256(found) !== kept)
        broken.push(`the file of ${ref} is not what was sent`);
    }
  }
  for (const ref of stored.keys())
    if (!going.some(({ applicant }) => applicant.ref === ref))
      broken.push(`${ref} is stored and was never sent`);
  return broken;
}
