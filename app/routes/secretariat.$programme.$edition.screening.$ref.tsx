import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { acceptOnAppeal } from "#app/commands/accept-on-appeal.ts";
import { markDuplicate, mergeDuplicate } from "#app/commands/merge-duplicate.ts";
import { moveApplication } from "#app/commands/move-application.ts";
import { concludeScreening, saveFindings } from "#app/commands/screen-application.ts";
import { tagApplication } from "#app/commands/tag-application.ts";
import type { Outcome } from "#app/domain/kernel/outcome.ts";
import type { Conclusion } from "#app/domain/screening/conclude.ts";
import { type DayAndTime, instantInZone } from "#app/forms/day-and-time.ts";
import { readForm, typedValues } from "#app/forms/read-form.ts";
import {
  appealSchema,
  duplicateSchema,
  findingsIn,
  moveSchema,
  screeningSchema,
  tagSchema,
} from "#app/forms/screening.ts";
import { previewConclusion } from "#app/queries/conclusion-letter.ts";
import { findNeighbours } from "#app/queries/screening-desk.ts";
import { readForScreening } from "#app/queries/screening.ts";
import { countryName } from "#app/server/countries.ts";
import { requireSecretariat, type StaffAccess } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { type ScreenAnswer, ScreenPage } from "#app/ui/screening/screen-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Screen ${data.application.ref}` : "There is nothing here" },
];

/** Secretariat, from submission on. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireSecretariat(args);
  const ref = requireParam(args.params, "ref");
  const view = await readForScreening(access.context, access.edition, access.role, ref);
  if (!view) throw notFound();
  const { edition, viewer } = staffFrame(access);
  return {
    ...view,
    application: { ...view.application, country: countryName(view.application.country) },
    edition,
    viewer,
    ...(await findNeighbours(access.context, access.edition, ref)),
  };
}

interface Asked {
  readonly access: StaffAccess;
  readonly ref: string;
  readonly form: FormData;
}

/** Secretariat; the command asks for the role again. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireSecretariat(args);
  const ref = requireParam(args.params, "ref");
  const form = await readBody(args.request);
  const asked = { access, ref, form };
  switch (form.get("intent")) {
    case "appeal":
      return appeal(asked);
    case "move":
      return move(asked);
    case "mark":
    case "unmark":
    case "merge":
      return duplicate(asked);
    case "tag":
    case "untag":
      return tag(asked);
    default:
      return screen(asked);
  }
}

async function screen({ access, ref, form }: Asked) {
  const reading = readForm(form, screeningSchema);
  if (!reading.ok) return data<ScreenAnswer>(reading, 422);
  const { intent, submission, opens, questions } = reading.value;
  const findings = findingsIn(reading.value.findings);
  const checked = { editionId: access.edition.id, ref, submission, findings };
  if (intent === "save") {
    const saved = await saveFindings(access.context, checked);
    return saved.ok ? goTo(access, ref, "saved") : refuse(saved.refusal, form);
  }
  const conclusion = intent.replace("preview-", "") as Conclusion;
  const isReturn = conclusion === "returned";
  const told = {
    conclusion,
    reason: reading.value.reason.trim(),
    dueAt: isReturn ? instantOf(reading.value.dueAt, access.edition.timeZone) : null,
    openQuestions: isReturn && opens === "named" ? questions : null,
  };
  if (intent !== conclusion) {
    const letter = await previewConclusion(access.context, access.edition, {
      ...told,
      ref,
      findings,
    });
    return data<ScreenAnswer>({ errors: [], values: typedValues(form), letter });
  }
  const outcome = await concludeScreening(access.context, { ...checked, ...told });
  return outcome.ok ? goOn(access, ref, conclusion) : refuse(outcome.refusal, form);
}

function instantOf(typed: DayAndTime | null, zone: string): Date | null {
  return typed === null ? null : instantInZone(typed, zone);
}

async function appeal({ access, ref, form }: Asked) {
  const reading = readForm(form, appealSchema);
  if (!reading.ok) return data<ScreenAnswer>(reading, 422);
  const { id: editionId } = access.edition;
  const outcome = await acceptOnAppeal(access.context, { editionId, ref, ...reading.value });
  return ended(access, ref, form, outcome, "appeal");
}

async function move({ access, ref, form }: Asked) {
  const reading = readForm(form, moveSchema);
  if (!reading.ok) return data<ScreenAnswer>(reading, 422);
  const { submission, category, moveReason } = reading.value;
  const outcome = await moveApplication(access.context, {
    editionId: access.edition.id,
    ref,
    submission,
    category,
    reason: moveReason.trim(),
  });
  return ended(access, ref, form, outcome, "moved");
}

async function duplicate({ access, ref, form }: Asked) {
  const reading = readForm(form, duplicateSchema);
  if (!reading.ok) return data<ScreenAnswer>(reading, 422);
  const intent = form.get("intent");
  const marking = { editionId: access.edition.id, ref, ...reading.value };
  if (intent === "merge")
    return ended(access, ref, form, await mergeDuplicate(access.context, marking), "merged");
  const of = intent === "unmark" ? "" : marking.of || "-";
  const outcome = await markDuplicate(access.context, { ...marking, of });
  return ended(access, ref, form, outcome, intent === "mark" ? "marked" : "unmarked");
}

async function tag({ access, ref, form }: Asked) {
  const reading = readForm(form, tagSchema);
  if (!reading.ok) return data<ScreenAnswer>(reading, 422);
  const isOn = form.get("intent") === "tag";
  const { id: editionId } = access.edition;
  const outcome = await tagApplication(access.context, { editionId, ref, ...reading.value, isOn });
  return ended(access, ref, form, outcome, isOn ? "tagged" : "untagged");
}

function ended(
  access: StaffAccess,
  ref: string,
  form: FormData,
  outcome: Outcome<void>,
  done: string,
) {
  return outcome.ok ? goTo(access, ref, done) : refuse(outcome.refusal, form);
}

function goTo({ edition }: StaffAccess, ref: string, done: string) {
  return redirect(pathFor("secretariat", edition, `/screening/${ref}?done=${done}`));
}

/** The next that waits opens by itself, at its first clause; the list, where none does. */
async function goOn(access: StaffAccess, ref: string, done: string) {
  const { next } = await findNeighbours(access.context, access.edition, ref);
  return redirect(
    pathFor(
      "secretariat",
      access.edition,
      next === null ? `/screening?done=${done}` : `/screening/${next}?done=${done}#check`,
    ),
  );
}

export default function ScreenRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return (
    <ScreenPage
      key={`${view.application.ref} ${view.submission}`}
      view={view}
      answer={answer}
      done={search.get("done")}
    />
  );
}
