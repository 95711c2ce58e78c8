import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { screenMany } from "#app/commands/screen-many.ts";
import { instantInWords } from "#app/domain/application/letters.ts";
import { planBulk } from "#app/domain/screening/bulk.ts";
import {
  type BulkForm,
  bulkSchema,
  MOST_IN_BULK,
  readSeen,
  seenText,
} from "#app/forms/bulk-screening.ts";
import { instantInZone } from "#app/forms/day-and-time.ts";
import { deskAddress, readDeskSearch } from "#app/domain/screening/desk-search.ts";
import { type FieldError, readForm, typedValues } from "#app/forms/read-form.ts";
import { loadSubjects, readBulkChoices } from "#app/queries/bulk-screening.ts";
import { listMatching } from "#app/queries/screening-desk.ts";
import { requireSecretariat, type StaffAccess } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { type BulkAnswer, BulkPage } from "#app/ui/screening/bulk-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Many at once: ${found.edition.name}` : "There is nothing here" },
];

/** Secretariat. What is to be done comes from the list, by a form. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireSecretariat(args);
  const { edition, viewer } = staffFrame(access);
  return {
    edition,
    viewer,
    choices: await readBulkChoices(access.context, access.edition.id),
  };
}

/** Secretariat: first what would happen to each, then, once confirmed, what did. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireSecretariat(args);
  const form = await readBody(args.request);
  const values = typedValues(form);
  const reading = readForm(form, bulkSchema);
  const faulty = (errors: readonly FieldError[], status: 409 | 422) =>
    data<BulkAnswer>({ errors, values, step: "choose", lines: [], seen: "" }, status);
  if (!reading.ok) return faulty(reading.errors, 422);
  const order = await orderOf(access, reading.value);
  const { dueAt } = order;
  if (dueAt !== null && dueAt <= access.context.clock())
    return faulty([{ field: "dueAt", message: "Give a day that is still to come" }], 422);
  if (reading.value.intent === "confirm") {
    const chosen = readSeen(reading.value.seen);
    const { id: editionId } = access.edition;
    const lines = await screenMany(access.context, { editionId, order, chosen });
    return data<BulkAnswer>({ errors: [], values, step: "done", lines, seen: "" });
  }
  const refs = await refsOf(access, reading.value);
  if (refs.length === 0)
    return faulty([{ field: "refs", message: "Choose at least one application" }], 422);
  const { subjects, over } = await loadSubjects(access.context, access.edition.id, refs);
  const lines = planBulk(order, subjects, access.context.clock(), over);
  const seen = seenText(subjects.filter((_one, index) => lines[index]?.isDone));
  return data<BulkAnswer>({ errors: [], values, step: "preview", lines, seen });
}

async function refsOf(
  { context, edition }: StaffAccess,
  { scope, search, refs }: BulkForm,
): Promise<readonly string[]> {
  if (scope === "chosen") return [...new Set(refs)].slice(0, MOST_IN_BULK);
  const asked = readDeskSearch(new URLSearchParams(search));
  const plain = readDeskSearch(new URLSearchParams(deskAddress(asked)));
  return listMatching(context, edition, plain, MOST_IN_BULK);
}

async function orderOf({ context, edition }: StaffAccess, form: BulkForm) {
  const { act, clause, note, tag, category: slug, dueAt: typed } = form;
  const { categories } = await readBulkChoices(context, edition.id);
  const to = categories.find(({ value }) => value === slug);
  const dueAt = typed === null ? null : instantInZone(typed, edition.timeZone);
  return {
    act,
    clauseId: clause === "" ? null : clause,
    note,
    tag: tag.replace(/\s+/gu, " "),
    category: to ? { id: to.id, name: to.label } : null,
    slug,
    dueAt,
    until: dueAt === null ? "" : instantInWords(dueAt, edition.timeZone, true),
  };
}

export default function BulkRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <BulkPage view={view} answer={answer} />;
}
