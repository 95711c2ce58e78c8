/**
 * A text of its own in every confidential column, and everybody asks every address in every shape while
 * the edition is in its first five phases: what comes out is what the matrix of access lets out. See
 * docs/proofs.md.
 */
import { describe } from "vitest";
import { testCrawl } from "#test/support/secrecy/test-crawl.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

describe("until the vote", () => {
  testCrawl(store, ["call", "screening", "scoring", "scored", "voting"]);
});
