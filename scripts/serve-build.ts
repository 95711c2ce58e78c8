/** Starts the built server on a database of its own, for the benchmarks and the browser tests. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";

export interface Served {
  readonly url: string;
  /** Of the server's process. */
  readonly pid: number;
  /** Asks it to end, and waits until it has. */
  readonly stop: () => Promise<void>;
  /** Ends it at once, as a power cut does to a process. */
  readonly kill: () => Promise<void>;
}

/** Characters of what a server printed that are kept, to say why it ended by itself. */
const LAST_WORDS = 8000;

/** Known before the server starts, because links in mails begin with it. */
async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function environment(folder: string, port = 0): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: databaseIn(folder),
    FILES_DIR: join(folder, "files"),
    HOST: "127.0.0.1",
    PORT: `${port}`,
    DEMO: "on",
    GALLERY: "on",
    OPERATORS: "operator@example.org,operator@example.net,founder@example.org,founder@example.net",
    // Vite has a variable of that name, and sets it where the tests run.
    BASE_URL: undefined,
  };
}

export function databaseIn(folder: string): string {
  return join(folder, "laurel.db");
}

/** Loads the demonstration into the folder's database. */
export function seedDemonstration(folder: string): void {
  const seeded = spawnSync(process.execPath, ["--import", "tsx", "scripts/seed-demo.ts"], {
    env: environment(folder),
    encoding: "utf8",
  });
  if (seeded.status !== 0) throw new Error(seeded.stderr);
}

/**
 * @param folder holds the database and the files; sign-in is by one click, as in the demonstration
 * @param changed variables of the environment that are not as the demonstration has them
 * @param under words of a command that starts the server in its own place, such as a tracer
 */
export async function serveBuild(
  folder: string,
  changed: Readonly<Record<string, string>> = {},
  under: readonly string[] = [],
): Promise<Served> {
  if (!existsSync("build/server/index.js")) throw new Error("build first: npm run build");
  const env = { ...environment(folder, await findFreePort()), ...changed };
  const [program = "", ...words] = [...under, process.execPath, "server.mjs"];
  const server = spawn(program, words, { env });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  let lastWords = "";
  let isAskedToEnd = false;
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      lastWords = (lastWords + chunk.toString()).slice(-LAST_WORDS);
      const address = /http:\/\/\S+/.exec(lastWords)?.[0];
      if (address) resolve(address);
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.once("exit", () => reject(new Error(lastWords)));
  });
  server.once("exit", (code, signal) => {
    if (!isAskedToEnd)
      console.error(`the server ended by itself (${signal ?? code}):\n${lastWords}`);
  });
  const end = (signal: NodeJS.Signals) => () => {
    isAskedToEnd = true;
    server.kill(signal);
    return ended;
  };
  return { url, pid: server.pid ?? 0, stop: end("SIGTERM"), kill: end("SIGKILL") };
}

/** Signs in as one of the demonstration's people. @returns the cookies of the session */
export async function signInAt(url: string, email: string): Promise<string> {
  const answer = await fetch(`${url}/demo`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", origin: url },
    body: new URLSearchParams({ email }),
    redirect: "manual",
  });
  if (answer.status !== 302) throw new Error(`${email} could not be signed in: ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
