/** The tests of a crawl, one a phase: all of them on SQLite, two at a smaller size on PostgreSQL. */
import { expect, test } from "vitest";
import { dialect } from "#db/schema/index.ts";
import type { Store } from "#db/store/store.ts";
import { byTurns, crawlWorld } from "./crawl-world.ts";
import { requestHandler } from "./request-handler.ts";
import { type Phase, PHASES } from "./world.ts";

/** Two at their most: cards that are written, and a result that nobody may know yet. */
const ON_POSTGRES: readonly Phase[] = ["scoring", "embargo"];

/** What somebody must find at the least: a crawl that sees nothing proves nothing. */
const SEEN: readonly string[] = [
  "applicant: applications.answers",
  "applicant: messages.text",
  "colleague: attachments.name",
  "secretariat: internalNotes.text",
  "secretariat: mails.text",
  "secretariat aside: internalNotes.text",
  "observer: auditEntries.details",
];
const SEEN_IN: Partial<Record<Phase, readonly string[]>> = {
  scoring: [
    "judge: submissions.answers",
    "judge: scorecards.remark",
    "judge: the content of a file",
    "recused judge: submissions.answers",
    "judge of another panel: submissions.answers",
  ],
  scored: ["secretariat: scorecards.remark", "judge: submissions.answers"],
  voting: ["judge: sealedBallots.receipt", "judge: submissions.answers"],
  published: ["public: submissions.title", "public: citations.text"],
};

export function testCrawl(store: () => Store, phases: readonly Phase[]): void {
  const run = dialect === "postgres" ? phases.filter((one) => ON_POSTGRES.includes(one)) : phases;
  test.for(run.map((phase) => [phase] as const))(
    "in the phase of %s nobody finds what the matrix does not give them",
    { timeout: 300_000 },
    async ([phase]) => {
      const turns = byTurns(PHASES.indexOf(phase));
      const crawled = await crawlWorld(store(), {
        phase,
        answer: await requestHandler(),
        shapesOf: dialect === "postgres" ? () => ["data"] : turns,
      });
      expect(crawled.leaks).toEqual([]);
      expect(crawled.failures).toEqual([]);
      expect(crawled.kept).toEqual([]);
      expect([...SEEN, ...(SEEN_IN[phase] ?? [])].filter((one) => !crawled.found.has(one))).toEqual(
        [],
      );
      console.info(`${phase}: ${crawled.requests} requests, ${crawled.mails} mails, no leak`);
    },
  );
}
