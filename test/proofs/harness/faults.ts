/** Faults that are planted in a server, each a text of the build with what stands in its place. */
import { dialect } from "#db/schema/index.ts";

export type Fault = readonly (readonly [sound: string, faulty: string])[];

/** A save that does not ask whether the card was saved since its page was opened. */
export const ANY_VERSION: Fault = [
  ["if ((card?.version ?? 0) !== sent.version)", "if (sent.version < 0)"],
];

/** A round that is read instead of claimed: what is decided from it may be past when it is stored. */
export const NOTHING_CLAIMED: Fault = [
  [
    "const [row2] = await roundClaimed(tx).execute({ roundId });",
    "const [row2] = await tx.select().from(rounds).where(eq(rounds.id, roundId));",
  ],
];

/** A proposal is settled whether it was settled before or not. */
export const SETTLED_OR_NOT: Fault = [
  ['if (outcome !== null) return refused("not-ready", `This was ${outcome} before.`);', ""],
];

/** A proposal as it was before its edition was claimed: another may have settled it meanwhile. */
export const NOT_READ_AGAIN: Fault = [
  [
    "const held = edition && await findProposal(tx, editionId, proposalId);",
    "const held = edition && proposal;",
  ],
];

/** The closing instant counted to the time in which one may still write. */
export const CLOSES_ONE_LATER: Fault = [
  ["(closesAt === null || now < closesAt)", "(closesAt === null || now <= closesAt)"],
];

/** What the command itself decides is not asked: a page that was let in in time may write too late. */
export const NOT_ASKED_AGAIN: Fault = [
  ["if (isRunning(round2, now)) return ok();", 'if (round2.state === "open") return ok();'],
];

/** Every transaction is answered before it is stored. */
export const ANSWERED_BEFORE_STORED: Fault =
  dialect === "postgres"
    ? [["    async transact(body) {", `${EARLY()}    async transactLate(body) {`]]
    : [
        ["    transact(body) {", `${EARLY()}    transactLate(body) {`],
        ["if (strayed) throw new ForeignAwait();", ""],
      ];

function EARLY(): string {
  return `    transact(body) {
      return new Promise((answer, fail) => {
        this.transactLate(async (tx) => {
          const value = await body(tx);
          answer(value);
          await new Promise((resolve) => setTimeout(resolve, 25));
          return value;
        }).catch(fail);
      });
    },
`;
}

/** SQLite as the driver has it by default: a commit is not on the disk yet when it is answered. */
export const NOT_SYNCED: Fault = [
  ['handle.pragma("synchronous = FULL");', 'handle.pragma("synchronous = NORMAL");'],
  ['if (handle.pragma("synchronous", { simple: true }) !== 2) {', "if (false) {"],
];
