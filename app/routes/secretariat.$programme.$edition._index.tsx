import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { linkOf } from "#app/domain/edition/next-step.ts";
import { loadControlRoom } from "#app/queries/control-room.ts";
import { countryName } from "#app/server/countries.ts";
import { requireStaff } from "#app/server/guards.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { Chip } from "#app/ui/award/chip.tsx";
import { LocalTime } from "#app/ui/award/local-time.tsx";
import { Phases } from "#app/ui/award/phases.tsx";
import { IntakePart } from "#app/ui/control/intake-part.tsx";
import { WorkCard } from "#app/ui/control/work-cards.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { CategoriesCard, MattersCard, OwedCard } from "#app/ui/rounds/control-cards.tsx";
import { StaffPage } from "#app/ui/rounds/staff-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.step.title}: ${data.frame.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireStaff(args);
  const { intake, ...view } = await loadControlRoom(access.context, access);
  const countries = intake.countries.map((one) => ({
    ...one,
    countryName: countryName(one.country),
  }));
  return { frame: staffFrame(access), ...view, intake: { ...intake, countries } };
}

export default function ControlRoomPage() {
  const view = useLoaderData<typeof loader>();
  const { frame, step, phases, running, matters, next, owed } = view;
  const to = (page: string) => pathFor("secretariat", frame.edition, page);
  const open = (page: string) => (!frame.mayAct && isForSecretariat(page) ? null : to(page));
  const round = running && to(`/judging/${running.slug}`);
  return (
    <StaffPage
      frame={frame}
      title={step.title}
      lead={
        next !== null && (
          <>
            {next.what} <LocalTime instant={next.at} zone={frame.edition.timeZone} isDeadline />
          </>
        )
      }
      aside={
        <div className="actions">
          {running && <Owed running={running} />}
          <Link className="button" to={to(step.page)}>
            {linkOf(step)}
          </Link>
        </div>
      }
    >
      <Phases phases={phases.map((phase) => ({ ...phase, to: to(phase.page) }))} />
      <div className="grid grid-of-four">
        <WorkCard
          id="late"
          title="Late"
          none="Nothing is late."
          owed={owed.late}
          to={open}
          isLate={owed.late.length > 0}
        />
        <WorkCard
          id="to-do"
          title="For the secretariat"
          none="Nothing to check or to answer."
          owed={owed.secretariat}
          to={open}
        />
        <WorkCard
          id="from-cities"
          title="Owed by cities"
          none="No city owes anything."
          owed={owed.cities}
          to={open}
        />
        <MattersCard matters={matters} to={to} />
      </div>
      {running && round !== null && (
        <div className="grid grid-uneven">
          <OwedCard running={running} to={round} />
          <CategoriesCard running={running} to={round} />
        </div>
      )}
      {frame.mayAct && (
        <p>
          <Link to={to("/more-time")}>Give cities more time</Link>
        </p>
      )}
      <IntakePart intake={view.intake} name={frame.edition.name} mayAct={frame.mayAct} to={to} />
    </StaffPage>
  );
}

/** Lists of who can do something about what they list; everybody on the staff reads how many. */
function isForSecretariat(page: string): boolean {
  return page.startsWith("/drafts") || page.startsWith("/mail");
}

type Running = NonNullable<Awaited<ReturnType<typeof loader>>["running"]>;

function Owed({ running: { kind, progress } }: { readonly running: Running }) {
  const owing = progress.judges.filter(({ done, due }) => done < due).length;
  const owed = progress.due - progress.done;
  if (owed === 0) return <Chip look="ok">everything is in</Chip>;
  const things = kind === "ballot" ? "ballot" : "scorecard";
  return (
    <Chip look="warn">
      {owing === 1 ? "1 judge owes" : `${owing} judges owe`} {owed} {things}
      {owed === 1 ? "" : "s"}
    </Chip>
  );
}
