/**
 * What people who mean harm cost the others: bombs, pictures of a thousand million pixels, forms of ten
 * thousand parts and two hundred posts that never end, against a server of its own, all at once.
 */
import { readFileSync, mkdtempSync, rmSync } from "node:fs";
import { Agent, get, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { gatherCrowd } from "#test/faults/stampede/stampede.ts";
import { hugePicture, zip } from "#test/support/hostile-files.ts";
import { databaseIn, seedDemonstration, serveBuild } from "../serve-build.ts";
import { atMost, percentile } from "./measure.ts";

const SECOND = 1_000;
const MEGABYTE = 1_000_000;
const SLOW_POSTS = 200;
/** Two of each kind, beside the slow ones. */
const ATTACKERS = 8;
const REST_OF_ATTACKERS = SECOND / 2;
const PARTS = 10_000;
const BOMB_BYTES = 200 * MEGABYTE;
const ATTACK_MILLISECONDS = 40 * SECOND;
const OTHERS = 5;
const REST_OF_OTHERS = 100;

interface Person {
  readonly ref: string;
  readonly cookie: string;
}

interface Target {
  readonly url: string;
  readonly pid: number;
}

/** Memory of the server itself that is in the machine, in bytes. */
function residentBytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) * 1_024;
}

/** @returns the most memory that the server held meanwhile, in bytes, and what was done */
async function peakDuring<T>(
  pid: number,
  act: () => Promise<T>,
): Promise<{ readonly bytes: number; readonly result: T }> {
  let bytes = residentBytes(pid);
  const watch = setInterval(() => (bytes = Math.max(bytes, residentBytes(pid))), SECOND / 4);
  try {
    const result = await act();
    return { bytes, result };
  } finally {
    clearInterval(watch);
  }
}

function filesOf({ url }: Target, { ref }: Person): string {
  return `${url}/apply/demonstration/stampede/${ref}/files`;
}

async function post(target: Target, person: Person, body: FormData): Promise<string> {
  const headers = { cookie: person.cookie, origin: target.url };
  const address = filesOf(target, person);
  try {
    const answer = await fetch(address, { method: "POST", body, headers, redirect: "manual" });
    await answer.arrayBuffer();
    return `${answer.status}`;
  } catch {
    // Cut off while it still sent: refused as well, and it never learns more.
    return "cut off";
  }
}

function oneFile(name: string, content: Uint8Array): FormData {
  const form = new FormData();
  form.append("alt", "A picture");
  form.append("intent", "add");
  form.append("file", new Blob([new Uint8Array(content)]), name);
  return form;
}

function manyParts(): FormData {
  const form = new FormData();
  for (let part = 0; part < PARTS; part++) form.append(`field${part}`, "value");
  return form;
}

/** Sends a few bytes a second and never ends. @returns the status that it is given, or how it was ended */
function slowPost(target: Target, person: Person): Promise<string> {
  return new Promise((resolve) => {
    const headers = {
      cookie: person.cookie,
      origin: target.url,
      "content-type": "multipart/form-data; boundary=slow",
      "content-length": 5 * MEGABYTE,
    };
    const asked = request(filesOf(target, person), { method: "POST", headers, agent: false });
    asked.write(`--slow\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n`);
    const drip = setInterval(() => asked.write("a"), SECOND);
    const end = (how: string) => {
      clearInterval(drip);
      clearTimeout(longest);
      asked.destroy();
      resolve(how);
    };
    const longest = setTimeout(() => end("never ended"), ATTACK_MILLISECONDS);
    asked.on("response", ({ statusCode }) => end(`${statusCode}`));
    asked.on("error", () => end("cut off"));
  });
}

/** On connections that no attacker shares. @returns the status, once everything has come */
function opened(agent: Agent, url: string, { cookie }: Person): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie } }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode ?? 0));
      answer.on("error", reject);
    }).on("error", reject);
  });
}

/** Somebody who goes from page to page. @returns how long each took, in milliseconds */
async function others(target: Target, person: Person, until: number): Promise<number[]> {
  const times: number[] = [];
  const agent = new Agent();
  const address = filesOf(target, person).replace(/\/files$/, "");
  while (Date.now() < until) {
    for (const page of ["", "/write", "/files"]) {
      const start = performance.now();
      const status = await opened(agent, `${address}${page}`, person);
      if (status !== 200) throw new Error(`somebody else was answered ${status}`);
      times.push(performance.now() - start);
      await pause(REST_OF_OTHERS);
    }
  }
  return times;
}

/** Each attacker again and again, until the time is over. @returns what they were answered, by kind */
async function attack(target: Target, people: readonly Person[]): Promise<Map<string, string[]>> {
  const until = Date.now() + ATTACK_MILLISECONDS;
  const bomb = Buffer.alloc(BOMB_BYTES);
  const kinds: readonly (readonly [string, () => FormData])[] = [
    [
      "zip bomb",
      (
        (packed) => () =>
          oneFile("a.pdf", packed)
      )(zip("a.xml", bomb)),
    ],
    [
      "gzip bomb",
      (
        (packed) => () =>
          oneFile("a.png", packed)
      )(gzipSync(bomb)),
    ],
    [
      "30,000-pixel picture",
      (
        (picture) => () =>
          oneFile("a.png", picture)
      )(hugePicture()),
    ],
    ["10,000 parts", manyParts],
  ];
  const answers = new Map<string, string[]>();
  const note = (what: string, how: string) =>
    answers.set(what, [...(answers.get(what) ?? []), how]);
  const repeat = async (index: number, person: Person) => {
    for (let round = index; Date.now() < until; round++) {
      const [what, body] = kinds[round % kinds.length] ?? [];
      if (what && body) note(what, await post(target, person, body()));
      await pause(REST_OF_ATTACKERS);
    }
  };
  const slow = async (index: number) => {
    const person = people[index % people.length];
    if (person) note("slow post", await slowPost(target, person));
  };
  await Promise.all([
    ...people.slice(0, ATTACKERS).map((person, index) => repeat(index, person)),
    ...Array.from({ length: SLOW_POSTS }, (_, index) => slow(index)),
  ]);
  return answers;
}

function told(answers: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const one of answers) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].map(([how, count]) => `${how} × ${count}`).join(", ");
}

/** Those that were taken, or held the server for as long as they liked. */
function gotThrough(answers: ReadonlyMap<string, readonly string[]>): number {
  return [...answers.values()].flat().filter((how) => !/^(4\d\d|cut off)$/.test(how)).length;
}

export async function benchAbuse(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "laurel-abuse-"));
  try {
    seedDemonstration(folder);
    const crowd = await gatherCrowd(databaseIn(folder), SLOW_POSTS + OTHERS);
    const { url, pid, stop } = await serveBuild(folder);
    const target = { url, pid };
    try {
      const [bad, good] = [crowd.people.slice(OTHERS), crowd.people.slice(0, OTHERS)];
      const meet = (milliseconds: number) =>
        Promise.all(good.map((one) => others(target, one, Date.now() + milliseconds)));
      // As long without an attack: Node lets memory grow for a minute before it looks what is still needed.
      const usual = await peakDuring(pid, () => meet(ATTACK_MILLISECONDS));
      const attacked = await peakDuring(pid, () =>
        Promise.all([attack(target, bad), meet(ATTACK_MILLISECONDS)]),
      );
      const [answers, times] = attacked.result;
      const growth = attacked.bytes - usual.bytes;
      for (const [what, list] of answers) process.stdout.write(`abuse, ${what}: ${told(list)}\n`);
      atMost("abuse, what got through", gotThrough(answers), 0);
      atMost(
        "abuse, memory of the server above that of a time without, in MB",
        growth / MEGABYTE,
        100,
      );
      atMost("abuse, pages of others: p95 in ms", percentile(times.flat(), 95), SECOND);
    } finally {
      await stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
