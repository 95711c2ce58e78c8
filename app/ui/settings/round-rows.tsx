import type { RoundRules } from "#app/domain/edition/settings.ts";
import type { DayAndTime } from "#app/forms/day-and-time.ts";
import { LocalTime } from "../award/local-time.tsx";
import { DateTimeInZone } from "../form/date-time-in-zone.tsx";
import { useField } from "../form/form-state.tsx";
import { TextInput } from "../form/text-input.tsx";
import { Fixed } from "./fixed.tsx";
import { RoundRuleFields } from "./round-rule-fields.tsx";
import { roundInWords } from "./rounds-text.tsx";
import { KnownRows, RowTools } from "./row-tools.tsx";

export interface RoundRow extends RoundRules {
  readonly id: string;
  readonly name: string;
  readonly state: "pending" | "open" | "closed" | "confirmed";
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly opens: DayAndTime;
  readonly closes: DayAndTime;
  readonly openingLock: string | null;
  readonly closingLock: string | null;
}

interface RoundRowsProps {
  readonly rounds: readonly RoundRow[];
  readonly zone: string;
  /** Whether the rules are fixed: then names and times alone are asked. */
  readonly isFixed: boolean;
}

const NOT_SET: DayAndTime = { date: "", time: "" };

/** The rounds in their order, and room for one more. */
export function RoundRows({ rounds, zone, isFixed }: RoundRowsProps) {
  return (
    <>
      <KnownRows ids={rounds.map(({ id }) => id)} />
      {rounds.map((round, index) => (
        <fieldset key={round.id} className="card row-card">
          <legend>
            {index + 1}. {round.name}
          </legend>
          <input type="hidden" name={`rounds.${index}.id`} value={round.id} />
          <TextInput name={`rounds.${index}.name`} label="Name" value={round.name} />
          {isFixed ? <p>{roundInWords(round)}</p> : <RoundRuleFields index={index} rules={round} />}
          <RoundTimes index={index} round={round} zone={zone} />
          {!isFixed && (
            <RowTools
              index={index}
              of={rounds.length}
              name={round.name}
              mayRemove={round.state === "pending"}
            />
          )}
        </fieldset>
      ))}
      {!isFixed && <NewRound key={`new-${rounds.length}`} index={rounds.length} zone={zone} />}
    </>
  );
}

/** Stays open where it was sent back: what is to be mended must be in sight. */
function NewRound({ index, zone }: { readonly index: number; readonly zone: string }) {
  const name = useField(`rounds.${index}.name`);
  const kind = useField(`rounds.${index}.kind`);
  const isWritten = [name, kind].some(({ typed }) => (typed?.[0] ?? "") !== "");
  return (
    <details className="card row-card row-spare" open={isWritten}>
      <summary>Add a round</summary>
      <TextInput name={`rounds.${index}.name`} label="Name" isRequired={false} />
      <RoundRuleFields index={index} />
      <RoundTimes index={index} zone={zone} />
    </details>
  );
}

interface RoundTimesProps {
  readonly index: number;
  /** None in a new one. */
  readonly round?: RoundRow;
  readonly zone: string;
}

function RoundTimes({ index, round, zone }: RoundTimesProps) {
  return (
    <>
      <RoundTime
        name={`rounds.${index}.opens`}
        label="Opens"
        hint="What is planned and announced; the secretariat opens the round by hand."
        zone={zone}
        value={round?.opens ?? NOT_SET}
        instant={round?.opensAt ?? null}
        lock={round?.openingLock ?? null}
      />
      <RoundTime
        name={`rounds.${index}.closes`}
        label="Closes"
        hint="From this minute on nothing more can be sent. It may be moved until the round is closed."
        zone={zone}
        value={round?.closes ?? NOT_SET}
        instant={round?.closesAt ?? null}
        lock={round?.closingLock ?? null}
      />
    </>
  );
}

interface RoundTimeProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly zone: string;
  readonly value: DayAndTime;
  readonly instant: Date | null;
  readonly lock: string | null;
}

function RoundTime({ name, label, hint, zone, value, instant, lock }: RoundTimeProps) {
  if (lock !== null)
    return (
      <Fixed label={label} reason={lock}>
        {instant ? <LocalTime instant={instant} zone={zone} isDeadline /> : "Not set"}
      </Fixed>
    );
  return (
    <DateTimeInZone
      name={name}
      label={label}
      hint={hint}
      zone={zone}
      isRequired={false}
      date={value.date}
      time={value.time}
    />
  );
}
