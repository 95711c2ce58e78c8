/** One person in a hurry, as their browser asks: a file in parts, the page to submit from, the receipt. */
import { setTimeout as pause } from "node:timers/promises";
import { PART_BYTES } from "#app/domain/application/files.ts";

export interface Applicant {
  readonly ref: string;
  /** Of their session. */
  readonly cookie: string;
  /** Address of the application. */
  readonly address: string;
}

/** What the server answered a submission with. */
export type Answered =
  | { readonly isTaken: true; readonly receipt: string; readonly hash: string }
  | { readonly isTaken: false; readonly status: number };

/** What the page's script asks for again after a second. */
const PASSING = new Set([429, 503]);
const SECOND = 1_000;

async function ask(
  { cookie, address }: Applicant,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  const url = path.startsWith("http") ? path : `${address}${path}`;
  const headers = { ...init.headers, cookie, origin: new URL(address).origin };
  for (;;) {
    const answer = await fetch(url, { ...init, headers, redirect: "manual" }).catch(
      unlessNotReached,
    );
    if (answer && !PASSING.has(answer.status)) return answer;
    await answer?.arrayBuffer();
    await pause(SECOND);
  }
}

/** Whoever does not get through at all tries again, and has waited all the longer. */
function unlessNotReached(error: unknown): null {
  const { cause } = error as { cause?: { code?: string } };
  if (cause?.code === "UND_ERR_CONNECT_TIMEOUT" || cause?.code === "ECONNREFUSED") return null;
  throw error;
}

function posted(fields: Readonly<Record<string, string>>): RequestInit {
  return { method: "POST", body: new URLSearchParams(fields) };
}

/** Somebody was turned away where they expected to be let in. */
export class TurnedAway extends Error {
  constructor(
    readonly status: number,
    why: string,
  ) {
    super(why);
  }
}

async function jsonOf<T>(answer: Response, what: string): Promise<T> {
  const text = await answer.text();
  if (!answer.ok) throw new TurnedAway(answer.status, `${what}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
}

/** Sends a PDF in parts, one after the other, as the page's script does. */
export async function sendFile(applicant: Applicant, content: Uint8Array): Promise<void> {
  const bytes = content.byteLength;
  const begun = await ask(applicant, "/uploads", posted({ name: "annex.pdf", bytes: `${bytes}` }));
  const { id } = await jsonOf<{ id: string }>(begun, "the beginning of a file");
  for (let from = 0; from < bytes; from += PART_BYTES) {
    const body = content.slice(from, from + PART_BYTES);
    const headers = { "content-type": "application/octet-stream", "upload-offset": `${from}` };
    const answer = await ask(applicant, `/uploads/${id}`, { method: "PUT", body, headers });
    await jsonOf(answer, "a part of a file");
  }
  await jsonOf(
    await ask(applicant, `/uploads/${id}`, posted({ intent: "finish" })),
    "the end of a file",
  );
}

/** @returns what the form on the page holds, its boxes ticked; empty where it has no form */
export async function openSubmitPage(applicant: Applicant): Promise<URLSearchParams> {
  const answer = await ask(applicant, "/submit");
  const page = await answer.text();
  if (answer.status !== 200) throw new Error(`the page to submit from: ${answer.status}`);
  const fields = new URLSearchParams();
  for (const [input] of page.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1] ?? "";
    const isBox = input.includes('type="checkbox"');
    if (isBox) fields.append(name, "on");
    else if (/^(version|opened)$/.test(name))
      fields.append(name, /value="([^"]*)"/.exec(input)?.[1] ?? "");
  }
  return fields;
}

/** Submits, and reads the receipt that the browser is led to. */
export async function submit(applicant: Applicant, form: URLSearchParams): Promise<Answered> {
  const answer = await ask(applicant, "/submit", { method: "POST", body: form });
  await answer.arrayBuffer();
  const to = answer.headers.get("location");
  if (answer.status !== 302 || to === null) return { isTaken: false, status: answer.status };
  const page = await (await ask(applicant, new URL(to, applicant.address).href)).text();
  const codes = [...page.matchAll(/<dd class="code">([^<]*)</g)].map(([, code]) => code ?? "");
  const [receipt = "", hash = ""] = codes;
  if (receipt === "" || hash === "") throw new Error(`no receipt stands at ${to}`);
  return { isTaken: true, receipt, hash };
}
