/** Where a script begins to send a file in parts, and asks what did not arrive whole. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { beginUpload } from "#app/commands/begin-upload.ts";
import { beginUploadSchema } from "#app/forms/files.ts";
import { readForm } from "#app/forms/read-form.ts";
import { listOwnUploads } from "#app/queries/own-uploads.ts";
import { requireOwnApplicationName } from "#app/server/own-application.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuseToScript } from "#app/server/refuse.ts";

/** Who may write in it. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, own } = await requireOwnApplicationName(args);
  return Response.json({ uploads: await listOwnUploads(context, own.application) });
}

/** Who may write in it, while it may be written in; the command asks again. */
export async function action(args: ActionFunctionArgs) {
  const { context, own } = await requireOwnApplicationName(args);
  const form = await readBody(args.request);
  const reading = readForm(form, beginUploadSchema);
  if (!reading.ok) return Response.json(reading, { status: 422 });
  const name = { editionId: own.edition.id, ref: own.application.ref };
  const outcome = await beginUpload(context, {
    ...name,
    name: reading.value.name,
    bytes: reading.value.bytes,
    alt: reading.value.alt,
    question: reading.value.question,
  });
  return outcome.ok ? Response.json(outcome.value) : refuseToScript(outcome.refusal, form);
}
