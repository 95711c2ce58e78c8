import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { leaveInCategory } from "#app/commands/settle-flags.ts";
import { closeCall } from "#app/commands/close-call.ts";
import { leavingSchema } from "#app/forms/judging.ts";
import { loadFlags } from "#app/queries/category-flags.ts";
import { loadJudging } from "#app/queries/judging.ts";
import { act } from "#app/server/acted.ts";
import { requireSecretariat, requireStaff } from "#app/server/guards.ts";
import { notFound } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { EmptyState } from "#app/ui/award/empty-state.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { CategoryFlags } from "#app/ui/rounds/category-flags.tsx";
import { CloseCall, lower } from "#app/ui/rounds/round-acts.tsx";
import { RoundCard } from "#app/ui/rounds/round-card.tsx";
import { ExportLinks } from "#app/ui/layout/export-links.tsx";
import { StaffPage } from "#app/ui/rounds/staff-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Judging: ${data.frame.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers: done or not, never a score. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireStaff(args);
  const { rounds, opening } = await loadJudging(access.context, access.edition);
  return {
    frame: staffFrame(access),
    rounds,
    opening,
    flagged: await loadFlags(access.context, access),
    isCallOpen: access.edition.state === "call",
  };
}

/** The secretariat alone. */
export async function action(args: ActionFunctionArgs) {
  const { context, edition } = await requireSecretariat(args);
  const form = await readBody(args.request);
  if (form.get("intent") === "leave-category") {
    const acted = await act(form, leavingSchema, "flag-settled", (sent) =>
      leaveInCategory(context, { editionId: edition.id, ...sent }),
    );
    if (!acted.ok)
      return "reading" in acted ? data(acted.reading, 422) : refuse(acted.refusal, form);
    return redirect(`${pathFor("secretariat", edition, "/judging")}?done=${acted.done}`);
  }
  if (form.get("intent") !== "close-call") throw notFound();
  const outcome = await closeCall(context, { editionId: edition.id });
  if (!outcome.ok) return refuse(outcome.refusal, form);
  return redirect(`${pathFor("secretariat", edition, "/judging")}?done=call-closed`);
}

const DONE = {
  "call-closed": "The call is closed.",
  "flag-settled": "It stays where it is, and the judges who flagged it are told.",
};

export default function JudgingPage() {
  const { frame, rounds, opening, flagged, isCallOpen } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const to = (slug: string) => pathFor("secretariat", frame.edition, `/judging/${slug}`);
  return (
    <StaffPage
      frame={frame}
      title={titleOf(rounds, opening)}
      eyebrow={`Judging of ${frame.edition.name}`}
      answer={answer}
      done={DONE}
    >
      {isCallOpen && frame.mayAct && (
        <CloseCall to={pathFor("secretariat", frame.edition, "/judging")} />
      )}
      {rounds.length === 0 && (
        <EmptyState title="No round yet">
          <p>The rounds of this edition are set in its settings.</p>
        </EmptyState>
      )}
      <CategoryFlags
        flagged={flagged}
        moveAt={(ref) => pathFor("secretariat", frame.edition, `/screening/${ref}`)}
        mayAct={frame.mayAct}
      />
      {rounds.map((round) => (
        <RoundCard
          key={round.slug}
          round={round}
          zone={frame.edition.timeZone}
          to={to(round.slug)}
          mayAct={frame.mayAct}
          blocks={opening?.slug === round.slug ? opening.blocks : null}
        />
      ))}
      {rounds.some(({ progress }) => progress !== null) && (
        <ExportLinks
          to={pathFor("secretariat", frame.edition, "/export/progress")}
          what="who is done with what"
        />
      )}
      {rounds.some(({ state }) => state === "closed" || state === "confirmed") && (
        <ExportLinks
          to={pathFor("secretariat", frame.edition, "/export/standing")}
          what="the standing of each round that is over"
        />
      )}
      {frame.mayAct &&
        rounds.some(
          ({ kind, state }) =>
            kind === "scorecard" && (state === "closed" || state === "confirmed"),
        ) && (
          <ExportLinks
            to={pathFor("secretariat", frame.edition, "/export/scorecards")}
            what="the scorecards, with their remarks"
          />
        )}
    </StaffPage>
  );
}

type View = Awaited<ReturnType<typeof loader>>;

function titleOf(rounds: View["rounds"], opening: View["opening"]): string {
  const open = rounds.find(({ state }) => state === "open");
  if (open?.progress) {
    const { done, due } = open.progress;
    return done < due
      ? `${open.name}: ${due - done} of ${due} still to come`
      : `Everything is in: close ${lower(open.name)}`;
  }
  const unconfirmed = rounds.find(({ state, isLast }) => state === "closed" && !isLast);
  if (unconfirmed) return `Confirm the shortlist of ${lower(unconfirmed.name)}`;
  const next = rounds.find(({ slug }) => slug === opening?.slug);
  if (next && opening)
    return opening.blocks.length === 0
      ? `Open ${lower(next.name)}`
      : `${next.name} cannot open yet`;
  return rounds.length > 0 ? "Judging is over" : "Rounds";
}
