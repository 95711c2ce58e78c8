/** The scanner, over a real socket and by the protocol of ClamAV's daemon. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { clamdScanner } from "#app/server/clamd.ts";
import { type FakeClamd, startClamd, VIRUS } from "#test/support/clamd.ts";

async function* pieces(...parts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === "string" ? Buffer.from(part) : part;
}

describe("with a scanner", () => {
  let clamd: FakeClamd;
  beforeEach(async () => {
    clamd = await startClamd();
  });
  afterEach(() => clamd.close());

  test("a file comes to it whole, in pieces, and is clean", async () => {
    const scan = clamdScanner(clamd.address);
    expect(await scan(pieces("abc", "", new Uint8Array(300_000), "d"))).toBe("clean");
    expect(clamd.seen).toEqual([300_004]);
  });

  test("a virus is found, across two pieces too", async () => {
    const scan = clamdScanner(clamd.address);
    expect(await scan(pieces("before ", VIRUS))).toBe("infected");
    expect(await scan(pieces(VIRUS.slice(0, 20), VIRUS.slice(20)))).toBe("infected");
  });

  test("a file that is larger than it takes stays unscanned", async () => {
    expect(await clamdScanner(clamd.address)(pieces(new Uint8Array(2_000_000)))).toBe("unscanned");
  });

  test("a file that ends in an error of its own leaves nothing hanging", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("half");
      throw new Error("the disk went away");
    }
    expect(await clamdScanner(clamd.address)(broken())).toBe("unscanned");
  });
});

test("a scanner that is away, or none at all, leaves a file unscanned", async () => {
  const clamd = await startClamd();
  await clamd.close();
  expect(await clamdScanner(clamd.address)(pieces("abc"))).toBe("unscanned");
  expect(await clamdScanner("unix:/nowhere/clamd.ctl")(pieces("abc"))).toBe("unscanned");
});
