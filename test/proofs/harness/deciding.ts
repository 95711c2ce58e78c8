/**
 * Another award, in which a round is over and several members of the secretariat settle what one of them
 * proposed: exactly one of them does, and what is stored is what that one was told.
 */
import { and, count, eq, isNull } from "drizzle-orm";
import { tables as t } from "#db/schema/index.ts";
import { savePerson, saveStaffRole } from "#db/repositories/people.ts";
import { type StagedEdition, stageEdition } from "#db/seed/stage-edition.ts";
import { FINALIST_REFS, groundsBundle, signIn, withStore } from "./grounds.ts";
import { type Answer, type Posted, releaseTogether } from "./last-byte.ts";
import { AT_ONCE, expectEqual, type Race, type Raced, sendTogether } from "./races.ts";

interface Member {
  readonly userId: string;
  readonly email: string;
  readonly cookie: string;
}

export interface Deciding {
  readonly staged: StagedEdition;
  readonly proposer: Member;
  /** Who may confirm what the proposer proposes. */
  readonly others: readonly Member[];
}

const OTHERS = ["bo", "cy", "dee", "eli"];
const AT = "/secretariat/deciders/deciding";

export async function layDeciding(database: string): Promise<Deciding> {
  return withStore(database, async (store, context) => {
    const at = context.clock();
    const bundle = {
      ...groundsBundle("deciding"),
      programme: { slug: "deciders", name: "Deciders" },
    };
    const staged = await stageEdition(context, bundle, "scored", at);
    const others = OTHERS.map((name) => ({ userId: name, email: `${name}@example.org` }));
    await store.transact(async (tx) => {
      for (const { userId, email } of others) {
        await savePerson(tx, { id: userId, name: userId, email, at });
        const role = { id: `${userId}-role`, userId, role: "secretariat", grantedAt: at } as const;
        await saveStaffRole(tx, { ...role, programmeId: staged.ids.programmeId });
      }
    });
    const people = [staged.secretariat, ...others];
    const cookies = await signIn(
      context,
      people.map(({ email }) => email),
    );
    const [proposer, ...rest] = people.map(({ userId, email }) => {
      return { userId, email, cookie: cookies.get(email) ?? "" };
    });
    if (!proposer) throw new Error("nobody proposes");
    return { staged, proposer, others: rest };
  });
}

const INTENTS = ["confirm", "refuse", "withdraw"] as const;
type Intent = (typeof INTENTS)[number];
const OUTCOMES = { confirm: "confirmed", refuse: "refused", withdraw: "withdrawn" } as const;

/** @returns the id of what now waits for a second person */
async function proposeShortlist({ grounds, deciding, servers }: Raced): Promise<string> {
  const [answer] = await releaseTogether([
    {
      url: servers[0]?.url ?? "",
      path: `${AT}/judging/round-one`,
      cookie: deciding.proposer.cookie,
      fields: [["intent", "confirm"]],
    },
  ]);
  if (!answer?.location.endsWith("done=proposed"))
    throw new Error(`the proposal was answered ${answer?.status}`);
  const [waiting] = await withStore(grounds.database, ({ read }) =>
    read.select({ id: t.proposals.id }).from(t.proposals).where(isNull(t.proposals.outcome)),
  );
  return waiting?.id ?? "";
}

function settle(by: Member, proposal: string, intent: Intent): Omit<Posted, "url"> {
  return {
    path: `${AT}/proposals`,
    cookie: by.cookie,
    fields: [
      ["intent", intent],
      ["proposal", proposal],
      ["reason", intent === "refuse" ? `${by.email} would rather wait.` : ""],
    ],
  };
}

/** What was answered, as the outcome that somebody was told, and what is no refusal either in full. */
function told({ status, location }: Answer, intent: Intent): string {
  if (status === 302 && location.endsWith(`done=${OUTCOMES[intent]}`)) return "done";
  return status === 409 ? "refused" : `${status} ${location}`;
}

/** How often each of what settling leaves behind is there. */
async function leftBehind({ grounds, deciding }: Raced) {
  const { editionId, ids } = deciding.staged;
  return withStore(grounds.database, async ({ read }) => {
    const { auditEntries: entries, mails } = t;
    const acts = async (act: string) => {
      const where = and(eq(entries.editionId, editionId), eq(entries.act, act));
      return (await read.select({ n: count() }).from(entries).where(where))[0]?.n ?? 0;
    };
    const letters = and(eq(mails.editionId, editionId), eq(mails.kind, "proposal-settled"));
    const shortlists = eq(t.shortlists.roundId, ids.rounds.get("round-one") ?? "");
    return {
      done: await acts("shortlist-confirmed"),
      confirmed: await acts("proposal-confirmed"),
      refused: await acts("proposal-refused"),
      withdrawn: await acts("proposal-withdrawn"),
      mails: (await read.select({ n: count() }).from(mails).where(letters))[0]?.n ?? 0,
      shortlists: await read.select().from(t.shortlists).where(shortlists),
    };
  });
}

type Left = Awaited<ReturnType<typeof leftBehind>>;

/** What one settlement adds to what was there. */
function afterOne(before: Left, { outcome }: { readonly outcome: string | null }) {
  const is = (one: string) => Number(outcome === one);
  return {
    done: before.done + is("confirmed"),
    confirmed: before.confirmed + is("confirmed"),
    refused: before.refused + is("refused"),
    withdrawn: before.withdrawn + is("withdrawn"),
    mails: before.mails + 1 - is("withdrawn"),
  };
}

/** @param intentOf what the nth of those who settle wants */
function raceOver(intentOf: (nth: number) => Intent): Race {
  return async (raced) => {
    const { grounds, deciding, servers } = raced;
    const proposal = await proposeShortlist(raced);
    const before = await leftBehind(raced);
    const by = (nth: number) => {
      const other = deciding.others[nth % deciding.others.length];
      return intentOf(nth) === "withdraw" || !other ? deciding.proposer : other;
    };
    const answers = await sendTogether(servers, (nth) => settle(by(nth), proposal, intentOf(nth)));
    const words = answers.map((answer, nth) => told(answer, intentOf(nth)));
    const nth = words.indexOf("done");
    const { shortlists, ...after } = await leftBehind(raced);
    const [kept] = await withStore(grounds.database, ({ read }) =>
      read.select().from(t.proposals).where(eq(t.proposals.id, proposal)),
    );
    const applications = shortlists.map((one) => [...one.applications].sort());
    const finalists = FINALIST_REFS.map((ref) => deciding.staged.ids.applications.get(ref) ?? "");
    const intent = intentOf(nth);
    const outcome = OUTCOMES[intent];
    return [
      ...expectEqual("settlements", words.sort(), [
        "done",
        ...Array<string>(AT_ONCE - 1).fill("refused"),
      ]),
      ...expectEqual("what is left behind", after, afterOne(before, { outcome })),
      ...expectEqual(
        "the proposal",
        [kept?.outcome, kept?.settledById, kept?.refusalReason],
        [
          outcome,
          by(nth).userId,
          intent === "refuse" ? `${by(nth).email} would rather wait.` : null,
        ],
      ),
      ...(after.done > 0 ? expectEqual("shortlists", applications, [finalists.sort()]) : []),
    ];
  };
}

export const raceToConfirm: Race = raceOver(() => "confirm");

/** Some confirm, some refuse with a reason, and the one who proposed it takes it back. */
export const raceToSettle: Race = raceOver((nth) => INTENTS[nth % INTENTS.length] ?? "confirm");
