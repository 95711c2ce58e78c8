import type { ComponentProps } from "react";
import { cardName } from "#app/forms/panels.ts";
import { LocalTime } from "../award/local-time.tsx";
import { DateTimeInZone } from "../form/date-time-in-zone.tsx";
import { Select } from "../form/select.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";
import { pathFor } from "../layout/edition-pages.tsx";
import { ActForm } from "../rounds/act-form.tsx";
import { type StaffFrame, StaffPage } from "../rounds/staff-page.tsx";

interface ReopenPageProps {
  readonly view: {
    readonly frame: StaffFrame;
    readonly round: { readonly slug: string; readonly name: string };
    readonly cards: readonly {
      readonly judge: { readonly slug: string; readonly name: string };
      readonly ref: string;
      readonly title: string;
      readonly isDone: boolean;
    }[];
    readonly open: readonly {
      readonly judge: string;
      readonly ref: string;
      readonly until: Date;
      readonly reason: string;
    }[];
  };
  readonly answer: ComponentProps<typeof StaffPage>["answer"];
}

const DONE = { reopened: "The scorecard is open again, and its judge is told by mail." };

/** Opens one scorecard of a closed round again for its judge. */
export function ReopenPage({ view, answer }: ReopenPageProps) {
  const { frame, round, cards, open } = view;
  const to = (page: string) => pathFor("secretariat", frame.edition, page);
  const zone = frame.edition.timeZone;
  return (
    <StaffPage
      frame={frame}
      title="Open a scorecard again"
      eyebrow={`${round.name} of ${frame.edition.name}`}
      lead="The round stays closed: one judge may write one scorecard, until the time you give. The next round does not open before it."
      trail={[
        { to: to("/judging"), label: "Judging" },
        { to: to(`/judging/${round.slug}`), label: round.name },
      ]}
      answer={answer}
      done={DONE}
    >
      <div className="narrow stack">
        {open.length > 0 && (
          <section aria-labelledby="open" className="card">
            <h2 id="open">Open again now</h2>
            <ul className="plain-list">
              {open.map((one) => (
                <li key={`${one.judge} ${one.ref} ${one.until.toISOString()}`}>
                  {one.ref}, {one.judge}, until <LocalTime instant={one.until} zone={zone} />.{" "}
                  <span className="soft">{one.reason}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <ActForm scope="reopen">
          <Select
            name="card"
            label="Scorecard"
            choices={cards.map(({ judge, ref, title, isDone }) => ({
              value: cardName(judge.slug, ref),
              label: `${judge.name}: ${ref}, ${title}${isDone ? "" : " (missing)"}`,
            }))}
          />
          <DateTimeInZone name="until" label="Until when" zone={zone} />
          <TextArea
            name="reason"
            label="Why"
            hint="Kept in the record, and in the mail to the judge."
            rows={3}
          />
          <SubmitButton intent="reopen" pending="Opening…">
            Open it again
          </SubmitButton>
        </ActForm>
      </div>
    </StaffPage>
  );
}
