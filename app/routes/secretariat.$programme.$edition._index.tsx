import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { linkOf } from "#app/domain/edition/next-step.ts";
import { loadControlRoom } from "#app/queries/control-room.ts";
import { requireStaff } from "#app/server/guards.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { Chip } from "#app/ui/award/chip.tsx";
import { Phases } from "#app/ui/award/phases.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import {
  ApplicationsCard,
  CategoriesCard,
  MattersCard,
  OwedCard,
} from "#app/ui/rounds/control-cards.tsx";
import { StaffPage } from "#app/ui/rounds/staff-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.step.title}: ${data.frame.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireStaff(args);
  return { frame: staffFrame(access), ...(await loadControlRoom(access.context, access)) };
}

export default function ControlRoomPage() {
  const { frame, step, phases, running, applications, matters } = useLoaderData<typeof loader>();
  const to = (page: string) => pathFor("secretariat", frame.edition, page);
  const round = running && to(`/judging/${running.slug}`);
  return (
    <StaffPage
      frame={frame}
      title={step.title}
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
      <div className="grid">
        {running && round !== null ? (
          <>
            <OwedCard running={running} to={round} />
            <CategoriesCard running={running} to={round} />
          </>
        ) : (
          <ApplicationsCard applications={applications} to={to("/screening")} />
        )}
        <MattersCard matters={matters} to={to} />
      </div>
    </StaffPage>
  );
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
