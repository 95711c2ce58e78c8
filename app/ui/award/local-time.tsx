import { readClock, zoneLabel } from "../instants.ts";
import { useOwnZone } from "./own-zone.ts";

interface LocalTimeProps {
  readonly instant: Date;
  /** IANA name of the edition's zone. */
  readonly zone: string;
  readonly isDeadline?: boolean;
  /** Where a second decides. */
  readonly hasSeconds?: boolean;
}

/** An instant in the edition's zone, with UTC, and in the reader's own zone once a script can tell it. */
export function LocalTime({
  instant,
  zone,
  isDeadline = false,
  hasSeconds = false,
}: LocalTimeProps) {
  const { day, time } = readClock(instant, zone, { isDeadline, hasSeconds });
  const utc = readClock(instant, "UTC");
  const own = useOwnTime(instant, zone);
  return (
    <time dateTime={instant.toISOString()} title={`${utc.day}, ${utc.time} UTC`}>
      {day}, {time} {zoneLabel(zone)}
      {own !== null && ` (${own} your time)`}
      <span className="visually-hidden">, {utc.time} UTC</span>
    </time>
  );
}

/** Null where the reader's clock shows the same, or is not known. */
function useOwnTime(instant: Date, zone: string): string | null {
  const ownZone = useOwnZone();
  if (ownZone === null) return null;
  const here = readClock(instant, ownZone);
  const there = readClock(instant, zone);
  if (here.day !== there.day) return `${here.day}, ${here.time}`;
  return here.time === there.time ? null : here.time;
}
