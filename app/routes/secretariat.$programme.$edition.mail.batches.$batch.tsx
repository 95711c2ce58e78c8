import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { leaveOutMail } from "#app/commands/mail-by-hand.ts";
import { checkBatch, confirmBatch, stopBatch } from "#app/commands/release-batch.ts";
import { dayAndTimeIn, instantInZone } from "#app/forms/day-and-time.ts";
import { checkSchema, confirmSchema, oneMailSchema } from "#app/forms/mail.ts";
import { noWordsSchema } from "#app/forms/round-acts.ts";
import { loadBatch } from "#app/queries/mail-batches.ts";
import { act, type Acted } from "#app/server/acted.ts";
import { requireSecretariat, type StaffAccess } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import {
  BatchFacts,
  Recipients,
  ReleasePart,
  ResultNotice,
  Samples,
} from "#app/ui/mail/batch-page.tsx";
import { StaffPage } from "#app/ui/rounds/staff-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data ? `${data.batch.name}: ${data.frame.edition.name}` : "There is nothing here",
  },
];

/** The secretariat alone: letters tell decisions before their cities know them. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireSecretariat(args);
  const { context, edition } = access;
  const chosen = new URL(args.request.url).searchParams.getAll("letter");
  const batch = await loadBatch(context, edition.id, requireParam(args.params, "batch"), chosen);
  if (!batch) throw notFound();
  return {
    frame: staffFrame(access),
    batch,
    offered: dayAndTimeIn(batch.publishAt ?? null, edition.timeZone),
  };
}

/** The secretariat alone. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireSecretariat(args);
  const batchId = requireParam(args.params, "batch");
  const form = await readBody(args.request);
  const acted = await actOnBatch(access, batchId, form);
  if (!acted.ok) return "reading" in acted ? data(acted.reading, 422) : refuse(acted.refusal, form);
  const page = pathFor("secretariat", access.edition, `/mail/batches/${batchId}`);
  return redirect(`${page}?done=${acted.done}`);
}

async function actOnBatch(
  { context, edition }: StaffAccess,
  batchId: string,
  form: FormData,
): Promise<Acted> {
  const batch = { editionId: edition.id, batchId };
  switch (form.get("intent")) {
    case "check":
      return act(form, checkSchema, "checked", ({ when, at, known, perMinute }) =>
        checkBatch(context, {
          ...batch,
          known,
          perMinute,
          releaseAt: when === "at" && at !== null ? instantInZone(at, edition.timeZone) : null,
        }),
      );
    case "confirm":
      return act(form, confirmSchema, "confirmed", ({ known }) =>
        confirmBatch(context, { ...batch, known }),
      );
    case "stop":
      return act(form, noWordsSchema, "stopped", () => stopBatch(context, batch));
    case "leave-out":
      return act(form, oneMailSchema, "left-out", ({ mail }) =>
        leaveOutMail(context, { editionId: edition.id, mailId: mail }),
      );
    default:
      throw notFound();
  }
}

const DONE = {
  checked: "Noted. What happens next is below.",
  confirmed: "Confirmed. The letters go out from their time on.",
  stopped: "Stopped. What had not gone out stays here.",
  "left-out": "Left out. It will not be sent.",
};

export default function BatchRoute() {
  const { frame, batch, offered } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { edition } = frame;
  const to = (page: string) => pathFor("secretariat", edition, page);
  return (
    <StaffPage
      frame={frame}
      title={batch.name}
      eyebrow={`Letters of ${edition.name}`}
      lead="Read some of them, see who gets them, and let them go. Nothing of it goes out before."
      trail={[{ to: to("/mail"), label: "Mail" }]}
      answer={answer}
      done={DONE}
    >
      <BatchFacts batch={batch} />
      <ResultNotice batch={batch} zone={edition.timeZone} resultsPage={to("/results")} />
      <ReleasePart batch={batch} zone={edition.timeZone} offered={offered} />
      <Samples batch={batch} />
      <Recipients batch={batch} zone={edition.timeZone} />
    </StaffPage>
  );
}
