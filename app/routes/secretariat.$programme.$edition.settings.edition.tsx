import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { saveEdition } from "#app/commands/save-edition.ts";
import { dayAndTimeIn, instantInZone } from "#app/forms/day-and-time.ts";
import { editionSchema } from "#app/forms/edition.ts";
import { readForm } from "#app/forms/read-form.ts";
import { findSettings } from "#app/queries/edition-settings.ts";
import { requireSecretariat, requireStaff } from "#app/server/guards.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { timeZoneList } from "#app/server/time-zones.ts";
import { LocalTime } from "#app/ui/award/local-time.tsx";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import {
  CallTime,
  CapFields,
  FileLimitFields,
  EditionNames,
  GraceField,
  RecusalField,
  ZoneSelect,
} from "#app/ui/settings/edition-fields.tsx";
import { EditionText } from "#app/ui/settings/edition-text.tsx";
import { Fixed } from "#app/ui/settings/fixed.tsx";
import { SettingsPage } from "#app/ui/settings/settings-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Names and dates: ${found.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, viewer, edition, role } = await requireStaff(args);
  const { locks, summary } = await findSettings(context, edition.id, role);
  const mayAct = role === "secretariat" && edition.state !== "archived";
  return {
    edition,
    viewer: viewer.name || viewer.email,
    mayAct,
    locks,
    summary,
    opens: dayAndTimeIn(edition.callOpensAt, edition.timeZone),
    closes: dayAndTimeIn(edition.callClosesAt, edition.timeZone),
    zones: mayAct && locks.zone === null ? timeZoneList(edition.timeZone) : [],
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const form = await readBody(args.request);
  const reading = readForm(form, editionSchema);
  if (!reading.ok) return data(reading, 422);
  const { callOpens, callCloses, ...change } = reading.value;
  const zone = change.timeZone ?? edition.timeZone;
  const outcome = await saveEdition(context, {
    ...change,
    editionId: edition.id,
    callOpensAt: callOpens && instantInZone(callOpens, zone),
    callClosesAt: callCloses && instantInZone(callCloses, zone),
  });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(`${pathFor("secretariat", edition, "/settings/edition")}?done=saved`);
}

export default function EditionSettingsPage() {
  const loaded = useLoaderData<typeof loader>();
  const { edition, viewer, mayAct, locks, summary, opens, closes, zones } = loaded;
  const answer = useActionData<typeof action>();
  const zone = edition.timeZone;
  const shown = (instant: Date | null) =>
    instant && <LocalTime instant={instant} zone={zone} isDeadline />;
  return (
    <SettingsPage
      frame={{ edition, viewer }}
      title="Names and dates"
      lead="What the edition is called, where and when it takes place, and when cities may apply."
      answer={answer}
    >
      {!mayAct && (
        <EditionText edition={edition} summary={summary} reason={locks["call-closes"] ?? ""} />
      )}
      {mayAct && (
        <Form method="post" noValidate className="narrow" key={zone}>
          <EditionNames
            name={edition.name}
            year={`${edition.year}`}
            place={edition.place}
            summary={summary}
          />
          {locks.zone === null ? (
            <ZoneSelect zones={zones} zone={zone} />
          ) : (
            <Fixed label="Time zone" reason={locks.zone}>
              {zone}
            </Fixed>
          )}
          <CallTime
            name="callOpens"
            zone={zone}
            isZoneAsked={locks.zone === null}
            value={opens}
            lock={locks["call-opens"]}
            shown={shown(edition.callOpensAt)}
          />
          <CallTime
            name="callCloses"
            zone={zone}
            isZoneAsked={locks.zone === null}
            value={closes}
            lock={locks["call-closes"]}
            shown={shown(edition.callClosesAt)}
          />
          <GraceField minutes={edition.graceMinutes} lock={locks["call-closes"]} />
          <TextInput
            name="contactEmail"
            type="email"
            label="Address for questions"
            hint="Public: on the call, and wherever a city is told that it cannot go on."
            isRequired={false}
            value={edition.contactEmail ?? ""}
          />
          <CapFields {...edition} />
          <FileLimitFields {...edition} />
          <RecusalField {...edition} />
          <TextInput
            name="ceremonyOn"
            type="date"
            label="Day of the ceremony"
            isRequired={false}
            value={edition.ceremonyOn ?? ""}
          />
          <SubmitButton intent="save" pending="Saving…">
            Save
          </SubmitButton>
        </Form>
      )}
    </SettingsPage>
  );
}
