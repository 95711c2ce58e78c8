import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { removeFile } from "#app/commands/attach-file.ts";
import { abandonUpload } from "#app/commands/begin-upload.ts";
import { MOST_FILE_BYTES, tooLarge } from "#app/domain/application/files.ts";
import { refusedAt } from "#app/domain/kernel/outcome.ts";
import { addFileSchema, forgetUploadSchema, removeFileSchema } from "#app/forms/files.ts";
import { readForm } from "#app/forms/read-form.ts";
import { readFilesView } from "#app/queries/own-files.ts";
import { keepFile } from "#app/server/keep-file.ts";
import { headOf, type OwnerAccess, requireOwnApplication } from "#app/server/own-application.ts";
import { readUpload, type Upload } from "#app/server/read-upload.ts";
import { refuse } from "#app/server/refuse.ts";
import { withFolder } from "#app/server/spool.ts";
import { titleOf } from "#app/ui/application/application-page.tsx";
import { FilesPage } from "#app/ui/application/files-page.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Files: ${titleOf(data.head)}` : "There is nothing here" },
];

/** Who may read it. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireOwnApplication(args);
  return { head: headOf(access), ...(await readFilesView(access.context, access.own)) };
}

/** Who may write in it, while it may be written in; the commands ask again. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireOwnApplication(args);
  // What came too late is judged by when it began to come.
  const begunAt = access.context.clock();
  return args.context.arrivals.during(access.viewer.userId, () =>
    withFolder(async (folder) => {
      const upload = await readUpload(args.request, { mostBytes: MOST_FILE_BYTES, folder });
      switch (upload.form.get("intent")) {
        case "remove":
          return remove(access, upload.form);
        case "forget":
          return forget(access, upload.form);
        default:
          return add(access, upload, begunAt);
      }
    }),
  );
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

async function forget(access: OwnerAccess, form: FormData) {
  const reading = readForm(form, forgetUploadSchema);
  if (!reading.ok) return data(reading, 422);
  const upload = { ...nameOf(access), id: reading.value.upload };
  const outcome = await abandonUpload(access.context, upload);
  return outcome.ok ? back(access, "forgotten") : refuse(outcome.refusal, form);
}

async function add(access: OwnerAccess, { form, file }: Upload, begunAt: Date) {
  const reading = readForm(form, addFileSchema);
  if (!reading.ok) return data(reading, 422);
  if (file === null) return refuse(refusedAt("file", "invalid", "Choose a file").refusal, form);
  if (file.path === null) return refuse(tooLarge(MOST_FILE_BYTES).refusal, form);
  const { alt, question } = reading.value;
  const arrived = { name: file.name, path: file.path, alt, question, begunAt, upload: null };
  const outcome = await keepFile(access, arrived);
  return outcome.ok ? back(access, "added") : refuse(outcome.refusal, form);
}

export default function FilesRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return <FilesPage key={view.head.ref} view={view} answer={answer} done={search.get("done")} />;
}
