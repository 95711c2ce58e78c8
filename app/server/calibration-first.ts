/** Before a judge opens an application, its category's calibration set is scored. */
import { redirect } from "@remix-run/node";
import { findSampleBefore } from "#app/queries/judge-samples.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import type { JudgeAccess } from "./guards.ts";

/** @throws the way to the sample that comes first, whose page says why */
export async function requireCalibrated(access: JudgeAccess, ref: string): Promise<void> {
  const sample = await findSampleBefore(access.context, access, ref);
  if (sample !== null)
    throw redirect(`${pathFor("judge", access.edition, `/sample/${sample}`)}?done=first`);
}
