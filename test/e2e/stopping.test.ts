/** The server ends when it is asked to, whoever is connected. */
import { mkdtempSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { expect, test } from "vitest";
import { serveBuild } from "../../scripts/serve-build.ts";

async function connected(url: string): Promise<Socket> {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  return socket;
}

test("it ends although browsers hold connections: one used before, one opened in advance", async () => {
  const folder = mkdtempSync(join(tmpdir(), "laurel-stopping-"));
  const server = await serveBuild(folder);
  try {
    const used = await connected(server.url);
    used.write("GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n");
    const [answer] = (await once(used, "data")) as [Buffer];
    expect(answer.toString()).toContain("200 OK");
    const unused = await connected(server.url);
    const ends = [used, unused].map((socket) => once(socket.resume(), "close"));
    await server.stop();
    await Promise.all(ends);
  } finally {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});
