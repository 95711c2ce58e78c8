/** The world's time zones, as a select's choices. Server only: the browser gets names as data. */

/** The language tables keep old names for these; the new ones are known everywhere since 2008. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ["Africa/Asmera", "Africa/Asmara"],
  ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["Asia/Katmandu", "Asia/Kathmandu"],
  ["Asia/Rangoon", "Asia/Yangon"],
  ["Asia/Saigon", "Asia/Ho_Chi_Minh"],
  ["Atlantic/Faeroe", "Atlantic/Faroe"],
]);

/** @param current stays in the list where it goes by another name */
export function timeZoneList(current?: string): { value: string; label: string }[] {
  const known = Intl.supportedValuesOf("timeZone").map((zone) => RENAMED.get(zone) ?? zone);
  const zones = new Set(["UTC", ...known]);
  if (current !== undefined && current !== "") zones.add(current);
  return [...zones].sort().map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
}
