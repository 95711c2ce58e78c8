/** Every loader of the product, asked by one person, with every address of one edition. */
import { readdirSync } from "node:fs";
import type { Context, Viewer } from "#app/server/context.ts";
import type { RouteArgs } from "#app/server/guards.ts";
import { LISTS } from "#app/server/lists/list-access.ts";
import { asPerson, getRequest, routeArgs } from "./requests.ts";

export interface Names {
  readonly programme: string;
  readonly edition: string;
  readonly refs: readonly string[];
  readonly rounds: readonly string[];
  readonly categories: readonly string[];
}

interface RouteModule {
  readonly loader?: (args: RouteArgs) => unknown;
}

const ROUTES = new URL("../../app/routes/", import.meta.url);

/** Loaders as they answer: the value, or the status, headers and body of what they throw; by address. */
export async function askEveryLoader(
  context: Context,
  viewer: Viewer | null,
  names: Names,
): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (const file of readdirSync(ROUTES).sort()) {
    const name = file.replace(/\.tsx$/, "");
    const { loader } = (await import(`../../app/routes/${name}.tsx`)) as RouteModule;
    if (!loader) continue;
    for (const params of everyParams(file, names)) {
      const path = addressOf(file, params);
      const args = routeArgs(asPerson(context, viewer), getRequest(path), params);
      answers.set(path, await answerOf(loader, args));
    }
  }
  return answers;
}

async function answerOf(loader: NonNullable<RouteModule["loader"]>, args: RouteArgs) {
  try {
    return await inWords(await loader(args));
  } catch (thrown) {
    return `thrown ${await inWords(thrown)}`;
  }
}

async function inWords(value: unknown): Promise<string> {
  if (value instanceof Response)
    return `${value.status} ${JSON.stringify([...value.headers])} ${await value.clone().text()}`;
  if (value instanceof Error) return value.message;
  return JSON.stringify(value);
}

function everyParams(file: string, names: Names): readonly Record<string, string>[] {
  const values: Readonly<Record<string, readonly string[]>> = {
    programme: [names.programme],
    edition: [names.edition],
    ref: names.refs,
    round: names.rounds,
    category: names.categories,
    file: Object.keys(LISTS).map((list) => `${list}.csv`),
  };
  const used = [...file.matchAll(/\$(\w+)/g)].map(([, name]) => name ?? "");
  return used.reduce<readonly Record<string, string>[]>(
    (all, name) =>
      all.flatMap((params) =>
        (values[name] ?? ["none"]).map((value) => ({ ...params, [name]: value })),
      ),
    [{}],
  );
}

function addressOf(file: string, params: Readonly<Record<string, string>>): string {
  const parts = file
    .replace(/\.tsx?$/, "")
    .split(".")
    .filter((part) => !part.startsWith("_"))
    .map((part) => (part.startsWith("$") ? (params[part.slice(1)] ?? "none") : part));
  return `/${parts.join("/")}`;
}
