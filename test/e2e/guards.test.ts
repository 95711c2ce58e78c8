import { describe, expect, inject, test } from "vitest";

function address(path: string): string {
  return `${inject("baseUrl")}${path}`;
}

describe("the server", () => {
  test("answers every page with the headers that keep it to itself", async () => {
    const { headers } = await fetch(address("/"));
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-powered-by")).toBeNull();
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
  });

  test.for(["br", "gzip", "identity"])(
    "sends a page as %s to whoever takes it",
    async (encoding) => {
      const answer = await fetch(address("/awards/wego-awards/2017"), {
        headers: { "accept-encoding": encoding },
      });
      expect(answer.headers.get("content-encoding") ?? "identity").toBe(encoding);
      expect(answer.headers.get("vary")?.toLowerCase()).toContain("accept-encoding");
      expect(await answer.text()).toContain("</html>");
    },
  );

  test("gives every answer a nonce of its own", async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => (await fetch(address("/"))).headers.get("content-security-policy")),
    );
    expect(policies[0]).not.toBe(policies[1]);
  });

  test.for(["GET", "POST"])(
    "refuses %s with _data, which would pass Remix's checks",
    async (method) => {
      const answer = await fetch(address("/?_data=root"), { method });
      expect(answer.status).toBe(400);
    },
  );

  test.for([
    ["another site's page", { origin: "https://elsewhere.example" }],
    ["a page without an origin", { origin: "null" }],
    ["nowhere in particular", {}],
    ["a sibling site", { "sec-fetch-site": "same-site" }],
  ] as const)("refuses what is sent from %s", async ([, headers]) => {
    const answer = await fetch(address("/awards/wego-awards/2017"), { method: "POST", headers });
    expect(answer.status).toBe(403);
  });

  test.for(["br", "gzip"])(
    "sends its scripts as %s, at most 100 kB of them a page",
    async (encoding) => {
      const page = await (await fetch(address("/"))).text();
      const scripts = new Set(page.match(/\/assets\/[^"']+\.js/g));
      expect(scripts.size).toBeGreaterThan(2);
      let bytes = 0;
      for (const script of scripts) {
        const answer = await fetch(address(script), { headers: { "accept-encoding": encoding } });
        expect(answer.headers.get("content-encoding"), script).toBe(encoding);
        expect(answer.headers.get("content-type"), script).toContain("javascript");
        expect(await answer.text()).not.toBe("");
        bytes += Number(answer.headers.get("content-length"));
      }
      expect(bytes).toBeLessThanOrEqual(100_000);
    },
  );

  test("is well", async () => {
    expect(await (await fetch(address("/healthz"))).text()).toBe("ok");
  });
});
