/** An edition at a glance: where it stands, the one thing to do, who owes what, what waits for a person. */
import { type NextDate, nextDate } from "#app/domain/edition/next-date.ts";
import { type NextStep, nextStep } from "#app/domain/edition/next-step.ts";
import { readClock } from "#app/domain/kernel/instants.ts";
import type { Context } from "#app/server/context.ts";
import { findCertification } from "#db/repositories/certifications.ts";
import { countApplicationsByState } from "#db/repositories/round-progress.ts";
import { listRounds, type Round } from "#db/repositories/rounds.ts";
import { type EditionWork, loadEditionWork } from "./edition-work.ts";
import { type Intake, loadIntake } from "./intake.ts";
import { loadMatters, type Matter } from "./matters.ts";
import type { EditionHead } from "./membership.ts";
import type { StaffOf } from "./results.ts";
import { isJudged, loadRoundWork, type Progress, progressOf } from "./round-work.ts";

export interface ControlRoomView {
  readonly step: NextStep;
  readonly phases: readonly {
    readonly name: string;
    readonly detail: string;
    readonly state: "done" | "now" | "later";
    readonly page: string;
  }[];
  /** The round that judges act in now, with its progress; null between rounds. */
  readonly running: {
    readonly slug: string;
    readonly name: string;
    readonly kind: "scorecard" | "ballot";
    readonly progress: Progress;
  } | null;
  readonly applications: {
    readonly received: number;
    readonly accepted: number;
    readonly unscreened: number;
  };
  readonly matters: readonly Matter[];
  /** The next date that is set; null where none is to come. */
  readonly next: NextDate | null;
  readonly owed: EditionWork;
  readonly intake: Intake;
}

export async function loadControlRoom(context: Context, staff: StaffOf): Promise<ControlRoomView> {
  const { edition } = staff;
  const db = context.store.read;
  const now = context.clock();
  const rounds = await listRounds(db, edition.id);
  const judged = rounds.filter(isJudged);
  const states = await countApplicationsByState(db, edition.id);
  const open = judged.find(({ state }) => state === "open");
  const work = open ? await loadRoundWork(db, edition.id, open) : null;
  const progress = work && progressOf(work);
  const certification = (await findCertification(db, edition.id)) ?? null;
  const matters = await loadMatters(context, staff, open && work ? { round: open, work } : null);
  const received = [...states].reduce((sum, [state, n]) => (state === "draft" ? sum : sum + n), 0);
  const applications = {
    received,
    accepted: states.get("accepted") ?? 0,
    unscreened: states.get("submitted") ?? 0,
  };
  return {
    step: nextStep(
      {
        edition,
        unscreened: applications.unscreened,
        rounds: judged,
        owing: progress?.judges.filter(({ done, due }) => done < due).length ?? 0,
        undecided: matters.filter(
          ({ page }) => page.startsWith("/results") || page.startsWith("/judging"),
        ).length,
        certification,
      },
      now,
    ),
    phases: phasesOf({ edition, rounds, applications, progress, certification, now }),
    running:
      open && progress ? { slug: open.slug, name: open.name, kind: open.kind, progress } : null,
    applications,
    matters,
    next: nextDate(
      {
        callOpensAt: edition.callOpensAt,
        callClosesAt: edition.callClosesAt,
        rounds: judged,
        publishAt: certification?.publishAt ?? null,
      },
      now,
    ),
    owed: await loadEditionWork(context, edition, states),
    intake: await loadIntake(context, edition),
  };
}

interface PhaseFacts {
  readonly edition: EditionHead;
  readonly rounds: readonly Round[];
  readonly applications: ControlRoomView["applications"];
  readonly progress: Progress | null;
  readonly certification: { readonly certifiedAt: Date; readonly publishAt: Date | null } | null;
  readonly now: Date;
}

function phasesOf(facts: PhaseFacts): ControlRoomView["phases"] {
  const { edition, rounds, applications, progress, certification, now } = facts;
  const day = (instant: Date) =>
    readClock(instant, edition.timeZone, { isDeadline: true }).day.replace(/^\w+ | \d{4}$/g, "");
  const begun = edition.state !== "setup";
  const isCallOver = begun && edition.state !== "call";
  const hasJudgingBegun = rounds.some((one) => one.kind !== "screening" && one.state !== "pending");
  const all = [
    {
      name: "Call",
      detail: begun ? `${applications.received} received` : "not open yet",
      isDone: isCallOver || (begun && edition.callClosesAt !== null && edition.callClosesAt <= now),
      page: begun ? "/screening" : "/settings",
    },
    ...rounds.map((round) => {
      if (round.kind === "screening")
        return {
          name: round.name,
          detail: `${applications.accepted} accepted`,
          isDone: hasJudgingBegun,
          page: "/screening",
        };
      return {
        name: round.name,
        detail: roundDetail(round, progress, day),
        isDone: round.state === "closed" || round.state === "confirmed",
        page: round.state === "pending" ? "/judging" : `/judging/${round.slug}`,
      };
    }),
    {
      name: "Certification",
      detail: certification ? day(certification.certifiedAt) : "to come",
      isDone: certification !== null,
      page: "/results",
    },
    {
      name: "Publication",
      detail: certification?.publishAt ? day(certification.publishAt) : "not set",
      isDone: certification?.publishAt ? certification.publishAt <= now : false,
      page: "/results",
    },
  ];
  const current = all.findIndex(({ isDone }) => !isDone);
  return all.map(({ name, detail, page }, index) => ({
    name,
    detail,
    page,
    state: current === -1 || index < current ? "done" : index === current ? "now" : "later",
  }));
}

function roundDetail(round: Round, progress: Progress | null, day: (instant: Date) => string) {
  const things = round.kind === "ballot" ? "ballots" : "cards";
  switch (round.state) {
    case "open":
      return `${progress?.done ?? 0} of ${progress?.due ?? 0} ${things}`;
    case "pending":
      return round.opensAt ? `opens ${day(round.opensAt)}` : "not open yet";
    case "closed":
    case "confirmed":
      return round.closedAt ? `closed ${day(round.closedAt)}` : "closed";
  }
}
