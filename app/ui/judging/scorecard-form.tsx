import { Form, Link, useActionData } from "@remix-run/react";
import { type ComponentProps, type KeyboardEvent, useRef, useState } from "react";
import { type RemarkAudience, unexplainedEnds } from "#app/domain/scorecard/remarks.ts";
import { isTyped } from "#app/domain/scorecard/score-keys.ts";
import { ErrorSummary } from "../form/error-summary.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { readClock, zoneLabel } from "../instants.ts";
import { CardClash } from "./card-clash.tsx";
import type { CardClash as Clash } from "./card-sync.ts";
import { CardStatus } from "./card-status.tsx";
import { FlagPart, SkipButton } from "./pause-fields.tsx";
import { RemarkFields, remarkFieldId, type RemarkedCriterion } from "./remark-fields.tsx";
import { Scale } from "./scale.tsx";
import { type SentBack, useCardSync } from "./use-card-sync.ts";

export interface ShownCard {
  readonly state: "none" | "draft" | "submitted";
  readonly version: number;
  readonly savedAt: Date | null;
  readonly remark: string;
  readonly remarkAudience: RemarkAudience;
  readonly criteria: readonly (RemarkedCriterion & {
    readonly description: string;
    readonly points: number | null;
  })[];
}

interface ScorecardFormProps extends ComponentProps<typeof FlagPart> {
  readonly card: ShownCard;
  /** Whether the judge sent it to the end of the queue. */
  readonly isSkipped: boolean;
  /** Whether it alone may be written, after its round closed: no next one is open. */
  readonly isReopened: boolean;
  readonly round: {
    readonly least: number;
    readonly most: number;
    readonly meanings: Readonly<Record<string, string>>;
    readonly needsRemarkAtEnds: boolean;
  };
  readonly zone: string;
  /** Where the judge's own scores of the category stand side by side. */
  readonly compareAt: string;
  readonly stepAsideAt: string;
  /** Where a script sends the card. */
  readonly keptAt: string;
  /** The account of who judges; and whether this page answers a card that was stored. */
  readonly account: string;
  readonly hasArrived: boolean;
}

/** The scorecard beside an application. The first button is what Enter does in a score. */
export function ScorecardForm(props: ScorecardFormProps) {
  const { card, round, zone, compareAt, stepAsideAt, hasArrived } = props;
  const isSubmitted = card.state === "submitted";
  const { asked, choose } = useAskedRemarks(card, round);
  const form = useRef<HTMLFormElement>(null);
  const sentBack = useActionData<SentBack & { readonly clash?: Clash | null }>();
  const { state, ...settle } = useCardSync(form, {
    address: props.keptAt,
    owner: props.account,
    version: card.version,
    isSubmitted,
    hasArrived,
    sentBack,
  });
  const labels = labelsOf(card);
  return (
    <Form ref={form} method="post" noValidate onKeyDown={submitFromAnywhere}>
      <ErrorSummary />
      {state.is === "clash" ? (
        <CardClash labels={labels} mine={state.mine} theirs={state.clash.entries} settle={settle} />
      ) : (
        sentBack?.clash && (
          <CardClash
            labels={labels}
            mine={Object.entries(sentBack.values).map(([name, [value = ""]]) => [name, value])}
            theirs={sentBack.clash.entries}
          />
        )
      )}
      <input type="hidden" name="version" value={card.version} />
      {card.criteria.map(({ slug, name, description, points }) => (
        <Scale
          key={slug}
          name={`scores.${slug}`}
          criterion={name}
          hint={description === "" ? undefined : description}
          min={round.least}
          max={round.most}
          value={points ?? undefined}
          meanings={round.meanings}
          remarkId={remarkFieldId(slug)}
          onChoose={(score) => choose(slug, score)}
        />
      ))}
      <KeysHelp least={round.least} most={round.most} />
      <RemarkFields
        criteria={card.criteria}
        whole={{ text: card.remark, audience: card.remarkAudience }}
        asked={asked}
        ends={round.needsRemarkAtEnds ? `${round.least} or ${round.most}` : null}
      />
      <div className="scorecard-acts">
        <div className="actions">
          <SubmitButton intent="submit" pending="Submitting…">
            {isSubmitted ? "Submit changes" : "Submit"}
            {props.isReopened ? "" : ", open next"}
          </SubmitButton>
          {!isSubmitted && (
            <SubmitButton intent="draft" pending="Saving…" look="plain" skipsChecks>
              Save draft
            </SubmitButton>
          )}
          {!isSubmitted && !props.isReopened && <SkipButton isSkipped={props.isSkipped} />}
        </div>
        <div className="scorecard-note">
          <CardStatus
            state={state}
            zone={zone}
            isSubmitted={isSubmitted}
            said={savedInWords(card, zone)}
          />
          <Link to={compareAt}>Compare my scores</Link>
          <Link to={stepAsideAt}>Step aside…</Link>
        </div>
      </div>
      {/* After the button that submits: Enter in a score presses the first of the form. */}
      <FlagPart flag={props.flag} otherCategories={props.otherCategories} />
    </Form>
  );
}

/** Fields of the card by name, as they are called where two cards are shown side by side. */
function labelsOf({ criteria }: ShownCard): readonly (readonly [name: string, label: string])[] {
  return [
    ...criteria.flatMap(({ slug, name }) => [
      [`scores.${slug}`, name] as const,
      [`remarks.${slug}.text`, `Remark on ${name}`] as const,
    ]),
    ["remark", "Remark on the whole application"],
  ];
}

/** Criteria whose score asks for a remark, as the scores are chosen. */
function useAskedRemarks(card: ShownCard, round: ScorecardFormProps["round"]) {
  const [scores, setScores] = useState<Readonly<Record<string, number | undefined>>>(() =>
    Object.fromEntries(card.criteria.map(({ slug, points }) => [slug, points ?? undefined])),
  );
  const chosen = Object.fromEntries(
    Object.entries(scores).flatMap(([slug, score]) =>
      score === undefined ? [] : [[slug, score] as const],
    ),
  );
  const ends = unexplainedEnds({ scores: chosen, remarks: {} }, card.criteria, {
    minScore: round.least,
    maxScore: round.most,
    needsRemarkAtEnds: round.needsRemarkAtEnds,
  });
  return {
    asked: new Map(ends.map(({ slug }) => [slug, chosen[slug] ?? 0])),
    choose: (slug: string, score: number | undefined) =>
      setScores((before) => ({ ...before, [slug]: score })),
  };
}

/** Ctrl or Command with Enter, as Enter alone begins a line in a remark. */
function submitFromAnywhere(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  const submit = event.currentTarget.querySelector<HTMLButtonElement>('[value="submit"]');
  submit?.click();
}

function KeysHelp({ least, most }: { readonly least: number; readonly most: number }) {
  const tens = least === 0 ? "" : ", 0 is 10";
  return (
    <p className="small soft keys-help">
      Keys in a score:{" "}
      {!isTyped({ least, most }) && (
        <>
          digits give it{most === 10 ? tens : ""}; <kbd>Tab</kbd> goes to the next;{" "}
        </>
      )}
      <kbd>R</kbd> writes its remark; <kbd>Enter</kbd> submits and opens the next application.{" "}
      <kbd>Ctrl</kbd> <kbd>Enter</kbd> does so from a remark too.
    </p>
  );
}

function savedInWords({ state, savedAt }: ShownCard, zone: string): string {
  if (savedAt === null) return "Nothing saved yet.";
  const word = state === "submitted" ? "Submitted, saved" : "Draft, saved";
  return `${word} ${readClock(savedAt, zone).time} ${zoneLabel(zone)}.`;
}
