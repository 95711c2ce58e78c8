/** What waits for a person in an edition: each with the page where it is settled. */
import { blocksCertification } from "#app/domain/placing/snapshot.ts";
import type { Context } from "#app/server/context.ts";
import { countWaitingProposals } from "#db/repositories/proposals.ts";
import type { Round } from "#db/repositories/rounds.ts";
import { loadFlags } from "./category-flags.ts";
import { certifiableOf } from "./certifiable.ts";
import { loadVisibleCount, remediesOf, type StaffOf } from "./results.ts";
import type { RoundWork } from "./round-work.ts";
import { loadShortPanels } from "./short-panels.ts";

export interface Matter {
  readonly title: string;
  readonly detail: string;
  /** Page of the edition where it is settled, and what the link says. */
  readonly page: string;
  readonly link: string;
}

/** @param running the round that judges act in now */
export async function loadMatters(
  context: Context,
  staff: StaffOf,
  running: { readonly round: Round; readonly work: RoundWork } | null,
): Promise<readonly Matter[]> {
  return [
    ...(await proposalMatters(context, staff)),
    ...(running ? await shortMatters(context, running) : []),
    ...(await flagMatters(context, staff)),
    ...(await resultMatters(context, staff)),
  ];
}

/** Acts that wait for a second person; whether for this one is told on their page. */
async function proposalMatters({ store }: Context, { edition, role }: StaffOf): Promise<Matter[]> {
  if (role !== "secretariat") return [];
  const waiting = await countWaitingProposals(store.read, edition.id);
  if (waiting === 0) return [];
  return [
    {
      title:
        waiting === 1
          ? "One act waits for a second person"
          : `${waiting} acts wait for a second person`,
      detail: "Each is done once another member of the secretariat confirms it.",
      page: "/proposals",
      link: "See what would happen",
    },
  ];
}

/** While a round runs: who cannot reach the quorum any more, or lost more than a third of its panel. */
async function shortMatters(
  { store }: Context,
  { round, work }: { readonly round: Round; readonly work: RoundWork },
): Promise<readonly Matter[]> {
  const short = await loadShortPanels(store.read, round, work);
  if (short.length === 0) return [];
  return [
    {
      title:
        short.length === 1
          ? "One application is short of judges"
          : `${short.length} applications are short of judges`,
      detail: `${short.join(". ")}.`,
      page: `/judging/${round.slug}`,
      link: "See who stepped aside",
    },
  ];
}

/** What judges flagged as in the wrong category, for who may read their words. */
async function flagMatters(context: Context, staff: StaffOf): Promise<Matter[]> {
  const refs = (await loadFlags(context, staff)).map(({ ref }) => ref);
  if (refs.length === 0) return [];
  return [
    {
      title:
        refs.length === 1
          ? "One application is flagged as in the wrong category"
          : `${refs.length} applications are flagged as in the wrong category`,
      detail: `${refs.join(", ")}: parked with the judges who flagged them.`,
      page: "/judging",
      link: "Leave it or move it",
    },
  ];
}

/** Ties, prizes to name, quorums and shortlists of rounds that are over. */
async function resultMatters(context: Context, staff: StaffOf): Promise<Matter[]> {
  const db = context.store.read;
  const { id } = staff.edition;
  const visible = await loadVisibleCount(db, staff);
  const names = new Map(visible.bundle.categories.map(({ slug, name }) => [slug, name]));
  const ties = blocksCertification(visible.count).map(({ category, unresolved }): Matter => {
    const name = names.get(category) ?? category;
    switch (unresolved.at) {
      case "cutoff":
        return {
          title: `${name}: a tie at the cut-off`,
          detail: `${unresolved.applications.join(", ")} are level in everything.`,
          page: `/judging/${unresolved.round}`,
          link: "Record the decision",
        };
      case "prize":
        return {
          title: `${name}: a tie for a prize`,
          detail: `${unresolved.applications.join(", ")} are level in everything.`,
          page: "/results",
          link: "Record the decision",
        };
      case "panel":
        return {
          title: `${name}: a prize to be named`,
          detail: "The panel names it, with a citation.",
          page: "/results",
          link: "Name it",
        };
    }
  });
  const { shortlists, rounds } = await certifiableOf(db, id, visible.bundle, visible.count);
  const changed = shortlists.filter((line) => !line.includes("is not confirmed"));
  const judged = rounds.filter(({ kind }) => kind !== "screening");
  const remedies = visible.isFinal ? await remediesOf(db, id, visible) : [];
  return [
    ...ties,
    ...changed.map((detail): Matter => ({
      title: "A shortlist has changed",
      detail,
      page: `/judging/${judged.at(-2)?.slug ?? ""}`,
      link: "Look at the shortlist",
    })),
    ...(remedies.length > 0
      ? [
          {
            title:
              remedies.length === 1
                ? "One application is below its quorum"
                : `${remedies.length} applications are below their quorum`,
            detail: remedies.map(({ ref }) => ref).join(", "),
            page: "/results",
            link: "Accept, with the reason",
          },
        ]
      : []),
  ];
}
