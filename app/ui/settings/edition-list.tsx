import { Link } from "@remix-run/react";
import type { EditionState } from "#app/domain/edition/edition-state.ts";
import { Chip } from "../award/chip.tsx";
import { LocalTime } from "../award/local-time.tsx";
import { pathFor } from "../layout/edition-pages.tsx";

interface EditionLine {
  readonly slug: string;
  readonly name: string;
  readonly year: number;
  readonly place: string;
  readonly timeZone: string;
  readonly state: EditionState;
  readonly callClosesAt: Date | null;
}

const STATES: Readonly<Record<EditionState, readonly ["plain" | "ok" | "warn", string]>> = {
  setup: ["warn", "Being set up"],
  call: ["ok", "Call"],
  judging: ["ok", "Judging"],
  certified: ["plain", "Certified"],
  archived: ["plain", "Archive"],
};

export function EditionStateChip({ state }: { readonly state: EditionState }) {
  const [look, word] = STATES[state];
  return <Chip look={look}>{word}</Chip>;
}

interface EditionListProps {
  readonly programme: { readonly slug: string; readonly name: string };
  readonly editions: readonly EditionLine[];
}

/** The editions of one programme, latest first, each with how far it is. */
export function EditionList({ programme, editions }: EditionListProps) {
  return (
    <ul className="rows card">
      {editions.map((edition) => (
        <li key={edition.slug}>
          <div>
            <Link
              className="row-name"
              to={pathFor("secretariat", {
                programme: programme.slug,
                programmeName: programme.name,
                slug: edition.slug,
              })}
            >
              {edition.name}
            </Link>
            <span className="row-detail">
              {[edition.place, edition.year].filter(Boolean).join(", ")}
              {edition.state === "call" && edition.callClosesAt && (
                <>
                  {". The call closes "}
                  <LocalTime instant={edition.callClosesAt} zone={edition.timeZone} isDeadline />
                </>
              )}
            </span>
          </div>
          <EditionStateChip state={edition.state} />
        </li>
      ))}
    </ul>
  );
}
