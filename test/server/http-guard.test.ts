import { describe, expect, test } from "vitest";
import { type IncomingRequest, refuseRequest } from "#app/server/http-guard.ts";

const OWN: IncomingRequest = {
  method: "POST",
  url: "/judge",
  host: "awards.example",
  origin: "https://awards.example",
  secFetchSite: "same-origin",
};

const table: readonly [string, Partial<IncomingRequest>, number | null][] = [
  ["a form of its own page", {}, null],
  [
    "a form of its own page in a browser that does not say where from",
    { secFetchSite: undefined },
    null,
  ],
  ["a form of its own page in a browser that hides the origin", { origin: undefined }, null],
  ["a form of another site", { origin: "https://evil.example", secFetchSite: "cross-site" }, 403],
  ["another site's form that claims to be its own", { origin: "https://evil.example" }, 403],
  [
    "a form of a sibling site",
    { origin: "https://x.awards.example", secFetchSite: "same-site" },
    403,
  ],
  [
    "its own address on another port",
    { origin: "https://awards.example:8443", secFetchSite: undefined },
    403,
  ],
  ["a form that a sandbox sent", { origin: "null", secFetchSite: undefined }, 403],
  ["an origin that is no address", { origin: "awards.example", secFetchSite: undefined }, 403],
  ["a program that says nothing", { origin: undefined, secFetchSite: undefined }, 403],
  [
    "a DELETE from another site",
    { method: "DELETE", origin: "https://evil.example", secFetchSite: "cross-site" },
    403,
  ],
  [
    "a page asked for from another site",
    { method: "GET", origin: undefined, secFetchSite: "cross-site" },
    null,
  ],
  ["a loader asked for by itself", { method: "GET", url: "/judge?_data=routes%2Fjudge" }, 400],
  ["a loader asked for by itself, in hiding", { method: "GET", url: "/judge?a=b&%5Fdata=x" }, 400],
  ["a question that only looks alike", { method: "GET", url: "/judge?q=_data" }, null],
];

describe("the guard in front of Remix answers", () => {
  test.for(table)("%s", ([, change, status]) => {
    expect(refuseRequest({ ...OWN, ...change })?.status ?? null).toBe(status);
  });
});
