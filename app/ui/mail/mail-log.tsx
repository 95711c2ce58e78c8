import { Form, Link } from "@remix-run/react";
import { MAIL_STATE_WORDS, MAIL_STATES, type MailState } from "#app/domain/mail/mail-state.ts";
import type { LoggedMailView, LogLine } from "./mail-views.ts";
import { MailText } from "../account/mail-text.tsx";
import { Chip } from "../award/chip.tsx";
import { LocalTime } from "../award/local-time.tsx";
import { TableFrame } from "../award/table-frame.tsx";

interface Filter {
  readonly state: string;
  readonly kind: string;
  readonly text: string;
}

interface LogFiltersProps {
  readonly filter: Filter;
  readonly kinds: readonly { readonly value: string; readonly label: string }[];
}

export function LogFilters({ filter, kinds }: LogFiltersProps) {
  return (
    <Form method="get" className="filters" aria-label="Filter">
      <div className="field">
        <label htmlFor="filter-state">State</label>
        <select key={filter.state} id="filter-state" name="state" defaultValue={filter.state}>
          <option value="">Every state</option>
          {MAIL_STATES.map((state) => (
            <option key={state} value={state}>
              {MAIL_STATE_WORDS[state]}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="filter-kind">Letter</label>
        <select key={filter.kind} id="filter-kind" name="kind" defaultValue={filter.kind}>
          <option value="">Every letter</option>
          {kinds.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="filter-text">Address or subject</label>
        <input
          key={filter.text}
          id="filter-text"
          name="text"
          type="search"
          defaultValue={filter.text}
        />
      </div>
      <button className="button button-plain" type="submit">
        Show
      </button>
    </Form>
  );
}

const LOOKS: Readonly<Record<MailState, "plain" | "ok" | "warn" | "bad">> = {
  waiting: "plain",
  due: "plain",
  deferred: "warn",
  sent: "ok",
  refused: "bad",
  abandoned: "bad",
  stopped: "plain",
};

function StateChip({ state }: { readonly state: MailState }) {
  return <Chip look={LOOKS[state]}>{MAIL_STATE_WORDS[state]}</Chip>;
}

interface LogTableProps {
  readonly lines: readonly LogLine[];
  readonly zone: string;
  readonly to: (id: string) => string;
}

export function LogTable({ lines, zone, to }: LogTableProps) {
  return (
    <TableFrame label="Letters">
      <table>
        <caption className="visually-hidden">Letters, latest first</caption>
        <thead>
          <tr>
            <th scope="col">Letter</th>
            <th scope="col">State</th>
            <th scope="col">When</th>
            <th scope="col" className="num">
              Attempts
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                <Link className="row-name" to={to(line.id)}>
                  {line.subject}
                </Link>
                <span className="row-detail">
                  {line.kind}, to {line.recipient}
                </span>
              </th>
              <td>
                <StateChip state={line.state} />
                {line.lastError !== null && <span className="row-detail">{line.lastError}</span>}
              </td>
              <td>
                <LogInstant line={line} zone={zone} />
              </td>
              <td className="num">{line.attempts}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function LogInstant({ line, zone }: { readonly line: LogLine; readonly zone: string }) {
  if (line.sentAt !== null) return <LocalTime instant={line.sentAt} zone={zone} />;
  if (line.nextAt !== null)
    return (
      <>
        next <LocalTime instant={line.nextAt} zone={zone} />
      </>
    );
  return (
    <>
      written <LocalTime instant={line.createdAt} zone={zone} />
    </>
  );
}

interface LogPagerProps {
  readonly page: number;
  readonly pages: number;
  readonly filter: Filter;
}

export function LogPager({ page, pages, filter }: LogPagerProps) {
  if (pages === 1) return null;
  const to = (other: number) =>
    `?${new URLSearchParams({ ...filter, page: `${other}` }).toString()}`;
  return (
    <nav className="pager" aria-label="Pages of the log">
      {page > 1 && <Link to={to(page - 1)}>Newer</Link>}
      <span className="soft">
        Page {page} of {pages}
      </span>
      {page < pages && <Link to={to(page + 1)}>Older</Link>}
    </nav>
  );
}

interface LoggedMailProps {
  readonly mail: LoggedMailView;
  readonly zone: string;
}

const RESULT_WORDS = { sent: "Sent", deferred: "Put off", refused: "Refused" };

/** Where one letter stands, each attempt with its answer, and the text where it may be read. */
export function LoggedMail({ mail, zone }: LoggedMailProps) {
  return (
    <>
      <p>
        <StateChip state={mail.state} /> <LogInstant line={mail} zone={zone} />
      </p>
      <section className="card" aria-labelledby="attempts">
        <h2 id="attempts" className="text-name">
          Attempts
        </h2>
        {mail.tries.length === 0 ? (
          <p>{mail.lastError ?? "It was not tried yet."}</p>
        ) : (
          <ol className="audit-list">
            {mail.tries.map(({ id, at, result, detail }) => (
              <li key={id}>
                <p>
                  <b>{RESULT_WORDS[result]}</b> <LocalTime instant={at} zone={zone} />
                </p>
                <p className="small soft">{detail}</p>
              </li>
            ))}
          </ol>
        )}
      </section>
      {mail.text === null ? (
        <p className="soft">This letter carries a link of its own, so its text is not shown.</p>
      ) : (
        <MailText text={mail.text} />
      )}
    </>
  );
}
