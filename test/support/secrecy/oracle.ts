/** What the matrix of access lets each session find, of each marker, at the phase that the world is in. */
import { mayRead, type Moment, type Relation, type Thing } from "#app/domain/access/access.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { tables as t } from "#db/schema/index.ts";
import type { About, Marker } from "./markers.ts";
import type { Session, World } from "./world.ts";

const JUDGES: Partial<Record<Session, string>> = {
  judge: "ada",
  "recused judge": "ben",
  "judge of another panel": "cho",
};
const APPLICANTS: readonly Session[] = ["applicant", "another applicant", "colleague"];
/** Nobody else's, whoever asks. */
const OWN: readonly Thing[] = ["own-account", "own-scorecard", "own-ballot", "own-sample-card"];

export type Oracle = (session: Session, marker: Marker) => boolean;

/** Asks the database once: who is what, what is submitted, where the rounds are. */
export async function oracleOf(world: World): Promise<Oracle> {
  const facts = await factsOf(world);
  return (session, { kept, about }) => {
    const asked: readonly Thing[] = kept.own ? [kept.thing, kept.own] : [kept.thing];
    const each = about.applications.length === 0 ? [null] : about.applications;
    return asked.some((thing) =>
      // What everybody may read, everybody may: an observer too.
      [facts.relationOf(session, thing, about), "public" as const].some(
        (relation) =>
          !kept.except?.includes(relation) &&
          each.some((one) => mayRead(thing, relation, facts.momentOf(about, one, relation))),
      ),
    );
  };
}

async function factsOf({ context, staged, people, phase, bundle }: World) {
  const db = context.store.read;
  const applications = new Map(
    (await db.select().from(t.applications)).map((one) => [one.id, one]),
  );
  const colleagues = await db.select().from(t.colleagues);
  const recusals = await db.select().from(t.recusals);
  const rounds = await db.select().from(t.rounds);
  const seats = await db.select().from(t.seats);
  const isPublished = phase === "published" || phase === "archived";
  const winners = new Set(
    countEdition(bundle).categories.flatMap(({ placings }) =>
      placings.map(({ application }) => application),
    ),
  );

  const isWithin = (user: string, application: string) =>
    applications.get(application)?.ownerId === user ||
    colleagues.some((one) => one.applicationId === application && one.userId === user);
  const areTogether = (user: string, other: string) =>
    user === other ||
    [...applications.keys()].some((one) => isWithin(user, one) && isWithin(other, one));

  /** Of what is in the category that a member of the secretariat stepped aside from, and of who judges it alone. */
  function isAside({ applications: of, category, judge }: About): boolean {
    const aside = staged.ids.categories.get("green");
    const isIn = (one: string) => applications.get(one)?.categoryId === aside;
    const own = seats.filter(({ judgeId }) => judgeId === judge);
    const judgesNothingElse = own.length > 0 && own.every(({ categoryId }) => categoryId === aside);
    return category === aside || (of.length > 0 && of.every(isIn)) || judgesNothingElse;
  }

  function asJudge(
    slug: string,
    own: string,
    { applications: of, judge, category, user }: About,
  ): Relation {
    const id = staged.ids.judges.get(slug) ?? "";
    if (judge !== null && judge !== id) return "public";
    const isAside = of.some((one) =>
      recusals.some((row) => row.judgeId === id && row.applicationId === one),
    );
    if (judge === id || user === own) return isAside ? "recused" : "judge";
    const panel = staged.ids.categories.get(slug === "cho" ? "green" : "open");
    const isOnPanel =
      category === panel || of.some((one) => applications.get(one)?.categoryId === panel);
    // Of two it may have stepped aside from one alone.
    const isFromAll = isAside && of.length === 1;
    return isOnPanel ? (isFromAll ? "recused" : "judge") : "public";
  }

  return {
    relationOf(session: Session, thing: Thing, about: About): Relation {
      const user = people[session]?.userId;
      if (user === undefined || session === "stranger") {
        const isSelf = user !== undefined && about.user === user;
        return isSelf ? "applicant" : "public";
      }
      const slug = JUDGES[session];
      const isOwn = OWN.includes(thing);
      if (isOwn && about.user !== user) return "public";
      if (session === "secretariat" || session === "observer") return session;
      if (session === "secretariat aside") return isAside(about) ? "public" : "secretariat";
      if (slug !== undefined) return asJudge(slug, user, about);
      if (!APPLICANTS.includes(session)) return "public";
      if (about.applications.some((one) => isWithin(user, one))) return "applicant";
      const isNear = about.user !== null && areTogether(user, about.user);
      return isNear ? "applicant" : "public";
    },

    momentOf(about: About, application: string | null, relation: Relation): Moment {
      const row = application === null ? undefined : applications.get(application);
      const round = rounds.find(({ id }) => id === about.round);
      const isWinner = row === undefined || winners.has(row.ref);
      // Nothing of a project that won nothing is ever on the public's pages.
      const isShown = isWinner || relation === "applicant";
      return {
        isSubmitted: about.isSubmitted ?? (row ? row.state !== "draft" : true),
        hasScoringBegun: rounds.some(
          ({ kind, state }) => kind !== "screening" && state !== "pending",
        ),
        round: round?.state ?? null,
        isRunning: round?.state === "open",
        // Everybody in this world has scored the samples that a panel scores first.
        hasPanelCalibrated: true,
        isCertified: ["embargo", "published", "archived"].includes(phase),
        isPublished: isPublished && isShown,
      };
    },
  };
}
