import { Form, Link } from "@remix-run/react";
import type { Missing, SettingsPage } from "#app/domain/edition/readiness.ts";
import { Chip } from "../award/chip.tsx";
import { Notice } from "../award/notice.tsx";
import { ConfirmDetails } from "../form/confirm-details.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { FixedMark } from "./fixed.tsx";

export interface SettingsPart {
  readonly page: SettingsPage;
  readonly title: string;
  /** What is set, in a few words. */
  readonly says: string;
  /** Why it is fixed; null while it is not. */
  readonly lock: string | null;
}

interface OverviewProps {
  readonly parts: readonly SettingsPart[];
  /** Null once the call was opened. */
  readonly missing: readonly Missing[] | null;
  readonly to: (page: SettingsPage) => string;
}

/** The parts of the settings, each with what is set, what is missing and whether it is fixed. */
export function SettingsOverview({ parts, missing, to }: OverviewProps) {
  return (
    <ul className="rows card">
      {parts.map(({ page, title, says, lock }) => {
        const gaps = (missing ?? []).filter((one) => one.page === page).length;
        return (
          <li key={page}>
            <div className="row-words">
              <Link className="row-name" to={to(page)}>
                {title}
              </Link>
              <span className="row-detail">{says}</span>
              {lock !== null && <span className="row-detail">{lock}</span>}
            </div>
            {lock !== null && <FixedMark />}
            {gaps > 0 && <Chip look="warn">{gaps === 1 ? "1 missing" : `${gaps} missing`}</Chip>}
            {gaps === 0 && missing !== null && <Chip look="ok">Set</Chip>}
          </li>
        );
      })}
    </ul>
  );
}

interface OpenCallProps {
  readonly missing: readonly Missing[];
  readonly to: OverviewProps["to"];
}

/** The one act of this page: to open the call, once nothing is missing. */
export function OpenCall({ missing, to }: OpenCallProps) {
  if (missing.length > 0)
    return (
      <Notice title="Missing before the call can open" look="warn">
        <ul>
          {missing.map(({ page, sentence }) => (
            <li key={sentence}>
              {sentence} <Link to={to(page)}>Mend it</Link>
            </li>
          ))}
        </ul>
      </Notice>
    );
  return (
    <Notice title="Everything is set">
      <ConfirmDetails summary="Open the call…">
        <p>
          The edition becomes public, with its categories, criteria, terms and dates. Cities may
          begin an application from the time at which the call opens. This cannot be taken back.
        </p>
        <Form method="post">
          <SubmitButton intent="open-call" pending="Opening…">
            Open the call
          </SubmitButton>
        </Form>
      </ConfirmDetails>
    </Notice>
  );
}
