/**
 * Loaded into a server before everything else: a clock that stands one millisecond before an instant.
 * Told by a signal it jumps onto the instant, stands there for a moment in which many requests meet it,
 * and runs from then on. That it has jumped is told by a file.
 */
import { writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

const STANDS = 60;
const instant = Number(process.env.FAKED_INSTANT);
const Sound = Date;
let jumpedAt = null;

function now() {
  if (jumpedAt === null) return instant - 1;
  return instant + Math.max(0, Math.floor(performance.now() - jumpedAt) - STANDS);
}

globalThis.Date = class extends Sound {
  constructor(...given) {
    super(...(given.length === 0 ? [now()] : given));
  }
  static now() {
    return now();
  }
};

process.on("SIGUSR2", () => {
  jumpedAt ??= performance.now();
  writeFileSync(`${process.env.FAKED_JUMPED}.${process.pid}`, "");
});
