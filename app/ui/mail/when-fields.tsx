import { DateTimeInZone } from "../form/date-time-in-zone.tsx";
import { RadioGroup } from "../form/radio-group.tsx";

interface WhenFieldsProps {
  readonly zone: string;
  readonly legend: string;
  /** What the second choice says. */
  readonly later?: string;
  readonly value?: "now" | "at";
  readonly date?: string;
  readonly time?: string;
}

/** Now, or at a day and a time in the edition's zone. */
export function WhenFields({
  zone,
  legend,
  later = "At this time",
  value = "now",
  date = "",
  time = "",
}: WhenFieldsProps) {
  return (
    <>
      <RadioGroup
        name="when"
        label={legend}
        value={value}
        choices={[
          { value: "now", label: "Now" },
          { value: "at", label: later },
        ]}
      />
      <DateTimeInZone
        name="at"
        label="The time"
        hint="Only where it is not to be now."
        zone={zone}
        isRequired={false}
        date={date}
        time={time}
      />
    </>
  );
}
