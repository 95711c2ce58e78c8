/** One person in a hurry, as their browser asks: a file in parts, the page to submit from, the receipt. */
import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { MOST_PARTS_AT_ONCE, PART_BYTES } from "#app/domain/application/files.ts";

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

interface Sent {
  readonly method?: "GET" | "POST" | "PUT";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | URLSearchParams;
}

async function ask(
  { cookie, address }: Applicant,
  path: string,
  sent: Sent = {},
): Promise<Response> {
  const url = new URL(path.startsWith("http") ? path : `${address}${path}`);
  const headers = { ...sent.headers, cookie, origin: url.origin };
  for (;;) {
    const answer = await exchange(url, { ...sent, headers }).catch(unlessNotReached);
    if (answer && !PASSING.has(answer.status)) return answer;
    await pause(SECOND);
  }
}

/** Connections are kept, as a browser keeps them. */
const agent = new Agent({ keepAlive: true });
const FORM = "application/x-www-form-urlencoded";

/**
 * Node's own client rather than `fetch`: it hands five megabytes on without copying them, and the two
 * cores that the server and the crowd share are for the server.
 */
function exchange(url: URL, { method = "GET", headers, body }: Sent): Promise<Response> {
  const content = body instanceof URLSearchParams ? Buffer.from(body.toString()) : body;
  const type = body instanceof URLSearchParams ? { "content-type": FORM } : {};
  const length = content ? { "content-length": `${content.byteLength}` } : {};
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, method, headers: { ...headers, ...type, ...length } });
    asked.once("error", reject);
    asked.once("response", (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.once("error", reject);
      answer.once("end", () => {
        const { statusCode: status = 500, headers: told } = answer;
        const location = told.location === undefined ? {} : { location: told.location };
        resolve(new Response(Buffer.concat(chunks), { status, headers: location }));
      });
    });
    asked.end(content);
  });
}

/** Whoever does not get through at all tries again, and has waited all the longer. */
function unlessNotReached(error: unknown): null {
  if ((error as { code?: string }).code === "ECONNREFUSED") return null;
  throw error;
}

function posted(fields: Readonly<Record<string, string>>): Sent {
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

/** Sends a PDF in parts, several at once as long as the line is fast, as the page's script does. */
export async function sendFile(applicant: Applicant, content: Uint8Array): Promise<void> {
  const bytes = content.byteLength;
  const begun = await ask(applicant, "/uploads", posted({ name: "annex.pdf", bytes: `${bytes}` }));
  const { id } = await jsonOf<{ id: string }>(begun, "the beginning of a file");
  let parts = 1;
  for (let from = 0; from < bytes;) {
    const body = content.subarray(from, from + parts * PART_BYTES);
    const isLast = from + body.byteLength === bytes;
    const headers = {
      "content-type": "application/octet-stream",
      "upload-offset": `${from}`,
      "upload-complete": isLast ? "?1" : "?0",
    };
    const began = performance.now();
    const answer = await ask(applicant, `/uploads/${id}`, { method: "PUT", body, headers });
    const told = await jsonOf<{ isDone?: boolean }>(answer, "a part of a file");
    if (isLast && !told.isDone) throw new Error("a file that was sent whole was not kept");
    from += body.byteLength;
    const isFast = performance.now() - began < SECOND;
    parts = isFast ? MOST_PARTS_AT_ONCE : 1;
  }
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
  const to = answer.headers.get("location");
  if (answer.status !== 302 || to === null) return { isTaken: false, status: answer.status };
  const page = await (await ask(applicant, new URL(to, applicant.address).href)).text();
  const codes = [...page.matchAll(/<dd class="code">([^<]*)</g)].map(([, code]) => code ?? "");
  const [receipt = "", hash = ""] = codes;
  if (receipt === "" || hash === "") throw new Error(`no receipt stands at ${to}`);
  return { isTaken: true, receipt, hash };
}
