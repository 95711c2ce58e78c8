import { renderToStaticMarkup } from "react-dom/server";
import type { ReactElement } from "react";
import { describe, expect, test } from "vitest";
import { LocalTime } from "#app/ui/award/local-time.tsx";
import { Meter } from "#app/ui/award/meter.tsx";
import { type StandingRow, StandingTable } from "#app/ui/award/standing-table.tsx";
import { Checkbox } from "#app/ui/form/checkbox.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FormState } from "#app/ui/form/form-state.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { TextInput } from "#app/ui/form/text-input.tsx";
import { Scale } from "#app/ui/judging/scale.tsx";

/** What a browser without scripts is given. */
function html(element: ReactElement): string {
  return renderToStaticMarkup(element);
}

const ANSWER = {
  errors: [
    { field: "project.name", message: "Give the project a name" },
    { field: "summary", message: "Keep it to 3 words" },
  ],
  values: { "project.name": ["<Metro>"], summary: ["one two three four"] },
};

describe("a form that comes back", () => {
  test("keeps what was typed, and ties the error to its field", () => {
    const page = html(
      <FormState answer={ANSWER}>
        <TextInput name="project.name" label="Name" hint="Short" value="before" />
      </FormState>,
    );
    expect(page).toContain('value="&lt;Metro&gt;"');
    expect(page).toContain('aria-invalid="true"');
    expect(page).toContain('aria-describedby="field-project-name-hint field-project-name-error"');
    expect(page).toContain('id="field-project-name-error"');
  });

  test("says on top how much is to be mended, each leading to its field", () => {
    const page = html(
      <FormState answer={ANSWER}>
        <ErrorSummary />
      </FormState>,
    );
    expect(page).toContain("There are 2 things to mend");
    expect(page).toContain('<a href="#field-project-name">Give the project a name</a>');
    expect(page).toMatch(/role="alert"[^>]*autofocus/i);
  });

  test("counts the words that were typed", () => {
    const page = html(
      <FormState answer={ANSWER}>
        <TextArea
          name="summary"
          label="Summary"
          limit={{ most: 3, unit: "words" }}
          value="before"
        />
      </FormState>,
    );
    expect(page).toContain("4 of 3 words, 1 too many");
  });

  test("leaves a box unticked that was unticked, whatever it was before", () => {
    const box = <Checkbox name="agree" label="Agreed" isChecked />;
    expect(html(box)).toContain("checked");
    expect(html(<FormState answer={ANSWER}>{box}</FormState>)).not.toContain("checked");
  });

  test("has no summary before it was sent", () => {
    expect(html(<ErrorSummary />)).toBe("");
  });
});

describe("a scale", () => {
  test("offers every number once and says what the known ones mean", () => {
    const page = html(
      <Scale name="impact" criterion="Impact" min={1} max={10} meanings={{ 7: "strong" }} />,
    );
    expect([...page.matchAll(/value="(\d+)"/g)].map(([, value]) => value)).toEqual(
      Array.from({ length: 10 }, (_, index) => `${index + 1}`),
    );
    expect(page).toContain('aria-label="7, strong"');
    expect(page).not.toContain("checked");
  });

  test("shows the score that was given", () => {
    const page = html(<Scale name="impact" criterion="Impact" min={0} max={4} value={0} />);
    expect(page.match(/<input[^>]*checked[^>]*>/g)).toHaveLength(1);
    expect(page).toMatch(/value="0"[^>]*checked|checked[^>]*value="0"/);
  });
});

const ROW: StandingRow = {
  ref: "A",
  rank: 1,
  isShared: false,
  project: "Alpha",
  place: "Seoul",
  figure: "8.00",
  counted: "6 of 6",
  notes: [],
  state: "in",
};

function standing(rows: readonly StandingRow[]): string {
  return html(
    <StandingTable
      caption="Standing"
      figureName="Score"
      countedName="Cards"
      rows={rows}
      cutOff="Cut-off: one place"
    />,
  );
}

describe("a standing", () => {
  test("says that a rank is shared, and by which exact figure", () => {
    const page = standing([{ ...ROW, isShared: true, exact: "6 11/24" }]);
    expect(page).toContain("1=");
    expect(page).toContain("exactly 6 11/24");
  });

  test("draws the cut-off above the first that does not go on", () => {
    const page = standing([ROW, { ...ROW, ref: "B", rank: 2, project: "Beta", state: "out" }]);
    expect(page.indexOf("Alpha")).toBeLessThan(page.indexOf("Cut-off"));
    expect(page.indexOf("Cut-off")).toBeLessThan(page.indexOf("Beta"));
  });

  test("draws the cut-off at the end where all go on", () => {
    const page = standing([ROW]);
    expect(page.indexOf("Alpha")).toBeLessThan(page.indexOf("Cut-off"));
  });

  test("gives no rank to what was not scored", () => {
    expect(standing([{ ...ROW, rank: null }])).toContain("–");
  });
});

test("a category without anything to do is no error", () => {
  expect(html(<Meter label="Open City" done={0} of={0} />)).toContain("0 of 0");
});

test("a deadline is said in the edition's zone and in UTC", () => {
  const page = html(
    <LocalTime instant={new Date("2026-04-30T15:00:00Z")} zone="Asia/Seoul" isDeadline />,
  );
  expect(page).toContain("Thu 30 April 2026, 24:00 in Seoul");
  expect(page).toContain("15:00 UTC");
  expect(page).toContain('dateTime="2026-04-30T15:00:00.000Z"');
});

test("no component carries a style of its own, which the content policy would block", () => {
  const page = html(
    <FormState answer={ANSWER}>
      <TextInput name="project.name" label="Name" />
      <Meter label="Open City" done={3} of={7} />
      <Scale name="impact" criterion="Impact" min={1} max={10} />
    </FormState>,
  );
  expect(page).not.toContain("style=");
});
