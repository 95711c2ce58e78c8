import { Notice } from "../award/notice.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { JudgePage, pathFor } from "../layout/edition-pages.tsx";
import { PageHead } from "../layout/page-head.tsx";
import { useFocusOnArrival } from "../layout/use-focus-on-arrival.ts";
import { BallotForm, countInWords, type ShownFinalist } from "./ballot-form.tsx";
import { BallotReceipt } from "./ballot-receipt.tsx";
import { BallotReview } from "./ballot-review.tsx";
import { Closes } from "./closes.tsx";

export interface BallotPageProps {
  readonly edition: {
    readonly programme: string;
    readonly slug: string;
    readonly programmeName: string;
    readonly timeZone: string;
  };
  readonly viewer: string;
  readonly ballot: {
    readonly round: {
      readonly slug: string;
      readonly name: string;
      readonly closesAt: Date | null;
    };
    readonly isRunning: boolean;
    readonly slug: string;
    readonly name: string;
    readonly finalists: readonly ShownFinalist[];
    readonly aside: readonly string[];
    readonly due: number;
    readonly own: {
      readonly receipt: string;
      readonly castAt: Date;
      readonly choices: readonly ShownFinalist[];
    } | null;
    readonly next: { readonly slug: string; readonly name: string } | null;
  };
  /** What is to be confirmed; not stored yet. */
  readonly review?: readonly ShownFinalist[] | undefined;
  readonly done?: string | null;
  readonly isChanging?: boolean;
}

const DONE: Readonly<Record<string, string>> = {
  cast: "Your ballot was sealed and stored.",
  abstained: "Your abstention was sealed and stored.",
};

/** One category's ballot: the choice, its review, or the receipt. */
export function BallotPage(props: BallotPageProps) {
  const { edition, viewer, ballot, done = null } = props;
  const { round, isRunning } = ballot;
  useFocusOnArrival(`${ballot.slug} ${stepOf(props)}`);
  return (
    <JudgePage edition={edition} viewer={viewer}>
      <FormStatus>{DONE[done ?? ""]}</FormStatus>
      <PageHead
        title={titleOf(props)}
        eyebrow={
          <>
            {ballot.name} · {round.name} ·{" "}
            <Closes round={round} isRunning={isRunning} zone={edition.timeZone} />
          </>
        }
        lead={leadOf(props)}
      />
      <BallotStep {...props} />
    </JudgePage>
  );
}

type Step = "review" | "receipt" | "over" | "choose" | "nobody";

function stepOf({ ballot, review, isChanging = false }: BallotPageProps): Step {
  if (review) return "review";
  if (ballot.own && !(isChanging && ballot.isRunning)) return "receipt";
  if (!ballot.isRunning) return "over";
  return ballot.due === 0 ? "nobody" : "choose";
}

function titleOf(props: BallotPageProps): string {
  const { name, due, own } = props.ballot;
  switch (stepOf(props)) {
    case "review":
      return "Is this your ballot?";
    case "receipt":
      return own?.choices.length === 0
        ? `You abstained in ${name}`
        : `Your ballot in ${name} is cast`;
    case "over":
      return "The time to vote is over";
    case "nobody":
      return "You have nobody to vote for here";
    case "choose":
      return due === 1
        ? "Choose the one that deserves the award"
        : `Choose the ${countInWords(due)} that deserve the award`;
  }
}

function leadOf(props: BallotPageProps): string | undefined {
  switch (stepOf(props)) {
    case "choose":
      return "The order is random and yours alone. Nobody sees how you voted, and no scores are shown in this round.";
    case "review":
      return `In ${props.ballot.name} you would vote for:`;
    default:
      return undefined;
  }
}

function BallotStep(props: BallotPageProps) {
  const { edition, ballot, review } = props;
  const to = (page = "") => pathFor("judge", edition, page);
  const at = to(`/ballot/${ballot.round.slug}/${ballot.slug}`);
  switch (stepOf(props)) {
    case "review":
      return <BallotReview choices={review ?? []} backTo={ballot.own ? `${at}?change` : at} />;
    case "receipt":
      return (
        ballot.own && (
          <>
            <ErrorSummary />
            <BallotReceipt
              own={ballot.own}
              zone={edition.timeZone}
              changeAt={ballot.isRunning ? `${at}?change` : null}
              next={
                ballot.next && {
                  to: to(`/ballot/${ballot.round.slug}/${ballot.next.slug}`),
                  name: ballot.next.name,
                }
              }
              deskAt={to()}
            />
          </>
        )
      );
    case "choose":
      return (
        <BallotForm
          finalists={ballot.finalists}
          aside={ballot.aside}
          due={ballot.due}
          chosen={ballot.own?.choices.map(({ ref }) => ref) ?? []}
          reviewAt={`${at}/confirm`}
          readAt={(ref) => to(`/read/${ref}`)}
        />
      );
    case "over":
    case "nobody":
      return (
        <Notice title={ballot.isRunning ? "You stepped aside" : "You cast no ballot here"}>
          <ErrorSummary />
          <p>
            {ballot.isRunning
              ? "You stepped aside from every finalist of this category."
              : "No ballot is taken after the closing time."}
          </p>
        </Notice>
      );
  }
}
