/** The world's time zones, as a select's choices. Server only: the browser gets names as data. */

/** @param current stays in the list where it goes by an older name */
export function timeZoneList(current?: string): { value: string; label: string }[] {
  const zones = new Set(["UTC", ...Intl.supportedValuesOf("timeZone")]);
  if (current !== undefined && current !== "") zones.add(current);
  return [...zones].sort().map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
}
