import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { attachFile, removeFile } from "#app/commands/attach-file.ts";
import { isPicture, MOST_FILE_BYTES } from "#app/domain/application/files.ts";
import { refusedAt } from "#app/domain/kernel/outcome.ts";
import { fileSchema, removeFileSchema } from "#app/forms/application.ts";
import { readForm } from "#app/forms/read-form.ts";
import { readDraft } from "#app/queries/own-applications.ts";
import { headOf, type OwnerAccess, requireOwnApplication } from "#app/server/own-application.ts";
import { prepareFile } from "#app/server/prepare-file.ts";
import { readUpload, type Upload } from "#app/server/read-upload.ts";
import { refuse } from "#app/server/refuse.ts";
import { titleOf } from "#app/ui/application/application-page.tsx";
import { FilesPage } from "#app/ui/application/files-page.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Files: ${titleOf(data.head)}` : "There is nothing here" },
];

/** Its owner. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireOwnApplication(args);
  const { missing, attachments } = await readDraft(access.context, access.own);
  return { head: headOf(access), missing: missing.length, attachments };
}

/** Its owner, while it may be written in; the command asks again. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireOwnApplication(args);
  const upload = await readUpload(args.request, MOST_FILE_BYTES);
  return upload.form.get("intent") === "remove" ? remove(access, upload.form) : add(access, upload);
}

function nameOf({ own }: OwnerAccess) {
  return { editionId: own.edition.id, ref: own.application.ref };
}

function back({ own }: OwnerAccess, done: string) {
  return redirect(pathFor("apply", own.edition, `/${own.application.ref}/files?done=${done}`));
}

async function remove(access: OwnerAccess, form: FormData) {
  const reading = readForm(form, removeFileSchema);
  if (!reading.ok) return data(reading, 422);
  const file = { ...nameOf(access), id: reading.value.file };
  const outcome = await removeFile(access.context, file);
  return outcome.ok ? back(access, "removed") : refuse(outcome.refusal, form);
}

async function add(access: OwnerAccess, { form, file }: Upload) {
  const reading = readForm(form, fileSchema);
  if (!reading.ok) return data(reading, 422);
  const { writing } = access.own;
  // Nothing is drawn or kept for an application that is closed.
  if (!writing.isOpen) return refuse(writing.refusal, form);
  if (file === null) return refuse(refusedAt("file", "invalid", "Choose a file").refusal, form);
  if (file.content === null)
    return refuse(
      refusedAt("file", "too-large", "This file is larger than 20 MB. Save it smaller").refusal,
      form,
    );
  const prepared = await prepareFile(file.name, file.content);
  if (!prepared.ok) return refuse(prepared.refusal, form);
  const { alt } = reading.value;
  if (isPicture(prepared.value.mediaType) && alt === "")
    return refuse(
      refusedAt("alt", "invalid", "Say in words what the picture shows, then add it again").refusal,
      form,
    );
  const outcome = await attachFile(access.context, { ...nameOf(access), ...prepared.value, alt });
  return outcome.ok ? back(access, "added") : refuse(outcome.refusal, form);
}

export default function FilesRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return <FilesPage key={view.head.ref} view={view} answer={answer} done={search.get("done")} />;
}
