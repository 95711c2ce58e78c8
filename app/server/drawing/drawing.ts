/**
 * Has pictures redrawn and documents shown by a process of its own (child.mjs), one job after the
 * other. One that takes too long, or dies of what it was given, is ended, and the next job gets a new one.
 */
import { type ChildProcess, fork } from "node:child_process";
import { constants, setPriority } from "node:os";
import { resolve } from "node:path";
import type { Drawing } from "../context.ts";

/** Beside the build: the server is started from the folder that holds both. */
const CHILD = "app/server/drawing/child.mjs";
const LONGEST_MILLISECONDS = 20_000;
const IDLE_MILLISECONDS = 30_000;
const CHILD_HEAP_MEGABYTES = 192;

interface Answer {
  readonly id: number;
  readonly fault?: string;
  readonly pages?: number;
}

type Job = Readonly<Record<string, string | number>> & { readonly job: string };

export function startDrawing(longest = LONGEST_MILLISECONDS): Drawing {
  const ask = oneAfterTheOther(longest);
  return {
    async redraw(from, to, mediaType) {
      const { fault } = await ask({ job: "redraw", from, to, mediaType });
      if (fault === undefined) return "drawn";
      return fault === "too-many-pixels" ? "too-many-pixels" : "unreadable";
    },
    countPages: async (from) => (await ask({ job: "countPages", from })).pages ?? 0,
    drawPage: async (from, to, page) =>
      (await ask({ job: "drawPage", from, to, page })).fault === undefined,
  };
}

function oneAfterTheOther(longest: number): (job: Job) => Promise<Answer> {
  let child: ChildProcess | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let asked = 0;
  let idle: NodeJS.Timeout | undefined;
  const end = () => {
    child?.kill("SIGKILL");
    child = null;
  };
  const run = async (job: Job): Promise<Answer> => {
    clearTimeout(idle);
    if (!child?.connected) child = startChild();
    const id = ++asked;
    const answer = await answerOf(child, { id, ...job }, longest);
    if (answer === null) end();
    idle = setTimeout(end, IDLE_MILLISECONDS);
    idle.unref();
    return answer ?? { id, fault: "unreadable" };
  };
  return (job) => {
    const answer = last.then(() => run(job));
    last = answer.catch(() => undefined);
    return answer;
  };
}

/** Nothing of our environment goes with it. */
function startChild(): ChildProcess {
  const child = fork(resolve(CHILD), {
    env: { NODE_ENV: "production" },
    execArgv: [`--max-old-space-size=${CHILD_HEAP_MEGABYTES}`],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  child.unref();
  child.channel?.unref();
  // Pages go on being answered while a picture is drawn.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  return child;
}

/** @returns null where it took too long, or ended without an answer */
function answerOf(
  child: ChildProcess,
  job: { readonly id: number },
  longest: number,
): Promise<Answer | null> {
  return new Promise((resolve) => {
    const done = (answer: Answer | null) => {
      clearTimeout(timer);
      child.off("message", hear).off("exit", gone).off("error", gone);
      // An error after this one is about a process that is ended already.
      child.on("error", () => undefined);
      child.channel?.unref();
      resolve(answer);
    };
    const hear = (answer: unknown) => {
      if ((answer as Answer).id === job.id) done(answer as Answer);
    };
    const gone = () => done(null);
    const timer = setTimeout(gone, longest);
    child.on("message", hear).on("exit", gone).on("error", gone);
    child.channel?.ref();
    child.send(job, (error) => {
      if (error) done(null);
    });
  });
}
