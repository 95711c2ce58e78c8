import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { resetLetter, saveLetter } from "#app/commands/save-letter.ts";
import { isTemplatedKind, LETTER_TEMPLATES } from "#app/domain/mail/letter-templates.ts";
import { faultsIn, type LetterText } from "#app/domain/mail/template.ts";
import { languageTag, previewSchema, resetSchema, wordingSchema } from "#app/forms/mail.ts";
import { readForm, typedValues } from "#app/forms/read-form.ts";
import { loadLetter, previewLetter } from "#app/queries/letter-settings.ts";
import { act } from "#app/server/acted.ts";
import { requireSecretariat, type RouteArgs, type StaffAccess } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { LetterForm, LetterLanguages, LetterPreview } from "#app/ui/mail/letter-form.tsx";
import { SettingsPage } from "#app/ui/settings/settings-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.letter.name}: ${data.frame.edition.name}` : "There is nothing here" },
];

function kindOf(params: RouteArgs["params"]) {
  const kind = requireParam(params, "kind");
  if (!isTemplatedKind(kind)) throw notFound();
  return kind;
}

/** The secretariat alone: a preview shows an application. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireSecretariat(args);
  const asked = new URL(args.request.url).searchParams.get("language") ?? "";
  const language = languageTag.safeParse(asked).data ?? "en";
  const kind = kindOf(args.params);
  return {
    frame: staffFrame(access),
    letter: await loadLetter(access.context, access.edition, kind, language),
  };
}

/** The secretariat alone. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireSecretariat(args);
  const { context, edition } = access;
  const kind = kindOf(args.params);
  const form = await readBody(args.request);
  const name = { editionId: edition.id, kind };
  const intent = form.get("intent");
  if (intent === "preview") return preview(access, kind, form);
  const acted =
    intent === "reset"
      ? await act(form, resetSchema, "reset", (sent) => resetLetter(context, { ...name, ...sent }))
      : await act(form, wordingSchema, "saved", (sent) =>
          saveLetter(context, { ...name, ...sent }),
        );
  if (!acted.ok) return "reading" in acted ? data(acted.reading, 422) : refuse(acted.refusal, form);
  const search = new URLSearchParams({
    language: languageTag.parse(form.get("language")),
    done: acted.done,
  });
  return redirect(
    `${pathFor("secretariat", edition, `/settings/letters/${kind}`)}?${search.toString()}`,
  );
}

/** The text as it was typed, filled in; nothing is stored. */
async function preview(
  { context, edition }: StaffAccess,
  kind: ReturnType<typeof kindOf>,
  form: FormData,
) {
  const reading = readForm(form, previewSchema);
  if (!reading.ok) return data(reading, 422);
  const { subject, body, application } = reading.value;
  const { fields, required } = LETTER_TEMPLATES[kind];
  const faults = faultsIn({ subject, body }, Object.keys(fields), required);
  const values = typedValues(form);
  const errors = faults.map(({ part, message }) => ({ field: part, message }));
  if (errors.length > 0) return data({ ok: false as const, errors, values }, 422);
  const letter = await previewLetter(context, edition, kind, application, { subject, body });
  if (letter) return data({ ok: false as const, errors: [], values, letter });
  const none = { field: "application", message: "Choose an application to fill it in with" };
  return data({ ok: false as const, errors: [none], values }, 422);
}

const DONE = {
  saved: "Saved. Letters written from now on say it so.",
  reset: "Laurel's wording is back in this language.",
};

export default function LetterRoute() {
  const { frame, letter } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { edition } = frame;
  return (
    <SettingsPage
      frame={frame}
      title={letter.name}
      lead="What stands in double braces is filled in for each reader. A line of which nothing is left is left out."
      answer={answer}
      done={DONE}
      trail={[{ to: pathFor("secretariat", edition, "/settings/letters"), label: "Letters" }]}
    >
      <div className="stack">
        {answer && "letter" in answer && <LetterPreview letter={answer.letter as LetterText} />}
        <LetterForm key={letter.language} letter={letter} />
        <LetterLanguages letter={letter} />
      </div>
    </SettingsPage>
  );
}
