/**
 * A build for each first word of an address, with the routes below that word alone: the router goes
 * through all routes of a build several times a request, and with a hundred of them that took a
 * seventh of the time of an answer.
 */
import type { ServerBuild } from "@remix-run/node";

/** By the first word of their addresses. Any other address is the whole build's, which says that nothing is there. */
export function buildsByArea(build: ServerBuild): ReadonlyMap<string, ServerBuild> {
  const areas = new Map<string, string[]>();
  const common: string[] = [];
  for (const id of Object.keys(build.routes)) {
    const area = areaOf(build, id);
    if (area === null) common.push(id);
    else areas.set(area, [...(areas.get(area) ?? []), id]);
  }
  return new Map([...areas].map(([area, ids]) => [area, withRoutes(build, [...common, ...ids])]));
}

/** @returns null for what stands above every address, and for what any word leads to */
function areaOf({ routes }: ServerBuild, id: string): string | null {
  const parts: string[] = [];
  for (let at: string | undefined = id; at !== undefined; at = routes[at]?.parentId)
    parts.unshift(routes[at]?.path ?? "");
  const [first] = parts.join("/").split("/").filter(Boolean);
  return first === undefined || /^[:*]|\?$/.test(first) ? null : first;
}

function withRoutes(build: ServerBuild, ids: readonly string[]): ServerBuild {
  const kept = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)));
  return {
    ...build,
    routes: kept(build.routes),
    assets: { ...build.assets, routes: kept(build.assets.routes) },
  };
}
