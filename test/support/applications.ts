/** Applications as a city writes, submits and gets them back, for tests of what follows. */
import { desc, eq } from "drizzle-orm";
import { beginApplication } from "#app/commands/begin-application.ts";
import { inviteColleague } from "#app/commands/invite-colleague.ts";
import { joinAsColleague } from "#app/commands/join-as-colleague.ts";
import { saveAnswers } from "#app/commands/save-answers.ts";
import { concludeScreening, type NewFinding } from "#app/commands/screen-application.ts";
import { submitApplication } from "#app/commands/submit-application.ts";
import { DEFAULT_FORM } from "#app/domain/form/default-form.ts";
import { type Answers, questionsOf } from "#app/domain/form/form.ts";
import type { Outcome } from "#app/domain/kernel/outcome.ts";
import type { Conclusion, FindingResult } from "#app/domain/screening/conclude.ts";
import type { Context, Viewer } from "#app/server/context.ts";
import type { StagedEdition } from "#db/seed/stage-edition.ts";
import { listClauses } from "#db/repositories/edition-settings.ts";
import { savePerson } from "#db/repositories/people.ts";
import { tables } from "#db/schema/index.ts";
import { viewerOf } from "./context.ts";
import { asPerson } from "./requests.ts";

export const COMPLETE: Answers = Object.fromEntries(
  questionsOf(DEFAULT_FORM)
    .filter(({ name }) => name !== "links")
    .map(({ name }) => [name, `All about the ${name}.`]),
);

export function granted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok)
    throw new Error(`${outcome.refusal.code}: ${outcome.refusal.details.join("; ")}`);
  return outcome.value;
}

/** @throws where the staged edition has nobody who applies */
export function officerOf(staged: StagedEdition): Viewer {
  const [officer] = staged.officers.values();
  if (!officer) throw new Error("nobody applies in this edition");
  return officer;
}

/** One city at work in a staged edition whose call is open. */
export function applicantOf(context: Context, staged: StagedEdition, viewer: Viewer) {
  const { editionId } = staged;
  const own = (at: Context = context) => asPerson(at, viewer);
  return {
    viewer,
    begin: async (at?: Context) =>
      granted(
        await beginApplication(own(at), {
          editionId,
          category: "open",
          title: "Lights that follow people",
          city: "Đà Nẵng",
          country: "VN",
        }),
      ).ref,
    /** @param version of every answer, as the page was loaded */
    write: (ref: string, version = 0, at?: Context, answers: Answers = COMPLETE) => {
      const texts = Object.entries({ title: "Lights that follow", ...answers });
      const changes = Object.fromEntries(texts.map(([name, value]) => [name, { value, version }]));
      return saveAnswers(own(at), { editionId, ref, changes, isAsked: false });
    },
    submit: async (ref: string, version = 1, at?: Context, reply = "") =>
      submitApplication(own(at), {
        editionId,
        ref,
        version,
        acceptedClauses: await clauseIds(context, editionId),
        reply,
      }),
  };
}

export async function clauseIds(context: Context, editionId: string): Promise<readonly string[]> {
  return (await listClauses(context.store.read, editionId)).map(({ id }) => id);
}

/** A colleague whom the officer lets in, by the link of the mail. */
export async function letIn(
  context: Context,
  staged: StagedEdition,
  ref: string,
  email: string,
  may: "view" | "edit",
): Promise<Viewer> {
  const { editionId } = staged;
  const host = asPerson(context, officerOf(staged));
  granted(await inviteColleague(host, { editionId, ref, email, may }));
  const viewer = { ...viewerOf(email.replace("@", "-at-"), email), name: "" };
  await context.store.transact((tx) =>
    savePerson(tx, { id: viewer.userId, name: "", email, at: context.clock() }),
  );
  const token = await tokenIn(context, email);
  granted(await joinAsColleague(asPerson(context, viewer), { token, userId: viewer.userId }));
  return viewer;
}

/** Of the latest mail to an address. */
export async function tokenIn(context: Context, email: string): Promise<string> {
  const mails = await context.store.read
    .select()
    .from(tables.mails)
    .where(eq(tables.mails.recipient, email))
    .orderBy(desc(tables.mails.createdAt), desc(tables.mails.id));
  const token = /\/colleague\/(\S+)/.exec(mails[0]?.text ?? "")?.[1];
  if (token === undefined) throw new Error(`no link was sent to ${email}`);
  return token;
}

/** A submitted application of the officer's, written from its beginning. */
export async function submitted(context: Context, staged: StagedEdition): Promise<string> {
  const city = applicantOf(context, staged, officerOf(staged));
  const ref = await city.begin();
  granted(await city.write(ref));
  granted(await city.submit(ref));
  return ref;
}

/** Findings on every clause: all pass but the first, which is as given. */
export async function findingsOf(
  context: Context,
  editionId: string,
  first: FindingResult,
  note = "The letter of the mayor is missing.",
): Promise<readonly NewFinding[]> {
  return (await clauseIds(context, editionId)).map((clauseId, index) => ({
    clauseId,
    result: index === 0 ? first : "pass",
    note: index === 0 ? note : "",
  }));
}

/** The secretariat's conclusion as its page sends it. */
export async function concluded(
  context: Context,
  staged: StagedEdition,
  ref: string,
  conclusion: Conclusion,
  options: {
    readonly first?: FindingResult;
    readonly dueAt?: Date;
    readonly submission?: number;
    readonly openQuestions?: readonly string[] | null;
  } = {},
): Promise<Outcome<void>> {
  const {
    first = conclusion === "accepted" ? "pass" : "fail",
    dueAt = null,
    submission = 1,
    openQuestions = null,
  } = options;
  return concludeScreening(asPerson(context, staged.secretariat), {
    editionId: staged.editionId,
    ref,
    submission,
    findings: await findingsOf(context, staged.editionId, first),
    conclusion,
    reason: "",
    dueAt,
    openQuestions,
  });
}
