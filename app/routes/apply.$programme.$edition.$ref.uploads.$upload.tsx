/**
 * One file on its way in parts: a PUT brings the next of them, and ends it where it brings the last and
 * says so; a POST ends it where the answer to that was lost, or gives it up.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { abandonUpload } from "#app/commands/begin-upload.ts";
import { receiveParts } from "#app/commands/receive-parts.ts";
import { MOST_PARTS_AT_ONCE, PART_BYTES } from "#app/domain/application/files.ts";
import { finishUploadSchema } from "#app/forms/files.ts";
import { readForm } from "#app/forms/read-form.ts";
import { findOwnUpload } from "#app/queries/own-uploads.ts";
import { finishUpload } from "#app/server/finish-upload.ts";
import { type RouteArgs } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { requireOwnApplicationName } from "#app/server/own-application.ts";
import { readBody } from "#app/server/read-body.ts";
import { drain, readInParts } from "#app/server/read-stream.ts";
import { refuseToScript } from "#app/server/refuse.ts";

async function requireOwnUpload(args: RouteArgs) {
  const access = await requireOwnApplicationName(args);
  const { context, own } = access;
  const id = requireParam(args.params, "upload");
  const upload = await findOwnUpload(context, own.application, id);
  if (!upload) throw notFound();
  const name = { editionId: own.edition.id, ref: own.application.ref };
  return { access, upload, name };
}

type Asked = Awaited<ReturnType<typeof requireOwnUpload>>;

/** Who began it. */
export async function loader(args: LoaderFunctionArgs) {
  const { upload } = await requireOwnUpload(args);
  const { receivedBytes, bytes, attachmentId } = upload;
  return Response.json({ receivedBytes, bytes, isDone: attachmentId !== null });
}

/** Who began it, while the application may be written in; the commands ask again. */
export async function action(args: ActionFunctionArgs) {
  const asked = await requireOwnUpload(args);
  const { arrivals } = args.context;
  return arrivals.during(asked.access.viewer.userId, () =>
    args.request.method === "PUT" ? takeParts(asked, args.request) : end(asked, args.request),
  );
}

/** The header by which the standard for uploads that go on says that this is the end, and its word for yes. */
const COMPLETE = "upload-complete";
const YES = "?1";

async function takeParts({ access, upload, name }: Asked, request: Request) {
  const offset = Number(request.headers.get("upload-offset") ?? Number.NaN);
  const parts = readInParts(request.body, PART_BYTES, MOST_PARTS_AT_ONCE * PART_BYTES);
  const outcome = await receiveParts(access.context, { ...name, upload: upload.id, offset, parts });
  if (outcome.ok) {
    const { receivedBytes } = outcome.value;
    const isWhole = receivedBytes === upload.bytes && request.headers.get(COMPLETE) === YES;
    return isWhole ? keep(access, { ...upload, receivedBytes }) : Response.json(outcome.value);
  }
  await drain(parts);
  if (outcome.refusal.code !== "stale-version") return refuseToScript(outcome.refusal);
  // The next part, as the server knows it: the script goes on from there.
  const now = await findOwnUpload(access.context, access.own.application, upload.id);
  return Response.json({ receivedBytes: now?.receivedBytes ?? 0 }, { status: 409 });
}

async function end({ access, upload, name }: Asked, request: Request) {
  const form = await readBody(request);
  const reading = readForm(form, finishUploadSchema);
  if (!reading.ok) return Response.json(reading, { status: 422 });
  if (reading.value.intent === "finish") return keep(access, upload);
  const outcome = await abandonUpload(access.context, { ...name, id: upload.id });
  return outcome.ok ? Response.json({ isDone: true }) : refuseToScript(outcome.refusal, form);
}

async function keep(access: Asked["access"], upload: Asked["upload"]) {
  const outcome = await finishUpload(access, upload);
  if (!outcome.ok) return refuseToScript(outcome.refusal);
  await access.context.files.parts.remove(upload.id, upload.bytes);
  return Response.json({ isDone: true });
}
