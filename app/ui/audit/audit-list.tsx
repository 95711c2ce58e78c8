import { Link } from "@remix-run/react";
import { LocalTime } from "../award/local-time.tsx";
import { actInWords } from "./act-words.ts";

interface AuditListProps {
  readonly entries: readonly {
    readonly number: number;
    readonly at: Date;
    readonly actor: string;
    readonly act: string;
    readonly subject: string;
    readonly details: readonly (readonly [string, string])[];
  }[];
  readonly zone: string;
}

/** Who did what and when, newest first. */
export function AuditList({ entries, zone }: AuditListProps) {
  return (
    <ol className="audit-list">
      {entries.map(({ number, at, actor, act, subject, details }) => (
        <li key={number}>
          <p>
            <b>{actor === "" ? "A script of the operator" : actor}</b> {actInWords(act)}: {subject}
          </p>
          {details.length > 0 && (
            <p className="small soft">
              {details.map(([name, value]) => `${wordsOf(name)} ${value}`).join(", ")}
            </p>
          )}
          <p className="small soft">
            No. {number}, <LocalTime instant={at} zone={zone} />
          </p>
        </li>
      ))}
    </ol>
  );
}

/** "publishAt" as it is read: "publish at". */
function wordsOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

interface PagerProps {
  readonly page: number;
  readonly pages: number;
}

export function Pager({ page, pages }: PagerProps) {
  if (pages === 1) return null;
  return (
    <nav className="pager" aria-label="Pages of the log">
      {page > 1 && <Link to={`?page=${page - 1}`}>Newer</Link>}
      <span className="soft">
        Page {page} of {pages}
      </span>
      {page < pages && <Link to={`?page=${page + 1}`}>Older</Link>}
    </nav>
  );
}
