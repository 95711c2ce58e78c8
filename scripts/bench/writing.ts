/** The form of an application: what a browser loads of it, and what a save costs where a hundred write. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beginEach } from "#test/faults/stampede/open-loop.ts";
import { gatherCrowd } from "#test/faults/stampede/stampede.ts";
import { databaseIn, seedDemonstration, serveBuild } from "../serve-build.ts";
import { loadedBytes, signedInPage, withBrowser } from "./browse.ts";
import { atMost, percentile } from "./measure.ts";

const SECOND = 1_000;
const WRITERS = 100;
/** The script saves after a pause in typing: somebody who writes sentence after sentence pauses so often. */
const PAUSES_EVERY = 5 * SECOND;
const SAVES_OF_EACH = 8;
const MOST_SAVE_MILLISECONDS = 150;
const MOST_PAGE_KILOBYTES = 200;
const MOST_SCRIPT_KILOBYTES = 100;

interface Writer {
  readonly cookie: string;
  /** Of the application. */
  readonly address: string;
}

export async function benchWriting(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "laurel-writing-"));
  try {
    seedDemonstration(folder);
    const crowd = await gatherCrowd(databaseIn(folder), WRITERS);
    const { url, stop } = await serveBuild(folder);
    try {
      const writers = crowd.people.map(({ ref, cookie }) => ({
        cookie,
        address: `${url}/apply/demonstration/stampede/${ref}`,
      }));
      const [first] = writers;
      if (first) await benchWeight(first);
      await benchSaves(writers);
    } finally {
      await stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchWeight({ cookie, address }: Writer): Promise<void> {
  const { all, scripts } = await withBrowser(async (browser) =>
    loadedBytes(await signedInPage(browser, cookie, address), `${address}/write`, "textarea"),
  );
  atMost("the form of an application, kB transferred", all / 1_000, MOST_PAGE_KILOBYTES);
  atMost("the form of an application, kB of scripts", scripts / 1_000, MOST_SCRIPT_KILOBYTES);
}

/** Every writer at instants of their own, whether or not the last save was answered. */
async function benchSaves(writers: readonly Writer[]): Promise<void> {
  const forms = await Promise.all(writers.map(openForm));
  const begin = Date.now() + SECOND;
  const times: number[] = [];
  const saves = forms.flatMap((form, nth) =>
    Array.from({ length: SAVES_OF_EACH }, (_, time) => {
      const at = begin + (time + nth / forms.length) * PAUSES_EVERY;
      const save = async () => {
        await saveAnswer(form, `A sentence more, the ${time}th.`);
        times.push(Date.now() - at);
      };
      return { at, begin: save };
    }),
  );
  await beginEach(saves);
  atMost(
    `saving one answer while ${WRITERS} write: p95 in ms`,
    percentile(times, 95),
    MOST_SAVE_MILLISECONDS,
  );
}

interface OpenForm {
  readonly writer: Writer;
  /** Of its first long answer. */
  readonly name: string;
  mark: string;
  /** The save before: one form sends one save at a time, as its script does. */
  last: Promise<void>;
}

async function openForm(writer: Writer): Promise<OpenForm> {
  const answer = await fetch(`${writer.address}/write`, { headers: { cookie: writer.cookie } });
  const page = await answer.text();
  const name = /<textarea[^>]*name="answers\.([^".]+)"/.exec(page)?.[1];
  const mark = new RegExp(`name="marks\\.${name}" value="([^"]*)"`).exec(page)?.[1];
  if (name === undefined || mark === undefined) throw new Error("the form has no long answer");
  return { writer, name, mark, last: Promise.resolve() };
}

function saveAnswer(form: OpenForm, text: string): Promise<void> {
  form.last = form.last.then(async () => {
    const { name, mark, writer } = form;
    const answer = await fetch(`${writer.address}/answers`, {
      method: "POST",
      headers: { cookie: writer.cookie, origin: new URL(writer.address).origin },
      body: new URLSearchParams({ [`answers.${name}`]: text, [`marks.${name}`]: mark }),
      redirect: "manual",
    });
    if (answer.status !== 200) throw new Error(`a save was answered ${answer.status}`);
    const saved = (await answer.json()) as { marks: Record<string, string>; clashes: unknown[] };
    if (saved.clashes.length > 0) throw new Error("a save clashed with the one before it");
    form.mark = saved.marks[name] ?? "";
  });
  return form.last;
}
