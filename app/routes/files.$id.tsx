import type { LoaderFunctionArgs } from "@remix-run/node";
import { findReadableFile } from "#app/queries/read-file.ts";
import { download } from "#app/server/download.ts";
import { requireViewer } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";

/** The owner and the colleagues it let in; from submission the secretariat; from scoring the judges of its panel. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer } = requireViewer(args);
  const file = await findReadableFile(context, viewer, requireParam(args.params, "id"));
  const opened = file && (await context.files.open(file.id));
  if (!file || !opened) throw notFound();
  return download({ ...file, ...opened });
}
