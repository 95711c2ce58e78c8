import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { extendMany, extendOne } from "#app/commands/extend-time.ts";
import { instantInZone } from "#app/forms/day-and-time.ts";
import { extendManySchema, extendOneSchema, outageSchema } from "#app/forms/extensions.ts";
import { type FormReading, readForm, typedValues } from "#app/forms/read-form.ts";
import { listGranted, listHit, type Outage } from "#app/queries/extensions.ts";
import { readAttemptsOf } from "#app/queries/submit-attempts.ts";
import { act } from "#app/server/acted.ts";
import { requireSecretariat, requireStaff, type StaffAccess } from "#app/server/guards.ts";
import { notFound } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { AttemptList } from "#app/ui/deadlines/attempt-list.tsx";
import { GrantedList } from "#app/ui/deadlines/granted-list.tsx";
import { MoreTimeForMany, MoreTimeForOne } from "#app/ui/deadlines/more-time-forms.tsx";
import { OutageForm } from "#app/ui/deadlines/outage-form.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { StaffPage } from "#app/ui/rounds/staff-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `More time: ${data.frame.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers: what was given. Whom an outage hit, the secretariat alone. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireStaff(args);
  const search = new URL(args.request.url).searchParams;
  const { edition, context, role } = access;
  const ref = search.get("ref") ?? "";
  return {
    frame: staffFrame(access),
    closesAt: edition.callClosesAt,
    graceMinutes: edition.graceMinutes,
    ref,
    attempts: role === "secretariat" ? await readAttemptsOf(context, edition.id, ref) : null,
    outage: role === "secretariat" ? await readOutage(access, search) : null,
    granted: await listGranted(context, edition.id),
  };
}

/** @returns null where the address asks for none */
async function readOutage({ context, edition }: StaffAccess, search: URLSearchParams) {
  if (!search.has("from.date")) return null;
  const typed = new FormData();
  for (const name of ["from.date", "from.time", "to.date", "to.time", "who"])
    typed.set(name, search.get(name) ?? "");
  const reading = readForm(typed, outageSchema);
  if (!reading.ok) return { answer: reading, typed: null, hit: null };
  const outage = outageIn(reading.value, edition.timeZone);
  if (outage.to <= outage.from) return { answer: upsideDown(typed), typed: null, hit: null };
  const hit = await listHit(context.store.read, edition, outage);
  return {
    answer: undefined,
    typed: reading.value,
    hit: hit.map(({ ref, city, category, state, deadline }) => ({
      ref,
      city,
      category,
      state,
      deadline,
    })),
  };
}

function upsideDown(typed: FormData): Extract<FormReading<unknown>, { ok: false }> {
  const errors = [{ field: "to", message: "It must end after it began." }];
  return { ok: false, errors, values: typedValues(typed) };
}

interface SentOutage {
  readonly from: Parameters<typeof instantInZone>[0];
  readonly to: Parameters<typeof instantInZone>[0];
  readonly who: Outage["who"];
}

function outageIn({ from, to, who }: SentOutage, zone: string): Outage {
  return { from: instantInZone(from, zone), to: instantInZone(to, zone), who };
}

export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const form = await readBody(args.request);
  const zone = edition.timeZone;
  const acted = await actOn();
  if (acted.ok)
    return redirect(`${pathFor("secretariat", edition, "/more-time")}?done=${acted.done}`);
  return "reading" in acted ? data(acted.reading, 422) : refuse(acted.refusal, form);

  function actOn() {
    switch (form.get("form")) {
      case "one":
        return act(form, extendOneSchema, "one", ({ ref, until, reason }) =>
          extendOne(context, {
            editionId: edition.id,
            ref,
            until: instantInZone(until, zone),
            reason,
          }),
        );
      case "many":
        return act(form, extendManySchema, "many", ({ refs, until, reason, ...sent }) =>
          extendMany(context, {
            editionId: edition.id,
            refs,
            outage: outageIn(sent, zone),
            until: instantInZone(until, zone),
            reason,
          }),
        );
      default:
        throw notFound();
    }
  }
}

const DONE: Readonly<Record<string, string>> = {
  one: "It has more time, and its city was written to.",
  many: "They have more time, and each city was written to.",
};

export default function MoreTimePage() {
  const { frame, closesAt, graceMinutes, ref, attempts, outage, granted } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const zone = frame.edition.timeZone;
  return (
    <StaffPage
      frame={frame}
      title="More time"
      lead="For one application, or for all that an outage hit. The city is told by mail and on its page. Time that was given is never taken back."
      trail={[{ to: pathFor("secretariat", frame.edition), label: "Control room" }]}
      answer={answer}
      done={DONE}
    >
      {frame.mayAct && (
        <>
          <MoreTimeForOne zone={zone} closing={{ closesAt, graceMinutes }} code={ref} />
          {attempts !== null && (
            <section aria-labelledby="attempts" className="card">
              <h2 id="attempts">Attempts to submit {ref}</h2>
              {attempts.length === 0 && <p className="soft">Nobody has tried yet.</p>}
              <AttemptList attempts={attempts} zone={zone} />
            </section>
          )}
          <section aria-labelledby="outage" className="card">
            <h2 id="outage">For all that an outage hit</h2>
            <OutageForm zone={zone} typed={outage?.typed ?? null} answer={outage?.answer} />
            {outage?.typed && <MoreTimeForMany zone={zone} typed={outage.typed} hit={outage.hit} />}
          </section>
        </>
      )}
      <GrantedList granted={granted} zone={zone} />
    </StaffPage>
  );
}
