import { zoneLabel } from "../instants.ts";
import { FieldGroup, type FieldProps } from "./field.tsx";
import { useField } from "./form-state.tsx";

interface DateTimeInZoneProps extends FieldProps {
  /** IANA name of the edition's zone: both inputs are read in it. */
  readonly zone: string;
  /** Said instead of the zone's name, where the zone is itself a question of the form. */
  readonly zoneWords?: string;
  /** `2026-06-12` */
  readonly date?: string;
  /** `18:00` */
  readonly time?: string;
}

/** A day and a time of the clock, sent as `name.date` and `name.time`, with the zone in words. */
export function DateTimeInZone({
  name,
  label,
  hint,
  isRequired = true,
  zone,
  zoneWords = zoneLabel(zone),
  date = "",
  time = "",
}: DateTimeInZoneProps) {
  const field = useField(name);
  const dateField = useField(`${name}.date`);
  const timeField = useField(`${name}.time`);
  const group = { ...field, error: field.error ?? dateField.error ?? timeField.error };
  return (
    <FieldGroup field={group} label={label} hint={hint} isRequired={isRequired}>
      {/* An error of the whole question leads to the day, where mending it begins. */}
      <div className="day-and-time" id={field.id} tabIndex={-1}>
        <div>
          <label htmlFor={dateField.id}>Day</label>
          <input
            id={dateField.id}
            name={`${name}.date`}
            type="date"
            defaultValue={dateField.typed?.[0] ?? date}
            required={isRequired}
            aria-invalid={group.error === undefined ? undefined : true}
          />
        </div>
        <div>
          <label htmlFor={timeField.id}>Time</label>
          <input
            id={timeField.id}
            name={`${name}.time`}
            type="time"
            defaultValue={timeField.typed?.[0] ?? time}
            required={isRequired}
            aria-describedby={`${timeField.id}-zone`}
            aria-invalid={group.error === undefined ? undefined : true}
          />
        </div>
        <p className="hint" id={`${timeField.id}-zone`}>
          {zoneWords}
        </p>
      </div>
    </FieldGroup>
  );
}
