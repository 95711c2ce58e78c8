import { Link } from "@remix-run/react";
import type { ComponentProps } from "react";
import type { Metal } from "#app/domain/edition/metal.ts";
import { Chip } from "../award/chip.tsx";
import { Select } from "../form/select.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";
import { pathFor } from "../layout/edition-pages.tsx";
import { GraveAct } from "../rounds/act-form.tsx";
import { type StaffFrame, StaffPage } from "../rounds/staff-page.tsx";
import { type ShownStanding, StandingSection } from "../rounds/standing-section.tsx";
import { Recertifies } from "../rounds/tie-form.tsx";
import { CardsPart, type ShownCard } from "./cards-part.tsx";

interface Placing {
  readonly prize: string;
  readonly prizeName: string;
  readonly metal: Metal;
  readonly ref: string;
  readonly project: string;
  readonly place: string;
  readonly reason: string;
  readonly citation: string;
}

interface Decision {
  readonly kind: "order" | "prize" | "strike" | "lift";
  readonly about: string;
  readonly by: string;
  readonly reason: string;
  readonly isInEffect: boolean;
}

interface CategoryPageProps {
  readonly view: {
    readonly frame: StaffFrame;
    readonly state: "setup" | "call" | "judging" | "certified" | "archived";
    readonly category: { readonly slug: string; readonly name: string };
    readonly standings: readonly (ShownStanding & { readonly roundName: string })[];
    readonly trail: readonly string[];
    readonly placings: readonly Placing[];
    readonly decisions: readonly Decision[];
    readonly cards: readonly ShownCard[];
    readonly accepted: readonly { readonly ref: string; readonly title: string }[];
  };
  readonly answer: ComponentProps<typeof StaffPage>["answer"];
}

const DONE = {
  saved: "The citation is saved.",
  struck: "The scorecard is struck.",
  "strike-lifted": "The scorecard counts again.",
  disqualified: "The application is disqualified, and its city is told.",
};

/** The full count of one category: each round's standing, the votes, every tie and every decision. */
export function CategoryPage({ view, answer }: CategoryPageProps) {
  const { frame, category, standings, trail, placings, decisions, cards } = view;
  const mayAct = frame.mayAct && view.state !== "archived";
  const isCertified = view.state === "certified";
  const opinionOn = (round: string) =>
    `${pathFor("secretariat", frame.edition, `/second-opinion/${round}`)}#${category.slug}`;
  return (
    <StaffPage
      frame={frame}
      title={category.name}
      eyebrow={`The full count, ${frame.edition.name}`}
      trail={[{ to: pathFor("secretariat", frame.edition, "/results"), label: "Results" }]}
      answer={answer}
      done={DONE}
    >
      {standings.length === 0 && <p>No round of this category is over yet.</p>}
      {placings.length > 0 && (
        <section aria-labelledby="placings">
          <h2 id="placings">Placings</h2>
          <ol className="podium">
            {placings.map((placing) => (
              <PlacingItem
                key={`${placing.prize} ${placing.ref}`}
                placing={placing}
                mayAct={mayAct}
                isCertified={isCertified}
              />
            ))}
          </ol>
        </section>
      )}
      {trail.length > 0 && (
        <section aria-labelledby="trail" className="card">
          <h2 id="trail">How ties were told apart</h2>
          <ul>
            {trail.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </section>
      )}
      {[...standings].reverse().map((standing) => (
        <section key={standing.round} className="standing" aria-labelledby={standing.round}>
          <h2 id={standing.round}>{standing.roundName}</h2>
          <StandingSection standing={standing} caption={`Standing of ${standing.roundName}`} />
          {frame.mayAct && standing.kind === "scorecard" && (
            <p>
              <Link to={opinionOn(standing.round)}>Second opinion on {standing.roundName}</Link>
            </p>
          )}
        </section>
      ))}
      {decisions.length > 0 && <Decisions decisions={decisions} />}
      {cards.length > 0 && <CardsPart cards={cards} mayAct={mayAct} isCertified={isCertified} />}
      {mayAct && view.accepted.length > 0 && (
        <Disqualify accepted={view.accepted} isCertified={isCertified} />
      )}
    </StaffPage>
  );
}

interface PlacingItemProps {
  readonly placing: Placing;
  readonly mayAct: boolean;
  readonly isCertified: boolean;
}

function PlacingItem({ placing, mayAct, isCertified }: PlacingItemProps) {
  const { metal, prizeName, project, place, reason, ref, citation } = placing;
  return (
    <li className={`prize prize-${metal}`}>
      <p className="won">{prizeName}</p>
      <p className="row-name">{project}</p>
      <p className="small soft">{place}</p>
      <p className="placing-reason">{reason}</p>
      {citation !== "" && <p>{citation}</p>}
      {mayAct && (
        <GraveAct
          summary={citation === "" ? "Write a citation…" : "Change the citation…"}
          scope={`citation-${ref}`}
          about={{ application: ref }}
        >
          <TextArea
            name="text"
            label="The citation"
            hint={
              isCertified
                ? "The certified result keeps the words it was certified with, until it is certified again."
                : "It is read at the ceremony and published with the result."
            }
            rows={3}
            isRequired={false}
            value={citation}
          />
          <SubmitButton intent="citation" pending="Saving…">
            Save the citation
          </SubmitButton>
        </GraveAct>
      )}
    </li>
  );
}

const KINDS = { order: "Order", prize: "Prize", strike: "Strike", lift: "Strike lifted" };

function Decisions({ decisions }: { readonly decisions: readonly Decision[] }) {
  return (
    <section aria-labelledby="decisions" className="card">
      <h2 id="decisions">Decisions</h2>
      <ul className="plain-list">
        {decisions.map(({ kind, about, by, reason, isInEffect }, index) => (
          // Decisions are appended and never change, so their place names them.
          <li key={index}>
            <p className="chips">
              <b>
                {KINDS[kind]}: {about}
              </b>
              {isInEffect ? <Chip look="ok">in effect</Chip> : <Chip>without effect now</Chip>}
            </p>
            <p>
              {by}: {reason}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface DisqualifyProps {
  readonly accepted: readonly { readonly ref: string; readonly title: string }[];
  readonly isCertified: boolean;
}

function Disqualify({ accepted, isCertified }: DisqualifyProps) {
  return (
    <GraveAct summary="Disqualify an application…" scope="disqualify">
      <p>
        It leaves every standing that is not certified, and its city is told why. Before the ballot
        opens the next in the standing takes its place; afterwards nobody does, and ballots that
        named it go back to their judges. This cannot be undone. Where the secretariat has more than
        one member, another of them confirms it first.
      </p>
      <Select
        name="application"
        label="Application"
        choices={accepted.map(({ ref, title }) => ({ value: ref, label: `${ref}: ${title}` }))}
      />
      <TextArea name="reason" label="The reason" hint="The city reads it." rows={3} />
      <Recertifies isCertified={isCertified} />
      <SubmitButton intent="disqualify" pending="Disqualifying…" look="danger">
        Disqualify it
      </SubmitButton>
    </GraveAct>
  );
}
