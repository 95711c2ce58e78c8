/** Plants markers in an edition, asks every address as everybody, and says what came out that should not. */
import { format } from "node:util";
import { tables as t } from "#db/schema/index.ts";
import type { Store } from "#db/store/store.ts";
import { type Address, everyAddress } from "./addresses.ts";
import { type Asked, Client, type Shape, SHAPES, textsOf } from "./ask.ts";
import { mailsOfActs } from "./mails-of-acts.ts";
import { ABOUT_NOTHING, plantMarkers } from "./markers.ts";
import { oracleOf } from "./oracle.ts";
import type { Answer } from "./request-handler.ts";
import {
  finishWorld,
  type Phase,
  type Session,
  SESSIONS,
  stageWorld,
  type World,
} from "./world.ts";

export interface Crawled {
  /** What somebody found who may not: "session, phase, request: column". */
  readonly leaks: readonly string[];
  /** Requests that the server failed at. */
  readonly failures: readonly string[];
  /** Answers that a browser or a proxy might keep or compare. */
  readonly kept: readonly string[];
  readonly requests: number;
  /** Columns in which a marker stood. */
  readonly planted: ReadonlySet<string>;
  /** Columns of which somebody found a marker, as they may: "session: column". */
  readonly found: ReadonlySet<string>;
  /** Mails that were written meanwhile. */
  readonly mails: number;
}

export interface Crawling {
  readonly phase: Phase;
  readonly answer: Answer;
  /** Which shapes of an address are asked, by its place among all. */
  readonly shapesOf: (at: number) => readonly Shape[];
  /** Left out, every address there is. */
  readonly only?: (address: Address) => boolean;
}

/** Every address as data, and the other shapes by turns, so that nine phases ask all of them of each. */
export function byTurns(phase: number): (at: number) => readonly Shape[] {
  const others = SHAPES.filter((shape) => shape !== "data" && shape !== "_data");
  return (at) => ["data", "_data", others[(at + phase) % others.length] ?? "page"];
}

export async function plantedWorld(store: Store, phase: Phase) {
  const staged = await stageWorld(store, phase);
  const markers = await plantMarkers(staged.context);
  const reason = { thing: "audit-log" } as const;
  await finishWorld(staged, markers.make("certifications.reason", reason, ABOUT_NOTHING));
  return { world: await withAddresses(staged), markers };
}

/** Everybody signs in with the address that they now have. */
async function withAddresses(world: World): Promise<World> {
  const users = new Map(
    (await world.context.store.read.select().from(t.users)).map(({ id, email }) => [id, email]),
  );
  const people = Object.fromEntries(
    Object.entries(world.people).map(([session, viewer]) => [
      session,
      viewer && { ...viewer, email: users.get(viewer.userId) ?? viewer.email },
    ]),
  ) as World["people"];
  return { ...world, people };
}

export async function crawlWorld(
  store: Store,
  { phase, answer, shapesOf, only = () => true }: Crawling,
): Promise<Crawled> {
  const { world, markers } = await plantedWorld(store, phase);
  const mayFind = await oracleOf(world);
  const client = new Client({ world, answer });
  const [leaks, failures, kept] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const found = new Set<string>();
  let requests = 0;

  function read(session: Session, asked: Asked): void {
    requests += 1;
    const who = `${session}, ${phase}, ${asked.url}`;
    if (asked.status >= 500) failures.add(`${who}: ${asked.status}`);
    if (asked.status === 304 || !asked.headers.includes("cache-control: no-store")) kept.add(who);
    for (const marker of markers.foundIn(textsOf(asked)))
      if (mayFind(session, marker)) found.add(`${session}: ${marker.column}`);
      else leaks.add(`${who}: ${marker.column}`);
  }

  const logged = await withLog(async () => {
    for (const [at, address] of everyAddress().filter(only).entries())
      for (const session of SESSIONS)
        for (const shape of shapesOf(at))
          for (const asked of await client.ask(session, address, shape)) read(session, asked);
  });
  for (const marker of markers.foundIn(logged)) leaks.add(`the log, ${phase}: ${marker.column}`);
  const mails = await mailsOfActs(world, markers);
  for (const { recipient, text } of mails)
    for (const marker of markers.foundIn(text))
      if (!mayFind(recipient, marker))
        leaks.add(`a mail to the ${recipient}, ${phase}: ${marker.column}`);
  return {
    leaks: [...leaks],
    failures: [...failures],
    kept: [...kept],
    requests,
    mails: mails.length,
    planted: new Set(markers.all.map(({ column }) => column)),
    found,
  };
}

const PRINTERS = ["log", "info", "warn", "error", "debug"] as const;

/** @returns what the server printed meanwhile */
async function withLog(work: () => Promise<void>): Promise<string> {
  const lines: string[] = [];
  const before = { ...console };
  for (const name of PRINTERS)
    console[name] = (...words: readonly unknown[]) => void lines.push(format(...words));
  try {
    await work();
  } finally {
    Object.assign(console, before);
  }
  return lines.join("\n");
}
