/**
 * A member of the secretariat who stepped aside from a category gets the same answers, byte for byte,
 * whatever happens in it: on every page, list, file and address. See docs/access.md.
 */
import { describe, expect, test } from "vitest";
import { certifyEdition } from "#app/commands/certify-edition.ts";
import { closeRound } from "#app/commands/close-round.ts";
import { disqualifyApplication } from "#app/commands/disqualify-application.ts";
import { sendAsSecretariat } from "#app/commands/send-message.ts";
import { stepAside } from "#app/commands/step-aside.ts";
import { tagApplication } from "#app/commands/tag-application.ts";
import { writeNote } from "#app/commands/write-note.ts";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import type { Viewer } from "#app/server/context.ts";
import { findReadableFile } from "#app/queries/read-file.ts";
import { savePerson, saveStaffRole } from "#db/repositories/people.ts";
import { appendStaffRecusal } from "#db/repositories/staff-recusals.ts";
import type { Stage } from "#db/seed/stage-edition.ts";
import type { Store } from "#db/store/store.ts";
import { tables as t } from "#db/schema/index.ts";
import { viewerOf } from "#test/support/context.ts";
import { askEveryLoader } from "#test/support/every-loader.ts";
import { granted, play, type Played, score } from "#test/support/rounds.ts";
import { smallBundle } from "#test/support/small-bundle.ts";
import { useStore } from "#test/support/store.ts";

const storeOfOne = useStore();
const storeOfOther = useStore();
const RITA: Viewer = viewerOf("rita");
const AT = "/secretariat/prize/2026";

/** Two applications of a city of their own in the category that is seen, beside four in the other. */
function twoCategories(): Bundle {
  const bundle = smallBundle();
  const card = (application: string, impact: number) => ({
    round: "round-one",
    judge: "cho",
    application,
    status: "submitted" as const,
    scores: { impact },
  });
  return {
    ...bundle,
    entrants: [...bundle.entrants, { slug: "lyon", name: "Lyon", country: "FR" }],
    judges: bundle.judges.map((one) =>
      one.slug === "ben" ? { ...one, categories: ["open", "green"] } : one,
    ),
    applications: [
      ...bundle.applications,
      ...["G1", "G2"].map((ref) => ({
        ref,
        category: "green",
        entrant: "lyon",
        title: `Garden ${ref}`,
        status: "accepted" as const,
      })),
    ],
    scorecards: [...(bundle.scorecards ?? []), card("G1", 8), card("G2", 5)],
  };
}

interface World extends Played {
  /** What happens in the category that Rita stepped aside from has names of its own. */
  asHidden<T>(acts: () => Promise<T>): Promise<T>;
}

async function world(store: Store, stage: Stage): Promise<World> {
  const made = { seen: 0, hidden: 0 };
  let kind: keyof typeof made = "seen";
  const newId = () => `${kind}-${String(++made[kind]).padStart(6, "0")}`;
  const played = await play(store, stage, twoCategories(), newId);
  const { programmeId, categories } = played.staged.ids;
  const at = played.context.clock();
  await store.transact(async (tx) => {
    await savePerson(tx, { id: RITA.userId, name: RITA.name, email: RITA.email, at });
    const staff = { id: "rita-staff", programmeId, userId: RITA.userId, grantedAt: at };
    await saveStaffRole(tx, { ...staff, role: "secretariat" });
    await appendStaffRecusal(tx, {
      id: "rita-aside",
      staffId: staff.id,
      categoryId: categories.get("open") ?? "",
      reason: "My sister runs one of the cities.",
      recordedById: RITA.userId,
      recordedAt: at,
    });
  });
  return {
    ...played,
    async asHidden(acts) {
      kind = "hidden";
      return acts().finally(() => (kind = "seen"));
    },
  };
}

async function answersTo({ context, staged }: Played, viewer: Viewer = RITA) {
  return askEveryLoader(context, viewer, {
    programme: "prize",
    edition: "2026",
    refs: [...staged.ids.applications.keys()].sort(),
    rounds: [...staged.ids.rounds.keys()].sort(),
    categories: [...staged.ids.categories.keys()].sort(),
  });
}

function differing(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) {
  return [...one].filter(([asked, answer]) => other.get(asked) !== answer).map(([asked]) => asked);
}

/** Addresses that a person got no answer from, for a fault of the program: these would always be alike. */
function faults(answers: ReadonlyMap<string, string>): readonly string[] {
  return [...answers]
    .filter(([, answer]) => answer.startsWith("thrown ") && !/^thrown \d{3} \[/.test(answer))
    .map(([asked, answer]) => `${asked}: ${answer}`);
}

/** As much as can happen in a category while its round is open. */
async function muchHappens(played: World) {
  const { context, staged } = played;
  const { editionId } = staged;
  await played.asHidden(async () => {
    granted(await score(played, "ada", "A1", { impact: 9, reach: 9 }));
    granted(await score(played, "ben", "A2", { impact: 2, reach: 3 }));
    granted(await sendAsSecretariat(context, { editionId, ref: "A1", text: "HIDDEN message" }));
    granted(
      await writeNote(context, {
        editionId,
        ref: "A2",
        text: "HIDDEN note",
        seenBy: "secretariat",
      }),
    );
    granted(await tagApplication(context, { editionId, ref: "A2", tag: "HIDDEN tag", isOn: true }));
    granted(
      await stepAside(played.as("ada"), {
        editionId,
        judgeId: played.idOf("ada"),
        ref: "A4",
        reason: "HIDDEN reason",
      }),
    );
    granted(
      await disqualifyApplication(context, { editionId, ref: "A3", reason: "HIDDEN copied" }),
    );
    await context.store.transact((tx) =>
      tx.insert(t.judges).values({
        id: "hidden-judge",
        editionId,
        slug: "dan",
        name: "HIDDEN judge",
        title: "",
        chair: false,
        createdAt: context.clock(),
      }),
    );
    await context.store.transact((tx) =>
      tx.insert(t.seats).values({
        id: "hidden-seat",
        judgeId: "hidden-judge",
        categoryId: staged.ids.categories.get("open") ?? "",
      }),
    );
  });
}

/** In both worlds alike, after what is hidden: numbers that count both would tell. */
async function someHappensElsewhere(played: World) {
  const { editionId } = played.staged;
  granted(await score(played, "cho", "G1", { impact: 8 }));
  granted(await sendAsSecretariat(played.context, { editionId, ref: "G1", text: "Seen." }));
}

async function close(played: World) {
  const decision = { by: "the chair", reason: "time" };
  granted(await closeRound(played.context, { ...played.roundOne, decision }));
}

// Every loader of the product is asked, several times: on a busy machine that takes its time.
describe("whoever stepped aside from a category", { timeout: 180_000 }, () => {
  test("learns nothing of what happens in it while judges score, nor once the round is over", async () => {
    const quiet = await world(storeOfOne(), "scoring");
    const busy = await world(storeOfOther(), "scoring");
    await muchHappens(busy);
    for (const played of [quiet, busy]) await someHappensElsewhere(played);
    const answers = await answersTo(busy);
    expect(differing(await answersTo(quiet), answers)).toEqual([]);
    expect([...answers.values()].join("\n")).not.toMatch(/HIDDEN|Project A|\bA[1-4]\b|hidden-/);
    // The others see all of it, so there was something to learn.
    const others = await answersTo(busy, busy.staged.secretariat);
    expect(faults(answers)).toEqual(faults(others));
    const all = [...others.values()].join("\n");
    for (const word of ["message", "note", "tag", "reason", "judge"])
      expect(all).toContain(`HIDDEN ${word}`);

    for (const played of [quiet, busy]) await close(played);
    const after = await answersTo(busy);
    expect(differing(await answersTo(quiet), after)).toEqual([]);
    expect(after.get(`${AT}/judging/round-one`)).toContain("Garden G1");
    expect(after.get(`${AT}/results/green`)).toContain("Garden G1");
    for (const page of [
      "/results/open",
      "/screening/A1",
      "/messages/A1",
      "/settings/categories/open",
    ])
      expect(after.get(`${AT}${page}`)).toBe(after.get(`${AT}/results/none`) ?? notThere(after));
    expect([...after.values()].join("\n")).not.toMatch(/HIDDEN|Project A|\bA[1-4]\b|hidden-/);
  });

  test("learns nothing of its winners from a certified result that is not public yet", async () => {
    const worlds = [await world(storeOfOne(), "voted"), await world(storeOfOther(), "voted")];
    const [one, other] = worlds;
    if (!one || !other) throw new Error("two worlds");
    const { editionId } = other.staged;
    await other.asHidden(async () =>
      granted(
        await disqualifyApplication(other.context, { editionId, ref: "A1", reason: "HIDDEN" }),
      ),
    );
    const before = await answersTo(other);
    expect(differing(await answersTo(one), before)).toEqual([]);
    // What is frozen is the whole edition: this member reads neither its digest nor a count of it.
    for (const played of worlds)
      granted(await certifyEdition(played.context, played.staged.editionId, ""));
    const after = await answersTo(other);
    expect(differing(await answersTo(one), after)).toEqual([]);
    expect(differing(before, after)).toContain(`${AT}/results`);
    const everything = await answersTo(one, one.staged.secretariat);
    expect(faults(after)).toEqual(faults(everything));
    expect(differing(everything, await answersTo(other, other.staged.secretariat))).toContain(
      `${AT}/results`,
    );
  });

  test("opens no file of it", async () => {
    const played = await world(storeOfOne(), "scoring");
    const { ids } = played.staged;
    for (const ref of ["A1", "G1"])
      await played.context.store.transact(async (tx) => {
        const applicationId = ids.applications.get(ref) ?? "";
        const file = {
          id: `file-${ref}`,
          name: "plan.pdf",
          mediaType: "application/pdf",
          bytes: 1,
          sha256: "0",
          alt: "",
        };
        const at = played.context.clock();
        await tx.insert(t.attachments).values({ ...file, applicationId, addedAt: at });
        await tx.insert(t.submissions).values({
          id: `submission-${ref}`,
          applicationId,
          number: 9,
          title: ref,
          answers: {},
          attachments: [{ id: file.id, name: file.name, sha256: file.sha256 }],
          acceptedClauses: [],
          receipt: `receipt-${ref}`,
          submittedAt: at,
        });
      });
    const opens = async (viewer: Viewer, ref: string) =>
      (await findReadableFile(played.context, viewer, `file-${ref}`)) !== null;
    expect(await opens(RITA, "G1")).toBe(true);
    expect(await opens(RITA, "A1")).toBe(false);
    expect(await opens(played.staged.secretariat, "A1")).toBe(true);
  });
});

/** As every address answers at which nothing stands. */
function notThere(answers: ReadonlyMap<string, string>): string {
  return answers.get(`${AT}/screening/none`) ?? "thrown 404 [] ";
}
