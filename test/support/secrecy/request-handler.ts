/**
 * The server's answers without a server: the whole manifest of routes as Remix reads it, built from the
 * sources, behind the same guard and with the same headers as in server.mjs.
 */
import { fileURLToPath } from "node:url";
import { UNSAFE_flatRoutes } from "@remix-run/dev";
import { type AppLoadContext, createRequestHandler, type ServerBuild } from "@remix-run/node";
import * as entry from "#app/entry.server.tsx";
import { buildsByArea } from "#app/server/area-builds.ts";
import { refuseRequest } from "#app/server/http-guard.ts";
import { SECURITY_HEADERS } from "#app/server/security-headers.ts";

const APP = new URL("../../../app/", import.meta.url);

type Route = ServerBuild["routes"][string];
type RouteModule = Route["module"];
/** Puts something else in the place of a route's module, to plant a fault. */
export type Change = (id: string, module: RouteModule) => Partial<RouteModule>;

export type Answer = (request: Request, context: AppLoadContext) => Promise<Response>;

interface RouteFile {
  readonly id: string;
  readonly file: string;
  readonly path?: string;
  readonly index?: boolean;
  readonly parentId?: string;
}

/** Each route with its whole address, and the ids of all that stand around it. */
export function manifestRoutes() {
  const all = manifest();
  return Object.values(all).map(({ id }) => {
    const chain: RouteFile[] = [];
    for (let at = all[id]; at !== undefined; at = all[at.parentId ?? "root"]) chain.unshift(at);
    const pattern = chain
      .map(({ path }) => path ?? "")
      .filter(Boolean)
      .join("/");
    return { id, pattern, chain: ["root", ...chain.map((one) => one.id)] };
  });
}

function manifest(): Readonly<Record<string, RouteFile>> {
  return UNSAFE_flatRoutes(fileURLToPath(APP).replace(/\/$/, ""), [], "routes");
}

/** @param change left out, the routes are as they are */
export async function requestHandler(change: Change = (_id, module) => module): Promise<Answer> {
  const build = await buildOf(change);
  const handlers = new Map(
    [...buildsByArea(build)].map(([area, one]) => [area, createRequestHandler(one, "production")]),
  );
  const whole = createRequestHandler(build, "production");
  return async (request, context) => {
    const url = new URL(request.url);
    const refusal = refuseRequest({
      method: request.method,
      url: url.pathname + url.search,
      host: url.host,
      origin: request.headers.get("origin") ?? undefined,
      secFetchSite: request.headers.get("sec-fetch-site") ?? undefined,
    });
    if (refusal) return withHeaders(new Response(refusal.text, { status: refusal.status }));
    const handler = handlers.get(url.pathname.split("/", 2)[1] ?? "") ?? whole;
    return withHeaders(await handler(request, context));
  };
}

function withHeaders(answer: Response): Response {
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    if (!answer.headers.has(name)) answer.headers.set(name, value);
  if (!answer.headers.has("cache-control")) answer.headers.set("cache-control", "no-store");
  return answer;
}

async function buildOf(change: Change): Promise<ServerBuild> {
  const routes: ServerBuild["routes"] = {};
  const assets: ServerBuild["assets"]["routes"] = {};
  const root: RouteFile = { id: "root", path: "", file: "root.tsx" };
  for (const { id, file, path, index, parentId } of [root, ...Object.values(manifest())]) {
    const own = (await import(new URL(file, APP).href)) as RouteModule;
    const module = change(id, own) as RouteModule;
    const place = {
      id,
      ...(path === undefined ? {} : { path }),
      ...(index === undefined ? {} : { index }),
      ...(id === "root" ? {} : { parentId: parentId ?? "root" }),
    };
    routes[id] = { ...place, module };
    assets[id] = {
      ...place,
      module: `/assets/${id}.js`,
      hasAction: module.action !== undefined,
      hasLoader: module.loader !== undefined,
      hasClientAction: false,
      hasClientLoader: false,
      hasErrorBoundary: module.ErrorBoundary !== undefined,
      imports: [],
    };
  }
  return {
    mode: "production",
    entry: { module: entry },
    routes,
    assets: {
      entry: { module: "/assets/entry.js", imports: [] },
      routes: assets,
      url: "/assets/manifest.js",
      version: "one",
    },
    publicPath: "/",
    assetsBuildDirectory: "build/client",
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: false,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
    isSpaMode: false,
  };
}
