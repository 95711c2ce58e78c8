/** Words that the letters to a city share. */
import { readClock, zoneLabel } from "../kernel/instants.ts";

/** "Fri 12 June 2026, 18:00 in Seoul (09:00 UTC)" */
export function instantInWords(instant: Date, zone: string, isDeadline = false): string {
  const { day, time } = readClock(instant, zone, { isDeadline });
  return `${day}, ${time} ${zoneLabel(zone)} (${readClock(instant, "UTC").time} UTC)`;
}
