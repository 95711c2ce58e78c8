import { readClock, zoneLabel } from "../instants.ts";
import { useOwnZone } from "./own-zone.ts";

interface ThreeClocksProps {
  readonly instant: Date;
  /** IANA name of the edition's zone. */
  readonly zone: string;
  readonly isDeadline?: boolean;
}

/**
 * A deadline as three people read it: in the edition's zone by its name, in UTC, and on the reader's
 * own clock, which a script fills in where there is one. Its place is kept free meanwhile.
 */
export function ThreeClocks({ instant, zone, isDeadline = false }: ThreeClocksProps) {
  const ownZone = useOwnZone();
  const clock = (name: string, where: string) => {
    const { day, time } = readClock(instant, name, { isDeadline });
    return (
      <>
        <dt>{where}</dt>
        <dd>
          <time dateTime={instant.toISOString()}>
            {day}, <strong>{time}</strong>
          </time>
        </dd>
      </>
    );
  };
  return (
    <dl className="clocks">
      <div>{clock(zone, named(zone))}</div>
      <div>{clock("UTC", "UTC")}</div>
      {ownZone === null ? (
        <div className="clock-to-come" aria-hidden="true" />
      ) : (
        <div>{clock(ownZone, `Your own clock, ${ownZone.replaceAll("_", " ")}`)}</div>
      )}
    </dl>
  );
}

/** "In Seoul, Asia/Seoul": the place for people, the zone's name for whoever sets a clock by it. */
function named(zone: string): string {
  const label = zoneLabel(zone);
  const place = label.charAt(0).toUpperCase() + label.slice(1);
  return label === zone ? zone : `${place}, ${zone.replaceAll("_", " ")}`;
}
