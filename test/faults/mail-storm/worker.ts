/**
 * The worker as a process of its own, so that it can be killed: on the database of DATABASE_URL, to
 * the mail server of SMTP_URL, with a clock that runs STORM_SPEED times as fast from STORM_BEGAN on.
 */
import { startMailWorker } from "#app/server/mail-worker.ts";
import { smtpSender } from "#app/server/smtp-sender.ts";
import { dialectOf } from "#db/store/dialect.ts";
import { openPostgres } from "#db/store/postgres.ts";
import { openSqlite } from "#db/store/sqlite.ts";
import { stormClock } from "./storm-clock.ts";

const LANES = 3;
const { DATABASE_URL = "", SMTP_URL = "", STORM_PATIENCE, STORM_BEGAN, STORM_SPEED } = process.env;
const database = process.env["STORM_DATABASE"] ?? DATABASE_URL;

const store =
  dialectOf(database) === "postgres"
    ? openPostgres(database, { connections: LANES })
    : openSqlite(database, { exclusive: false });
const patience = Number(STORM_PATIENCE);
const clock = stormClock(Number(STORM_BEGAN), Number(STORM_SPEED));
const sender = smtpSender({
  url: SMTP_URL,
  from: "Laurel <laurel@example.org>",
  connections: LANES,
  patience,
});
startMailWorker(store, sender, clock, { lanes: LANES, idle: 20 });
process.stdout.write("working\n");
