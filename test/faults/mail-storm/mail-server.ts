/** The faulty mail server as a process of its own: prints its address, and ends when it is told to. */
import { type Fate, startFaultyMailServer } from "./faulty-mail-server.ts";
import { fateOf } from "./storm.ts";

/** A server that says nothing gives the sender a rest of 20 seconds, which would flatter the pages. */
function withoutSilence(recipient: string, attempt: number): Fate {
  const fate = fateOf(recipient, attempt);
  return fate === "stall" ? "take" : fate;
}

const { url } = await startFaultyMailServer({ fateOf: withoutSilence });
process.stdout.write(`${url}\n`);
