/**
 * What a save and the winners page cost, against an empty action and an empty page that Remix serves
 * from the whole build as it comes: no build of an area of their own makes those faster.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { demonstrationBundle, demonstrationEditions } from "#db/seed/demonstration.ts";
import { seedDemonstration, serveBuild, signInAt } from "../serve-build.ts";
import { atLeast, median } from "./measure.ts";

const CONNECTIONS = 50;
const SECONDS = 4;
const ROUNDS = 5;
const EMPTY = "/gallery/empty";

/** A scorecard that somebody still owes, with the form that saves it as a draft. */
interface OwedCard {
  readonly path: string;
  readonly cookie: string;
  readonly criteria: readonly string[];
}

async function listOwedCards(url: string): Promise<readonly OwedCard[]> {
  const year = new Date().getUTCFullYear();
  const edition = demonstrationEditions(year).find(({ stage }) => stage === "scoring");
  if (!edition) throw new Error("the demonstration has no edition in round one");
  const bundle = demonstrationBundle(edition, year);
  const cookies = new Map<string, string>();
  for (const { slug } of bundle.judges)
    cookies.set(slug, await signInAt(url, `${slug}@example.org`));
  const categories = new Map(bundle.categories.map((one) => [one.slug, one.criteria]));
  const categoryOf = new Map(bundle.applications.map((one) => [one.ref, one.category]));
  return (bundle.scorecards ?? [])
    .filter((_card, at) => at % 3 === 2)
    .slice(0, CONNECTIONS)
    .map(({ judge, application, round }) => ({
      path: `/judge/${bundle.programme.slug}/${edition.slug}/score/${round}/${application}`,
      cookie: cookies.get(judge) ?? "",
      criteria: (categories.get(categoryOf.get(application) ?? "") ?? []).map(({ slug }) => slug),
    }));
}

/** Requests a second; any answer but the expected status is a fault of the benchmark. */
async function requestsPerSecond(
  url: string,
  options: Partial<autocannon.Options>,
  status: "2xx" | "3xx",
): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, ...options });
  const wrong = result.requests.total - result[status];
  if (wrong > 0 || result.errors > 0)
    throw new Error(
      `${wrong} answers at ${url} were not ${status}: ${JSON.stringify(result.statusCodeStats)}`,
    );
  return result.requests.average;
}

const FORM = { "content-type": "application/x-www-form-urlencoded" };

function emptyAction(url: string, cookie: string): Promise<number> {
  const headers = { ...FORM, origin: url, cookie };
  return requestsPerSecond(
    `${url}${EMPTY}`,
    { method: "POST", headers, body: "intent=draft" },
    "3xx",
  );
}

/** The version of a card as its page has it: the end of a run cuts saves off before they are told. */
async function versionOf(url: string, { path, cookie }: OwedCard): Promise<number> {
  const page = await (await fetch(`${url}${path}`, { headers: { cookie } })).text();
  return Number(/name="version" value="(\d+)"/.exec(page)?.[1]);
}

function draftOf({ criteria }: OwedCard, version: number): string {
  const points = criteria.map((slug, index): [string, string] => [
    `scores.${slug}`,
    `${1 + ((version + index) % 10)}`,
  ]);
  const fields = [["intent", "draft"], ["version", `${version}`], ["remark", ""], ...points];
  return new URLSearchParams(fields).toString();
}

/** Each connection keeps saving one card, with the version that its last save made. */
async function savedCards(url: string, cards: readonly OwedCard[]): Promise<number> {
  const versions = await Promise.all(cards.map((card) => versionOf(url, card)));
  let next = 0;
  return requestsPerSecond(
    url,
    {
      setupClient(client) {
        const at = next++ % cards.length;
        const card = cards[at];
        if (!card) return;
        client.setRequests([
          {
            method: "POST",
            path: card.path,
            headers: { ...FORM, origin: url, cookie: card.cookie },
            setupRequest: (request) => ({ ...request, body: draftOf(card, versions[at] ?? 0) }),
            onResponse(statusCode) {
              if (statusCode === 302) versions[at] = (versions[at] ?? 0) + 1;
            },
          },
        ]);
      },
    },
    "3xx",
  );
}

/** One after the other, again and again, so that both sides meet the same machine. */
async function ratioOf(one: () => Promise<number>, other: () => Promise<number>): Promise<number> {
  await one();
  await other();
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) ratios.push((await one()) / (await other()));
  return median(ratios);
}

export async function benchServing(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "laurel-bench-"));
  seedDemonstration(folder);
  const { url, stop } = await serveBuild(folder);
  try {
    const cards = await listOwedCards(url);
    const cookie = cards[0]?.cookie ?? "";
    atLeast(
      "saving a scorecard, requests a second against an empty action of the whole build",
      await ratioOf(
        () => savedCards(url, cards),
        () => emptyAction(url, cookie),
      ),
      0.5,
    );
    const winners = `${url}/awards/demonstration/${new Date().getUTCFullYear()}`;
    const bytes = (await (await fetch(winners)).arrayBuffer()).byteLength;
    atLeast(
      "the winners page, requests a second against an empty page of its size of the whole build",
      await ratioOf(
        () => requestsPerSecond(winners, {}, "2xx"),
        () => requestsPerSecond(`${url}${EMPTY}?bytes=${bytes}`, {}, "2xx"),
      ),
      0.7,
    );
  } finally {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
