/** Walks the pages that a person can reach by links, a few of each kind. */
import { readdirSync } from "node:fs";

const ROUTES = new URL("../../app/routes/", import.meta.url);

/** The product's addresses as patterns, the most particular first; see app/routes.ts. */
export function addressPatterns(): readonly RegExp[] {
  const patterns = readdirSync(ROUTES).map((file) =>
    file
      .replace(/\.tsx?$/, "")
      .split(".")
      .filter((part) => !part.startsWith("_"))
      .map((part) => (part.startsWith("$") ? "[^/]+" : part.replace(/_$/, ""))),
  );
  return patterns
    .sort((a, b) => a.filter(isOpen).length - b.filter(isOpen).length)
    .map((parts) => new RegExp(`^/${parts.join("/")}/?$`));
}

function isOpen(part: string): boolean {
  return part === "[^/]+";
}

export interface Crawl {
  /** Where it begins; same-origin paths. */
  readonly from: readonly string[];
  /** How many addresses of one pattern are visited in an edition, since pages differ by its state. */
  readonly ofEach: number;
  /** Paths that are passed over. */
  readonly without: RegExp;
  /** Opens a page. @returns the same-origin paths that it links to */
  readonly visit: (path: string) => Promise<readonly string[]>;
}

/** @returns every path visited, in order */
export async function crawl({ from, ofEach, without, visit }: Crawl): Promise<readonly string[]> {
  const patterns = addressPatterns();
  const visitsOf = new Map<string, number>();
  const seen = new Set<string>();
  const visited: string[] = [];
  const waiting = [...from];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const { pathname, search } = new URL(path, "http://laurel.example");
    const pattern = patterns.find((one) => one.test(pathname))?.source ?? pathname;
    const edition = /^\/[a-z]+\/[^/]+\/[^/]+/.exec(pathname)?.[0] ?? "";
    const kind = `${edition} ${pattern} ${[...new URLSearchParams(search).keys()].join(" ")}`;
    const visits = visitsOf.get(kind) ?? 0;
    if (seen.has(path) || without.test(pathname) || visits >= ofEach) continue;
    seen.add(path);
    visitsOf.set(kind, visits + 1);
    visited.push(path);
    waiting.push(...(await visit(path)));
  }
  return visited;
}
