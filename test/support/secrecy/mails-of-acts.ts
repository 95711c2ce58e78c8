/** The mails that people's acts send, each with what its reader is. */
import { closeRound } from "#app/commands/close-round.ts";
import { remindApplicants } from "#app/commands/remind-applicants.ts";
import { remindJudges } from "#app/commands/remind-judges.ts";
import { sendAsCity, sendAsSecretariat } from "#app/commands/send-message.ts";
import { stepAside } from "#app/commands/step-aside.ts";
import { writeResults } from "#app/commands/write-results.ts";
import type { Thing } from "#app/domain/access/access.ts";
import { tables as t } from "#db/schema/index.ts";
import { asPerson } from "../requests.ts";
import { granted } from "../rounds.ts";
import { ABOUT_NOTHING, type Markers } from "./markers.ts";
import { OWN, type Session, type World } from "./world.ts";

interface ReadMail {
  readonly recipient: Session;
  readonly text: string;
}

/** Acts as people do in the phase. @returns what they were written because of it */
export async function mailsOfActs(world: World, markers: Markers): Promise<readonly ReadMail[]> {
  const { store } = world.context;
  const before = new Set((await store.read.select().from(t.mails)).map(({ id }) => id));
  await actIn(world, markers);
  const users = await store.read.select().from(t.users);
  const judges = await store.read.select().from(t.judges);
  const sessionOf = (address: string): Session => {
    const judge = judges.find(({ email }) => email === address)?.userId;
    const user = users.find(({ email }) => email === address)?.id ?? judge;
    const own = Object.entries(world.people).find(([, viewer]) => viewer?.userId === user);
    return user === undefined || !own ? "stranger" : (own[0] as Session);
  };
  return (await store.read.select().from(t.mails))
    .filter(({ id }) => !before.has(id))
    .map(({ recipient, subject, text }) => ({
      recipient: sessionOf(recipient),
      text: `${subject}\n${text}`,
    }));
}

async function actIn({ context, staged, people, phase }: World, markers: Markers): Promise<void> {
  const { editionId } = staged;
  const as = (session: Session) => asPerson(context, people[session]);
  const about = (ref: string) => ({
    ...ABOUT_NOTHING,
    applications: [staged.ids.applications.get(ref) ?? ""],
  });
  const say = (thing: Thing, ref: string) => markers.make("what was typed", { thing }, about(ref));
  const round = (slug: string) => ({ editionId, roundId: staged.ids.rounds.get(slug) ?? "" });
  const decision = () => ({ by: "the chair", reason: say("audit-log", OWN) });
  switch (phase) {
    case "call":
      granted(
        await remindApplicants(as("secretariat"), { editionId, kind: "draft-reminder", at: null }),
      );
      granted(
        await sendAsCity(as("applicant"), { editionId, ref: "A1", text: say("messages", "A1") }),
      );
      granted(
        await sendAsSecretariat(as("secretariat"), {
          editionId,
          ref: OWN,
          text: say("messages", OWN),
        }),
      );
      break;
    case "scoring":
      granted(
        await remindJudges(as("secretariat"), { ...round("round-one"), text: "Please finish." }),
      );
      granted(
        await stepAside(as("judge"), {
          editionId,
          judgeId: staged.ids.judges.get("ada") ?? "",
          ref: "A1",
          reason: say("recusal-reasons", "A1"),
        }),
      );
      granted(await closeRound(as("secretariat"), { ...round("round-one"), decision: decision() }));
      break;
    case "voting":
      granted(await closeRound(as("secretariat"), { ...round("round-two"), decision: decision() }));
      break;
    case "published":
      granted(await writeResults(as("secretariat"), editionId));
      break;
    default:
  }
}
