import { Form } from "@remix-run/react";
import type { ComponentProps } from "react";
import { CheckboxList } from "../form/checkbox-list.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextInput } from "../form/text-input.tsx";
import { pathFor } from "../layout/edition-pages.tsx";
import { ActForm, GraveAct } from "../rounds/act-form.tsx";
import { lower } from "../rounds/round-acts.tsx";
import { type StaffFrame, StaffPage } from "../rounds/staff-page.tsx";
import { type Drawn, DrawnSplit } from "./drawn-split.tsx";

interface PanelView {
  readonly frame: StaffFrame;
  readonly round: {
    readonly slug: string;
    readonly name: string;
    readonly state: "pending" | "open" | "closed" | "confirmed";
    readonly kind: "scorecard" | "ballot";
  };
  readonly category: { readonly slug: string; readonly name: string };
  readonly applications: number;
  readonly panel: readonly {
    readonly slug: string;
    readonly name: string;
    readonly due: number;
    readonly done: number;
  }[];
  readonly isOwn: boolean;
  readonly choices: readonly { readonly slug: string; readonly name: string }[];
  readonly dealt: number;
  readonly drawn: Drawn | null;
  /** How many judges each application was asked to get; null before anybody asked. */
  readonly asked: string | null;
}

interface PanelPageProps {
  readonly view: PanelView;
  readonly answer: ComponentProps<typeof StaffPage>["answer"];
}

const DONE = {
  panel: "The panel of this round is saved.",
  split: "The category is split among its panel. Each judge's queue has their share.",
  joined: "What nobody had begun is scored by the whole panel again.",
};

/** Who judges a category in one round, and how its applications are shared out. */
export function PanelPage({ view, answer }: PanelPageProps) {
  const { frame, round, category, panel } = view;
  const to = (page: string) => pathFor("secretariat", frame.edition, page);
  return (
    <StaffPage
      frame={frame}
      title={`Panel of ${category.name}`}
      eyebrow={`${round.name} of ${frame.edition.name}`}
      trail={[
        { to: to("/judging"), label: "Judging" },
        { to: to(`/judging/${round.slug}`), label: round.name },
      ]}
      answer={answer}
      done={DONE}
    >
      <div className="narrow stack">
        <section aria-labelledby="who" className="stack">
          <h2 id="who">Who sits</h2>
          {panel.length === 0 ? (
            <p>Nobody yet.</p>
          ) : (
            <ul className="rows card">
              {panel.map((judge) => (
                <li key={judge.slug}>
                  <span>{judge.name}</span>
                  <span className="soft">{shareOf(judge, round.kind)}</span>
                </li>
              ))}
            </ul>
          )}
          <p className="soft">
            {view.isOwn
              ? "This round has a panel of its own here."
              : "These are the seats of the category."}
          </p>
          {round.state === "pending" && <OwnPanel view={view} />}
        </section>
        {round.kind === "scorecard" && (round.state === "pending" || round.state === "open") && (
          <Split view={view} />
        )}
      </div>
    </StaffPage>
  );
}

function shareOf(
  { due, done }: { readonly due: number; readonly done: number },
  kind: "scorecard" | "ballot",
): string {
  if (due === 0) return "nothing to do";
  if (kind === "ballot") return done > 0 ? "has cast a ballot" : "one ballot to cast";
  return `${done} of ${due} scorecards`;
}

function OwnPanel({ view }: { readonly view: PanelView }) {
  const { round, panel, choices } = view;
  return (
    <GraveAct summary={`Another panel for ${lower(round.name)}…`} scope="panel">
      <CheckboxList
        name="judges"
        label={`Who judges in ${lower(round.name)}`}
        hint="Nobody ticked gives it back to the seats of the category. It is settled once the round opens."
        isRequired={false}
        choices={choices.map(({ slug, name }) => ({ value: slug, label: name }))}
        chosen={panel.map(({ slug }) => slug)}
      />
      <SubmitButton intent="panel" pending="Saving…">
        Save the panel
      </SubmitButton>
    </GraveAct>
  );
}

function Split({ view }: { readonly view: PanelView }) {
  const { applications, panel, dealt, drawn, asked } = view;
  const everybody = `all ${panel.length} judges score each of the ${applications} applications`;
  return (
    <section aria-labelledby="split" className="stack">
      <h2 id="split">Split among the panel</h2>
      <p>
        {dealt === 0
          ? `Now ${everybody}. A crowded category can be split: each application goes to some of them, evenly and in mixed company.`
          : `${dealt} of ${applications} applications are dealt out; any other is scored by the whole panel.`}
      </p>
      <Form method="get" className="act-form">
        <TextInput
          name="each"
          label="Judges for each application"
          inputMode="numeric"
          value={asked ?? ""}
        />
        <button className="button button-plain" type="submit">
          {drawn ? "Draw again" : "Show how it would be dealt"}
        </button>
      </Form>
      {asked !== null && drawn === null && (
        <p className="field-error" role="alert">
          Give a whole number from 1 to {panel.length}, the judges on the panel.
        </p>
      )}
      {drawn && <DrawnSplit drawn={drawn} />}
      {dealt > 0 && (
        <ActForm scope="join">
          <p>Applications for which nobody has begun a scorecard can go back to the whole panel.</p>
          <SubmitButton intent="join" pending="Changing…" look="plain">
            Give back what nobody has begun
          </SubmitButton>
        </ActForm>
      )}
    </section>
  );
}
