import type { ReactNode } from "react";
import { MEGABYTE, MOST_BYTES, MOST_FILES } from "#app/domain/application/files.ts";
import type { DayAndTime } from "#app/forms/day-and-time.ts";
import { Checkbox } from "../form/checkbox.tsx";
import { DateTimeInZone } from "../form/date-time-in-zone.tsx";
import type { Choice } from "../form/select.tsx";
import { Select } from "../form/select.tsx";
import { TextArea } from "../form/text-area.tsx";
import { TextInput } from "../form/text-input.tsx";
import { Fixed } from "./fixed.tsx";

interface EditionNamesProps {
  readonly name?: string;
  readonly year?: string;
  readonly place?: string;
  readonly summary?: string;
}

/** What an edition is called, and what people read of it first. */
export function EditionNames({ name, year, place, summary }: EditionNamesProps) {
  return (
    <>
      <TextInput
        name="name"
        label="Name of the edition"
        hint="As it stands on its pages and in its mails, such as 3rd City Prize."
        {...(name === undefined ? {} : { value: name })}
      />
      <TextInput
        name="year"
        label="Year"
        inputMode="numeric"
        {...(year === undefined ? {} : { value: year })}
      />
      <TextInput
        name="place"
        label="Place of the ceremony"
        hint="City and country, where they are known."
        isRequired={false}
        {...(place === undefined ? {} : { value: place })}
      />
      <TextArea
        name="summary"
        label="Summary"
        hint="One paragraph for the public page and the call: what the award honours, and who may win it."
        rows={4}
        isRequired={false}
        {...(summary === undefined ? {} : { value: summary })}
      />
    </>
  );
}

interface ZoneSelectProps {
  readonly zones: readonly Choice[];
  readonly zone: string;
}

export function ZoneSelect({ zones, zone }: ZoneSelectProps) {
  return (
    <Select
      name="timeZone"
      label="Time zone"
      hint="Times typed below are of this zone, and everybody is shown times in it. Times of rounds that are set already stay the same instants: look at them again after a change."
      choices={zones}
      value={zone}
      placeholder="Choose a time zone"
    />
  );
}

interface CallTimeProps {
  readonly name: "callOpens" | "callCloses";
  readonly zone: string;
  /** Whether the zone is asked in the same form. */
  readonly isZoneAsked: boolean;
  readonly value: DayAndTime;
  /** Why it is fixed; null while it is not. */
  readonly lock?: string | null;
  /** How a fixed one is shown. */
  readonly shown?: ReactNode;
}

const LABELS = { callOpens: "The call opens", callCloses: "The call closes" };
const HINTS = {
  callOpens: "From this minute on cities may begin an application.",
  callCloses: "Applications sent before this minute are in.",
};

export function CallTime({ name, zone, isZoneAsked, value, lock = null, shown }: CallTimeProps) {
  if (lock !== null)
    return (
      <Fixed label={LABELS[name]} reason={lock}>
        {shown ?? "Not set"}
      </Fixed>
    );
  return (
    <DateTimeInZone
      name={name}
      label={LABELS[name]}
      hint={HINTS[name]}
      zone={zone}
      {...(isZoneAsked ? { zoneWords: "in the time zone chosen above" } : {})}
      isRequired={false}
      date={value.date}
      time={value.time}
    />
  );
}

interface GraceFieldProps {
  readonly minutes: number;
  /** Why it is fixed; null while it is not. */
  readonly lock: string | null;
}

/** How long past the close what was begun before it is still taken. */
export function GraceField({ minutes, lock }: GraceFieldProps) {
  if (lock !== null)
    return (
      <Fixed label="Grace" reason={lock}>
        {minutes === 1 ? "1 minute" : `${minutes} minutes`}
      </Fixed>
    );
  return (
    <TextInput
      name="graceMinutes"
      label="Grace, in minutes"
      hint="The call states it. In it a submission or an upload that was begun before the close may still be finished; nothing is written any more. Once the call has opened it can only be made longer."
      inputMode="numeric"
      value={`${minutes}`}
    />
  );
}

interface FileLimitFieldsProps {
  readonly filesPerApplication: number | null;
  readonly megabytesPerApplication: number | null;
  readonly megabytesPerEdition: number | null;
}

/** Asked when a file comes in: what was attached before a limit was changed stays. */
export function FileLimitFields(limits: FileLimitFieldsProps) {
  const field = (name: keyof FileLimitFieldsProps, label: string, hint: string) => (
    <TextInput
      name={name}
      label={label}
      hint={hint}
      inputMode="numeric"
      isRequired={false}
      value={`${limits[name] ?? ""}`}
    />
  );
  return (
    <>
      {field("filesPerApplication", "Files of one application", `Empty: ${MOST_FILES}.`)}
      {field(
        "megabytesPerApplication",
        "Megabytes of one application",
        `All its files together. Empty: ${MOST_BYTES / MEGABYTE}.`,
      )}
      {field(
        "megabytesPerEdition",
        "Megabytes of all applications",
        "So that a full disk stops no deadline. Empty: without end.",
      )}
    </>
  );
}

/** What one recusal takes a judge out of; it binds those who step aside from now on. */
export function RecusalField({ isRecusalOfCategory }: { readonly isRecusalOfCategory: boolean }) {
  return (
    <Checkbox
      name="isRecusalOfCategory"
      label="Whoever steps aside from one application steps aside from its whole category"
      hint="Stricter: a judge who knows one city cannot mark down its rivals either. Who stepped aside before stays as they are."
      isChecked={isRecusalOfCategory}
    />
  );
}

interface CapFieldsProps {
  readonly capPerEntrant: number | null;
  readonly isOneCategoryAProject: boolean;
}

/** How much one city may send; asked when it submits, so that it may be changed while the call is open. */
export function CapFields({ capPerEntrant, isOneCategoryAProject }: CapFieldsProps) {
  return (
    <>
      <TextInput
        name="capPerEntrant"
        label="Applications that one city may submit"
        hint="The call states it. What was submitted before it was changed stays."
        inputMode="numeric"
        isRequired={false}
        value={capPerEntrant === null ? "" : `${capPerEntrant}`}
      />
      <Checkbox
        name="isOneCategoryAProject"
        label="A project takes part in one category"
        hint="A city may submit one title in one category alone."
        isChecked={isOneCategoryAProject}
      />
    </>
  );
}
