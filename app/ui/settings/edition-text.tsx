import type { ReactNode } from "react";
import { MEGABYTE, MOST_BYTES, MOST_FILES } from "#app/domain/application/files.ts";
import { LocalTime } from "../award/local-time.tsx";
import { formatDay } from "../dates.ts";
import { FixedNotice } from "./fixed.tsx";

interface EditionTextProps {
  readonly edition: {
    readonly name: string;
    readonly year: number;
    readonly place: string;
    readonly timeZone: string;
    readonly callOpensAt: Date | null;
    readonly callClosesAt: Date | null;
    readonly graceMinutes: number;
    readonly contactEmail: string | null;
    readonly capPerEntrant: number | null;
    readonly isOneCategoryAProject: boolean;
    readonly isRecusalOfCategory: boolean;
    readonly filesPerApplication: number | null;
    readonly megabytesPerApplication: number | null;
    readonly megabytesPerEdition: number | null;
    readonly ceremonyOn: string | null;
  };
  readonly summary: string;
  readonly reason: string;
}

/** Names and dates for who may not change them. */
export function EditionText({ edition, summary, reason }: EditionTextProps) {
  const { name, year, place, timeZone: zone, callOpensAt, callClosesAt, ceremonyOn } = edition;
  const facts: readonly (readonly [string, ReactNode])[] = [
    ["Name of the edition", name],
    ["Year", year],
    ["Place of the ceremony", place],
    ["Summary", summary],
    ["Time zone", zone],
    ["The call opens", callOpensAt && <LocalTime key="opens" instant={callOpensAt} zone={zone} />],
    [
      "The call closes",
      callClosesAt && <LocalTime key="closes" instant={callClosesAt} zone={zone} isDeadline />,
    ],
    ["Grace", edition.graceMinutes > 0 && `${edition.graceMinutes} minutes`],
    ["Address for questions", edition.contactEmail],
    ["Applications of one city", edition.capPerEntrant ?? "As many as it likes"],
    ["Categories of one project", edition.isOneCategoryAProject ? "One" : "As many as it likes"],
    ["A judge steps aside from", edition.isRecusalOfCategory ? "The category" : "The application"],
    ["Files of one application", edition.filesPerApplication ?? MOST_FILES],
    ["Megabytes of one application", edition.megabytesPerApplication ?? MOST_BYTES / MEGABYTE],
    ["Megabytes of all applications", edition.megabytesPerEdition ?? "Without end"],
    ["Day of the ceremony", ceremonyOn && formatDay(ceremonyOn)],
  ];
  return (
    <>
      <FixedNotice reason={reason} />
      <dl className="settings-text">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value || "Not set"}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
