import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { loadCalibration } from "#app/queries/samples.ts";
import { requireSecretariat } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { CalibrationPage } from "#app/ui/rounds/calibration-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `Calibration of ${data.category.name}: ${data.frame.edition.name}`
      : "There is nothing here",
  },
];

/** The secretariat alone, once the whole panel submitted the set or the round closed. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireSecretariat(args);
  const { context, edition, role } = access;
  const category = requireParam(args.params, "category");
  const view = await loadCalibration(context, { edition, role, category });
  if (!view) throw notFound();
  return { frame: staffFrame(access), ...view };
}

export default function CalibrationRoute() {
  return <CalibrationPage view={useLoaderData<typeof loader>()} />;
}
