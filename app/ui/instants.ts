/** The words for instants, which mails use as well as pages. */
export { readClock, zoneLabel } from "#app/domain/kernel/instants.ts";
