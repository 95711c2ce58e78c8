import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { settleProposal } from "#app/commands/settle-proposal.ts";
import { proposalSchema } from "#app/forms/proposals.ts";
import { loadProposals } from "#app/queries/proposals.ts";
import { act } from "#app/server/acted.ts";
import { requireSecretariat } from "#app/server/guards.ts";
import { notFound } from "#app/server/not-found.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { ProposalsPage } from "#app/ui/rounds/proposals-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data ? `Waits for a second person: ${data.frame.edition.name}` : "There is nothing here",
  },
];

/** The secretariat alone: what is proposed tells what is not public yet. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireSecretariat(args);
  return { frame: staffFrame(access), ...(await loadProposals(access.context, access)) };
}

const SETTLEMENTS = { confirm: "confirmed", refuse: "refused", withdraw: "withdrawn" } as const;

/** The secretariat alone; who of it may settle what is asked by the command. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireSecretariat(args);
  const { context, edition } = access;
  const form = await readBody(args.request);
  const intent = form.get("intent");
  const how = Object.entries(SETTLEMENTS).find(([name]) => name === intent)?.[1];
  if (!how) throw notFound();
  const acted = await act(form, proposalSchema, how, ({ proposal, reason }) =>
    settleProposal(context, { editionId: edition.id, proposalId: proposal, how, reason }),
  );
  if (!acted.ok) return "reading" in acted ? data(acted.reading, 422) : refuse(acted.refusal, form);
  return redirect(`${pathFor("secretariat", edition, "/proposals")}?done=${acted.done}`);
}

export default function ProposalsRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <ProposalsPage view={view} answer={answer} />;
}
