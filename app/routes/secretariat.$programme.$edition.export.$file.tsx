import type { LoaderFunctionArgs } from "@remix-run/node";
import { TABLE_FORMATS } from "#app/domain/table/table.ts";
import { requireStaff } from "#app/server/guards.ts";
import { findList } from "#app/server/lists/list-access.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { tableFile } from "#app/server/table-file.ts";

/** `applications.csv`: a list of the edition's staff, each for whom its own row in the table says. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, edition, role } = await requireStaff(args);
  const [name = "", typed, ...rest] = requireParam(args.params, "file").split(".");
  const format = TABLE_FORMATS.find((one) => one === typed);
  const list = findList(name, role);
  if (!format || rest.length > 0 || !list) throw notFound();
  const { searchParams } = new URL(args.request.url);
  const table = await list.table(context, { edition, role }, searchParams);
  return tableFile(table, format, `${edition.programme} ${edition.slug}`);
}
