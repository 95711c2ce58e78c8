import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { saveRounds } from "#app/commands/save-rounds.ts";
import { dayAndTimeIn, instantInZone } from "#app/forms/day-and-time.ts";
import { readForm } from "#app/forms/read-form.ts";
import { fixedRoundsSchema, roundsSchema, type SentRound } from "#app/forms/rounds.ts";
import { isRowAct, rowsAfter } from "#app/forms/rows.ts";
import { findSettings } from "#app/queries/edition-settings.ts";
import { requireSecretariat, requireStaff } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { FixedNotice } from "#app/ui/settings/fixed.tsx";
import { RoundRows } from "#app/ui/settings/round-rows.tsx";
import { RoundsText } from "#app/ui/settings/rounds-text.tsx";
import { SaveOnEnter } from "#app/ui/settings/row-tools.tsx";
import { SettingsPage } from "#app/ui/settings/settings-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Rounds: ${found.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, edition, role } = await requireStaff(args);
  const { rounds, locks } = await findSettings(context, edition.id, role);
  const isOver = isResultFixed(edition);
  return {
    edition,
    viewer: viewer.name || viewer.email,
    mayAct: role === "secretariat" && !isOver,
    lock: locks.rounds,
    rounds: rounds.map((round) => ({
      ...round,
      opens: dayAndTimeIn(round.opensAt, edition.timeZone),
      closes: dayAndTimeIn(round.closesAt, edition.timeZone),
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const form = await readBody(args.request);
  // Where the rules are fixed the page asks for names and times alone, and says so.
  const reading = form.has("fixed")
    ? readForm(form, fixedRoundsSchema)
    : readForm(form, roundsSchema);
  if (!reading.ok) return data(reading, 422);
  const { intent, known } = reading.value;
  const rounds: readonly (SentRound | null)[] = reading.value.rounds;
  const outcome = await saveRounds(context, {
    editionId: edition.id,
    known,
    rows: rowsAfter(rounds, intent).map(({ opens, closes, ...round }) => ({
      ...round,
      opensAt: opens && instantInZone(opens, edition.timeZone),
      closesAt: closes && instantInZone(closes, edition.timeZone),
    })),
  });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  const page = pathFor("secretariat", edition, "/settings/rounds");
  return redirect(`${page}?done=${isRowAct(intent) ? "moved" : "saved"}`);
}

export default function RoundsPage() {
  const { edition, viewer, mayAct, rounds, lock } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SettingsPage
      frame={{ edition, viewer }}
      title="Rounds"
      lead="Judging goes round by round, in this order. The last round decides the prizes."
      answer={answer}
    >
      {lock !== null && <FixedNotice reason={lock} />}
      {mayAct ? (
        <Form method="post" noValidate preventScrollReset>
          <SaveOnEnter />
          {lock !== null && <input type="hidden" name="fixed" value="yes" />}
          <RoundRows rounds={rounds} zone={edition.timeZone} isFixed={lock !== null} />
          <SubmitButton intent="save" pending="Saving…">
            Save
          </SubmitButton>
        </Form>
      ) : (
        <RoundsText rounds={rounds} zone={edition.timeZone} />
      )}
    </SettingsPage>
  );
}
