import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  data,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveRoundPanel } from "#app/commands/save-round-panel.ts";
import { joinCategory, splitCategory } from "#app/commands/split-category.ts";
import { drawingSchema, roundPanelSchema, splitSchema } from "#app/forms/panels.ts";
import { readForm } from "#app/forms/read-form.ts";
import { noWordsSchema } from "#app/forms/round-acts.ts";
import { loadPanelPage } from "#app/queries/panel-page.ts";
import { findRoundId } from "#app/queries/round-page.ts";
import { act, type Acted } from "#app/server/acted.ts";
import { requireSecretariat, type StaffAccess } from "#app/server/guards.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { PanelPage } from "#app/ui/panels/panel-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  {
    title: found
      ? `Panel of ${found.category.name}, ${found.round.name}: ${found.frame.edition.name}`
      : "There is nothing here",
  },
];

/** The secretariat alone: done or not, never what a card says. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireSecretariat(args);
  const { context, edition } = access;
  const place = {
    round: requireParam(args.params, "round"),
    category: requireParam(args.params, "category"),
  };
  const search = new URL(args.request.url).searchParams;
  const asked = search.get("each");
  const form = new FormData();
  form.set("each", asked ?? "");
  const seed = search.get("seed");
  if (seed) form.set("seed", seed);
  const reading = readForm(form, drawingSchema);
  // Each look draws anew, unless the address says which draw it is.
  const drawing =
    asked !== null && reading.ok
      ? { each: reading.value.each, seed: reading.value.seed ?? context.newId() }
      : null;
  const view = await loadPanelPage(context, edition.id, place, drawing);
  if (!view) throw notFound();
  return { frame: staffFrame(access), ...view, asked };
}

export async function action(args: ActionFunctionArgs) {
  const access = await requireSecretariat(args);
  const round = requireParam(args.params, "round");
  const category = requireParam(args.params, "category");
  const roundId = await findRoundId(access.context, access.edition.id, round);
  if (roundId === null) throw notFound();
  const form = await readBody(args.request);
  const acted = await actOnPanel(access, { roundId, category }, form);
  if (!acted.ok) return "reading" in acted ? data(acted.reading, 422) : refuse(acted.refusal, form);
  const page = pathFor("secretariat", access.edition, `/judging/${round}/panel/${category}`);
  return redirect(`${page}?done=${acted.done}`);
}

async function actOnPanel(
  { context, edition }: StaffAccess,
  place: { readonly roundId: string; readonly category: string },
  form: FormData,
): Promise<Acted> {
  const at = { editionId: edition.id, ...place };
  switch (form.get("intent")) {
    case "panel":
      return act(form, roundPanelSchema, "panel", ({ judges }) =>
        saveRoundPanel(context, { ...at, judges }),
      );
    case "split":
      return act(form, splitSchema, "split", (sent) => splitCategory(context, { ...at, ...sent }));
    case "join":
      return act(form, noWordsSchema, "joined", () => joinCategory(context, at));
    default:
      throw notFound();
  }
}

export default function PanelRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <PanelPage view={view} answer={answer} />;
}
