/** As canary-of-the-rounds, in the phases after the vote; and the crawl finds what is planted for it. */
import { describe, expect, test } from "vitest";
import { tables as t } from "#db/schema/index.ts";
import { COLUMNS } from "#test/support/secrecy/columns.ts";
import { crawlWorld, plantedWorld } from "#test/support/secrecy/crawl-world.ts";
import { requestHandler } from "#test/support/secrecy/request-handler.ts";
import { testCrawl } from "#test/support/secrecy/test-crawl.ts";
import { PHASES } from "#test/support/secrecy/world.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

describe("from the vote on", () => {
  testCrawl(store, ["voted", "embargo", "published", "archived"]);
});

describe("the crawl", () => {
  test("has a marker in every confidential column, or says why it can have none", async () => {
    const { markers } = await plantedWorld(store(), "voting");
    const planted = new Set(markers.all.map(({ column }) => column));
    const bare = Object.entries(COLUMNS).flatMap(([table, columns]) =>
      Object.entries(columns).flatMap(([column, kept]) => {
        const isBare =
          typeof kept !== "string" && !kept.unmarked && !planted.has(`${table}.${column}`);
        return isBare ? [`${table}.${column}`] : [];
      }),
    );
    expect(PHASES).toHaveLength(9);
    expect(bare).toEqual([]);
  });

  test("finds a loader that tells too much, in its body and in its headers", async () => {
    const answer = await requestHandler((id, module) => {
      if (id !== "routes/_public.awards.$programme.$edition.how") return module;
      return {
        // Without a page: what it answers is what is sent.
        loader: async () => {
          const [row] = await store().read.select().from(t.recusals);
          const [card] = await store().read.select().from(t.remarks);
          return new Response(JSON.stringify({ remark: card?.text }), {
            headers: { "x-why": row?.reason ?? "" },
          });
        },
      };
    });
    const only = ({ route }: { readonly route: string }) => route.includes("edition.how");
    const shapesOf = () => ["page", "head"] as const;
    const { leaks } = await crawlWorld(store(), { phase: "scoring", answer, shapesOf, only });
    const at = "scoring, GET /awards/prize/2026/how";
    expect(leaks).toContain(`public, ${at}: remarks.text`);
    expect(leaks).toContain("public, scoring, HEAD /awards/prize/2026/how: recusals.reason");
    expect(leaks).toContain(`judge of another panel, ${at}: remarks.text`);
    expect(leaks).toContain(`observer, ${at}: remarks.text`);
  });

  test("finds what a member of the secretariat reads of a category that they stepped aside from", async () => {
    const answer = await requestHandler((id, module) => {
      if (id !== "routes/secretariat.$programme.$edition.audit") return module;
      return {
        loader: async () => {
          // From the whole store, and not from the one that the category is taken out of.
          const rows = await store().read.select().from(t.internalNotes);
          return new Response(JSON.stringify(rows.map(({ text }) => text)));
        },
      };
    });
    const only = ({ route }: { readonly route: string }) => route.endsWith("edition.audit");
    const shapesOf = () => ["page"] as const;
    const { leaks, found } = await crawlWorld(store(), { phase: "scored", answer, shapesOf, only });
    const of = (session: string) => leaks.filter((leak) => leak.startsWith(`${session}, `));
    expect(of("secretariat aside")).toEqual([
      "secretariat aside, scored, GET /secretariat/prize/2026/audit: internalNotes.text",
    ]);
    expect(found).toContain("secretariat: internalNotes.text");
  });

  test("finds what the log says, and what a session is refused and told all the same", async () => {
    const answer = await requestHandler((id, module) => {
      if (id !== "routes/secretariat.$programme.$edition.audit") return module;
      return {
        ...module,
        loader: async () => {
          const [message] = await store().read.select().from(t.messages);
          console.warn("refused", { message: message?.text });
          throw new Response(message?.text ?? "", { status: 404 });
        },
      };
    });
    const only = ({ route }: { readonly route: string }) => route.endsWith("edition.audit");
    const shapesOf = () => ["routes"] as const;
    const { leaks } = await crawlWorld(store(), { phase: "scoring", answer, shapesOf, only });
    expect(leaks).toContain("the log, scoring: messages.text");
    expect(leaks.some((leak) => leak.startsWith("judge, scoring, GET"))).toBe(true);
  });
});
