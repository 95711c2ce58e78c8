import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireViewer } from "#app/server/guards.ts";
import { personFile } from "#app/server/person-file.ts";

/** Whoever is signed in, of themselves. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer } = requireViewer(args);
  return personFile(context, viewer);
}
