/** The audit log and the delivery log as tables, read while they are written. */
import type { Cell, Table } from "#app/domain/table/table.ts";
import { auditLines } from "#app/queries/list-rows.ts";
import { loadMailLog } from "#app/queries/mail-log.ts";
import type { StaffOf } from "#app/queries/results.ts";
import type { Context } from "../context.ts";

export function auditTable(context: Context, staff: StaffOf): Table {
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    for await (const entry of auditLines(context, staff)) {
      const { number, at, actor, actorEmail, act, subject, details, hash } = entry;
      const told = Object.keys(details).length === 0 ? null : JSON.stringify(details);
      yield [number, at, actor || actorEmail || null, act, subject, told, hash];
    }
  }
  return {
    name: "audit log",
    columns: ["Number", "At (UTC)", "By", "Act", "Subject", "Details", "Digest"],
    rows: rows(),
  };
}

/** Under the filters of the page; no text of a letter. */
export function mailTable(context: Context, { edition }: StaffOf, address: URLSearchParams): Table {
  const filter = {
    state: address.get("state") ?? "",
    kind: address.get("kind") ?? "",
    text: (address.get("text") ?? "").trim().slice(0, 200),
  };
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    for (let page = 1, pages = 1; page <= pages; page++) {
      const log = await loadMailLog(context, edition.id, { ...filter, page });
      ({ pages } = log);
      for (const one of log.lines)
        yield [
          one.createdAt,
          one.recipient,
          one.subject,
          one.kind,
          one.ref,
          one.state,
          one.sentAt,
          one.attempts,
          one.lastError,
        ];
    }
  }
  return {
    name: "mails",
    columns: [
      "Written (UTC)",
      "To",
      "Subject",
      "Letter",
      "Application",
      "State",
      "Sent (UTC)",
      "Attempts",
      "Last answer",
    ],
    rows: rows(),
  };
}
