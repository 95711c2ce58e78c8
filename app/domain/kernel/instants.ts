/**
 * Instants as people write them. Built from numbers and our own names of months, so that the server
 * and every browser give the same words whatever their language tables are.
 */
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;

interface ClockReading {
  /** "Fri 12 June 2026" */
  readonly day: string;
  /** "18:00" */
  readonly time: string;
}

interface ReadOptions {
  /** A deadline at midnight belongs to the day that ends: "30 April, 24:00". */
  readonly isDeadline?: boolean;
  /** "18:00:05", where a second decides. */
  readonly hasSeconds?: boolean;
}

/** What a calendar and a clock on the wall of that zone show. @param zone IANA name */
export function readClock(
  instant: Date,
  zone: string,
  { isDeadline = false, hasSeconds = false }: ReadOptions = {},
): ClockReading {
  const shown = partsIn(instant, zone, hasSeconds);
  if (!isDeadline || shown.time !== "00:00") return shown;
  return { day: partsIn(new Date(instant.getTime() - 1), zone).day, time: "24:00" };
}

/** Making one costs more than all that it reads; there are no more of them than zones. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string, hasSeconds: boolean): Intl.DateTimeFormat {
  const key = `${zone} ${hasSeconds}`;
  const known = clocks.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    ...(hasSeconds ? ({ second: "2-digit" } as const) : {}),
    hourCycle: "h23",
  });
  clocks.set(key, made);
  return made;
}

function partsIn(instant: Date, zone: string, hasSeconds = false): ClockReading {
  const parts = clockOf(zone, hasSeconds).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((found) => found.type === type)?.value ?? "";
  const [year, month, day] = [Number(part("year")), Number(part("month")), Number(part("day"))];
  const weekday = DAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? "";
  return {
    day: `${weekday} ${day} ${MONTHS[month - 1] ?? ""} ${year}`,
    time: [part("hour"), part("minute"), part("second")].filter((one) => one !== "").join(":"),
  };
}

/** "Asia/Seoul" gives "in Seoul"; a zone that names no place gives its own name. */
export function zoneLabel(zone: string): string {
  const place = zone.includes("/") && !zone.startsWith("Etc/") ? zone.split("/").at(-1) : undefined;
  return place === undefined ? zone.replace("Etc/", "") : `in ${place.replaceAll("_", " ")}`;
}
