import type { LoaderFunctionArgs } from "@remix-run/node";
import { findReadableFile } from "#app/queries/read-file.ts";
import { requireViewer } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { pageAnswer } from "#app/server/file-page.ts";

/** A page of a document, or a picture, as a picture that we drew: for whoever may read the file. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer } = requireViewer(args);
  const file = await findReadableFile(context, viewer, requireParam(args.params, "id"));
  const page = requireParam(args.params, "page");
  if (!file || !/^[1-9]\d?$/.test(page)) throw notFound();
  const answer = await pageAnswer(context, file, Number(page));
  if (!answer) throw notFound();
  return answer;
}
