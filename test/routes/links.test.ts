/**
 * No page offers its reader a way that is shut to them: whatever a page links to or shows opens, for
 * everybody, in every phase. A link that ends at "There is nothing here" is a fault of the page that has it.
 */
import { expect, test } from "vitest";
import { dialect } from "#db/schema/index.ts";
import { crawl } from "#test/support/crawl.ts";
import { Client } from "#test/support/secrecy/ask.ts";
import { requestHandler } from "#test/support/secrecy/request-handler.ts";
import {
  finishWorld,
  type Phase,
  PHASES,
  type Session,
  SESSIONS,
  stageWorld,
} from "#test/support/secrecy/world.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

/** Where somebody begins: what they are shown first. */
const BEGINNINGS: Readonly<Record<Session, string>> = {
  public: "/",
  stranger: "/",
  applicant: "/apply",
  "another applicant": "/apply",
  colleague: "/apply",
  judge: "/judge",
  "recused judge": "/judge",
  "judge of another panel": "/judge",
  secretariat: "/secretariat",
  "secretariat aside": "/secretariat",
  observer: "/secretariat",
};
const OF_EACH = 2;
/** Not pages of the product, or not there in a test. */
const PASSED_OVER = /^\/(assets|sign-out|favicon)/;

/** What a page links to is not the database's to say: there one phase is enough. */
const RUN: readonly Phase[] = dialect === "postgres" ? ["scoring"] : PHASES;

test.for(RUN.map((phase) => [phase] as const))(
  "in the phase of %s every link opens for whoever is shown it",
  { timeout: 300_000 },
  async ([phase]) => {
    const shut: string[] = [];
    const client = await clientIn(phase);
    for (const session of SESSIONS) {
      const shownOn = new Map<string, string>();
      const visited = await crawl({
        from: [BEGINNINGS[session]],
        ofEach: OF_EACH,
        without: PASSED_OVER,
        visit: async (path) => {
          const page = await client.ask(session, { path, route: "", routes: [] }, "page");
          const { status = 500, body } = page[0] ?? {};
          if (status >= 400) shut.push(`${session}: ${status} ${path}, from ${shownOn.get(path)}`);
          const links = linksOf(new TextDecoder().decode(body), path);
          for (const link of links) if (!shownOn.has(link)) shownOn.set(link, path);
          return links;
        },
      });
      expect(visited.length, `pages of ${session}`).toBeGreaterThan(1);
    }
    expect(shut).toEqual([]);
  },
);

async function clientIn(phase: Phase): Promise<Client> {
  const world = await stageWorld(store(), phase);
  await finishWorld(world);
  return new Client({ world, answer: await requestHandler() });
}

/** @returns same-origin paths of links and pictures, without what is after # */
function linksOf(page: string, at: string): readonly string[] {
  const here = new URL(at, "https://laurel.test");
  const named = /<(?:a|img|source)\b[^>]*\s(?:href|src|srcSet)="([^"]*)"/g;
  return [...page.matchAll(named)].flatMap(([, href = ""]) => {
    const to = new URL(href.replaceAll("&amp;", "&"), here);
    return to.origin === here.origin ? [to.pathname + to.search] : [];
  });
}
