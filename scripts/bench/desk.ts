/** The screening desk with 2,000 applications: what its pages cost, from the first to the last. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { saveFindings } from "#app/commands/screen-application.ts";
import { tagApplication } from "#app/commands/tag-application.ts";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import type { Context } from "#app/server/context.ts";
import { readEnv } from "#app/server/env.ts";
import { systemContext } from "#app/server/system-context.ts";
import { demonstrationBundle } from "#db/seed/demonstration.ts";
import { stageEdition } from "#db/seed/stage-edition.ts";
import { listClauses } from "#db/repositories/edition-settings.ts";
import { openStore } from "#db/store/open-store.ts";
import { databaseIn, seedDemonstration, serveBuild, signInAt } from "../serve-build.ts";
import { atMost, median, percentile } from "./measure.ts";

const APPLICATIONS = 2_000;
const SLUG = "two-thousand";
const RUNS = 40;
const MOST_MILLISECONDS = 150;
/** Of a page near the end against the first. */
const MOST_GROWTH = 1.25;

/** The 2017 applications over and over, each time under another title, all in screening. */
function thousands(year: number): Bundle {
  const edition = { slug: SLUG, name: "2,000 applications", stage: "screening" } as const;
  const bundle = demonstrationBundle(edition, year);
  const some = bundle.applications.filter(({ status }) => status !== "draft");
  return {
    ...bundle,
    scorecards: [],
    ballots: [],
    recusals: [],
    achievements: [],
    applications: Array.from({ length: APPLICATIONS }, (_, at) => {
      const one = some[at % some.length];
      if (!one) throw new Error("the demonstration has no application");
      const ref = `P-${String(at + 1).padStart(4, "0")}`;
      return { ...one, ref, title: `${one.title} ${at + 1}`, status: "submitted" as const };
    }),
  };
}

async function fillDesk(folder: string): Promise<void> {
  const store = await openStore(databaseIn(folder));
  try {
    const context: Context = systemContext(store, readEnv());
    const now = context.clock();
    const bundle = thousands(now.getUTCFullYear());
    const staged = await stageEdition(context, bundle, "screening", now);
    const { editionId } = staged;
    const viewer = staged.secretariat;
    const clauses = await listClauses(store.read, editionId);
    for (const { ref } of bundle.applications.filter((_one, at) => at % 10 === 0)) {
      const asked = { ...context, viewer };
      await tagApplication(asked, { editionId, ref, tag: "tenth", isOn: true });
      const findings = clauses.map(({ id }) => ({
        clauseId: id,
        result: "unclear" as const,
        note: "To be asked.",
      }));
      await saveFindings(asked, { editionId, ref, submission: 1, findings });
    }
  } finally {
    await store.close();
  }
}

interface Asked {
  readonly url: string;
  readonly cookie: string;
}

async function timeOf({ url, cookie }: Asked, path: string, words: string): Promise<number> {
  const start = performance.now();
  const answer = await fetch(`${url}${path}`, { headers: { cookie } });
  const text = await answer.text();
  const time = performance.now() - start;
  if (answer.status !== 200 || !text.includes(words))
    throw new Error(`${path} answered ${answer.status}, without “${words}”`);
  return time;
}

/** @param words that stand on the page, so that no other is timed */
async function timesOf(
  asked: Asked,
  path: string,
  words = "Submitted applications",
): Promise<readonly number[]> {
  const times: number[] = [];
  await timeOf(asked, path, words);
  for (let run = 0; run < RUNS; run++) times.push(await timeOf(asked, path, words));
  return times;
}

export async function benchDesk(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "laurel-desk-"));
  seedDemonstration(folder);
  await fillDesk(folder);
  const { url, stop } = await serveBuild(folder);
  try {
    const asked = { url, cookie: await signInAt(url, "secretariat@example.org") };
    const page = (search: string) => `/secretariat/demonstration/${SLUG}/screening?${search}`;
    const filters: readonly (readonly [string, string])[] = [
      ["the list", ""],
      ["by state and category", "state=submitted&category=open-city"],
      ["by country", "country=KR"],
      ["by tag", "tag=tenth"],
      ["by text", "text=smart"],
      ["where a finding is not a pass", "work=findings"],
      ["latest first", "order=newest"],
    ];
    for (const [name, search] of filters) {
      const times = await timesOf(asked, page(search));
      atMost(`the desk with 2,000, ${name}: p95 in ms`, percentile(times, 95), MOST_MILLISECONDS);
    }
    const first = median(await timesOf(asked, page(""), "P-0001"));
    const last = median(await timesOf(asked, page("after=0.P-1950"), "P-1951"));
    atMost("the desk with 2,000, the 40th page against the first", last / first, MOST_GROWTH);
  } finally {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
