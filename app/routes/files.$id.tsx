import type { LoaderFunctionArgs } from "@remix-run/node";
import { readFile } from "#app/queries/read-file.ts";
import { download } from "#app/server/download.ts";
import { requireViewer } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";

/** The owner; from submission the secretariat; from scoring the judges of its panel. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer } = requireViewer(args);
  const file = await readFile(context, viewer, requireParam(args.params, "id"));
  if (!file) throw notFound();
  return download(file);
}
