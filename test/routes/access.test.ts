/** Every route, by its loader and its action, asked by everybody: who comes in is who the table lists. */
import { readdirSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import type { Context, Viewer } from "#app/server/context.ts";
import type { RouteArgs } from "#app/server/guards.ts";
import { appendAttachment } from "#db/repositories/attachments.ts";
import { claimApplication } from "#db/repositories/applications.ts";
import { appendBatch } from "#db/repositories/mail-batches.ts";
import { appendMail } from "#db/repositories/mails.ts";
import { savePerson, saveStaffRole } from "#db/repositories/people.ts";
import { tables } from "#db/schema/index.ts";
import { type Stage, stageEdition } from "#db/seed/stage-edition.ts";
import { testAuthority } from "#test/support/authority.ts";
import { testContext } from "#test/support/context.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { type Role, ROLES, ROUTE_ACCESS } from "#test/support/route-access.ts";
import { smallBundle } from "#test/support/small-bundle.ts";
import { useStore } from "#test/support/store.ts";

const FOLDER = new URL("../../app/routes/", import.meta.url);
const routes = readdirSync(FOLDER)
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => file.replace(/\.tsx?$/, ""))
  .sort();

const store = useStore();

interface RouteModule {
  readonly loader?: (args: RouteArgs) => unknown;
  readonly action?: (args: RouteArgs) => unknown;
}

async function moduleOf(route: string): Promise<RouteModule> {
  return (await import(new URL(`${route}.tsx`, FOLDER).href)) as RouteModule;
}

test("every route is in the access table, and the table names no other", () => {
  expect(Object.keys(ROUTE_ACCESS).sort()).toEqual(routes);
});

test.for(routes.map((route) => [route] as const))(
  "%s says in the table whether it can be written to",
  async ([route]) => {
    const { loader, action } = await moduleOf(route);
    expect(loader).toBeDefined();
    expect(ROUTE_ACCESS[route]?.post !== undefined).toBe(action !== undefined);
  },
);

/** An edition with two cities, one of them the officer's, and somebody in every role. */
async function stagePeople(context: Context, stage: Stage): Promise<Record<Role, Viewer | null>> {
  const bundle = smallBundle();
  const staged = await stageEdition(
    context,
    {
      ...bundle,
      entrants: [...bundle.entrants, { slug: "vinh", name: "Vinh", country: "VN" }],
      applications: bundle.applications.map((one) => ({
        ...one,
        entrant: one.ref === "A3" ? "hue" : "vinh",
      })),
    },
    stage,
    context.clock(),
  );
  const person = async (userId: string): Promise<Viewer> => {
    const email = `${userId}@example.org`;
    await context.store.transact((tx) =>
      savePerson(tx, { id: userId, name: userId, email, at: context.clock() }),
    );
    return { userId, name: userId, email, hasSecondFactor: true, isOperator: false };
  };
  const elsewhere = await person("elsewhere");
  await context.store.transact(async (tx) => {
    const [other] = await tx
      .insert(tables.programmes)
      .values({ id: "other", slug: "other", name: "Other", createdAt: context.clock() })
      .returning();
    await saveStaffRole(tx, {
      id: context.newId(),
      programmeId: other?.id ?? "",
      userId: elsewhere.userId,
      role: "secretariat",
      grantedAt: context.clock(),
    });
    const application = await claimApplication(tx, staged.ids.applications.get("A3") ?? "");
    if (!application) throw new Error("the officer has no application");
    await appendAttachment(tx, application, {
      id: "attachment",
      name: "Plan.pdf",
      mediaType: "application/pdf",
      bytes: 3,
      sha256: "0".repeat(64),
      alt: "",
      addedAt: context.clock(),
    });
    // Others than its city see what was submitted, not what was added since.
    await tx
      .update(tables.submissions)
      .set({ attachments: [{ id: "attachment", name: "Plan.pdf", sha256: "0".repeat(64) }] });
  });
  await context.files.put("attachment", new Uint8Array([1, 2, 3]));
  await context.files.put("attachment_p1", new Uint8Array([1, 2, 3]));
  const officer = staged.officers.get("hue");
  await context.store.transact((tx) =>
    tx.insert(tables.uploads).values({
      id: "upload",
      applicationId: staged.ids.applications.get("A3") ?? "",
      name: "Plan.pdf",
      alt: "",
      bytes: 3,
      receivedBytes: 0,
      startedById: officer?.userId ?? null,
      startedAt: context.clock(),
      touchedAt: context.clock(),
    }),
  );
  await context.store.transact((tx) =>
    tx.insert(tables.samples).values({
      id: "sample",
      categoryId: staged.ids.categories.get("open") ?? "",
      kind: "practice",
      title: "A made-up city",
      text: "What it did.",
      position: 0,
    }),
  );
  await stageMail(context, staged.editionId);
  const judge = (slug: string) => staged.judges.get(slug) ?? null;
  return {
    nobody: null,
    stranger: await person("stranger"),
    officer: staged.officers.get("hue") ?? null,
    "other-officer": staged.officers.get("vinh") ?? null,
    judge: judge("ada"),
    "recused-judge": judge("ben"),
    "judge-of-another-panel": judge("cho"),
    observer: staged.observer,
    secretariat: staged.secretariat,
    "secretariat-without-second-factor": { ...staged.secretariat, hasSecondFactor: false },
    "secretariat-of-another-programme": elsewhere,
  };
}

/** A letter that waits to be checked. */
async function stageMail(context: Context, editionId: string): Promise<void> {
  const at = context.clock();
  await context.store.transact(async (tx) => {
    const batch = { id: "batch", editionId, kind: "accepted", name: "Accepted", createdAt: at };
    await appendBatch(tx, { ...batch, createdById: null });
    const mail = { recipient: "hue@example.org", subject: "Accepted", text: "Dear city" };
    const about = { editionId, kind: "accepted", batchId: "batch" };
    await appendMail(tx, { id: "mail", ...mail, ...about, createdAt: at });
  });
}

/** Whether somebody came in: whatever is answered but "there is nothing" and "prove who you are". */
async function comesIn(ask: () => unknown): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (thrown) {
    if (thrown instanceof Response) {
      if (thrown.status === 404) return false;
      const to = thrown.headers.get("location") ?? "";
      return !(to.startsWith("/sign-in") || to.startsWith("/second-factor"));
    }
    // Data with a status, as for a form that could not be read.
    if (typeof thrown === "object" && thrown !== null && "init" in thrown) return true;
    throw thrown;
  }
}

describe.for(["scoring", "call", "voting"] as const)("in the stage of %s", (stage) => {
  const inStage = Object.entries(ROUTE_ACCESS).filter(
    ([, access]) => (access.stage ?? "scoring") === stage,
  );
  let context: Context;
  let people: Record<Role, Viewer | null>;
  beforeEach(async () => {
    context = testContext(store());
    people = await stagePeople(context, stage);
  });

  test.for(inStage)("%s lets in whom the table lists, and nobody else", async ([route, access]) => {
    const { loader, action } = await moduleOf(route);
    const { params = {}, form = {} } = access;
    const authority = testAuthority(context);
    const [read, written]: [Role[], Role[]] = [[], []];
    for (const role of ROLES) {
      const own = asPerson(context, people[role]);
      const path = `/${route}`;
      const get = routeArgs(own, getRequest(path), params, authority);
      if (loader && (await comesIn(() => loader(get)))) read.push(role);
      const post = routeArgs(own, postRequest(path, form), params, authority);
      if (action && (await comesIn(() => action(post)))) written.push(role);
    }
    expect(`reads: ${read.join(", ")}`).toBe(`reads: ${access.get.join(", ")}`);
    expect(`writes: ${written.join(", ")}`).toBe(`writes: ${(access.post ?? []).join(", ")}`);
  });
});
