/** A line between a browser and a server: as slow as a telephone's where a test asks for it, and cut at will. */
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface SlowLine {
  /** Where the browser finds the server. */
  readonly url: string;
  /** How fast it carries what the browser sends, from now on. */
  readonly carry: (bytesPerSecond: number) => void;
  /** Ends what is under way in the middle of a byte stream, and takes nothing more. */
  readonly cut: () => void;
  readonly mend: () => void;
  /** What the server says next does not arrive. */
  readonly loseOneAnswer: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param portOf where the server listens, asked for each connection */
export async function slowLine(portOf: () => number): Promise<SlowLine> {
  const ends = new Set<Socket>();
  let speed = Number.POSITIVE_INFINITY;
  let isCut = false;
  let lost: (() => void) | null = null;

  const tie = (socket: Socket, other: Socket) => {
    ends.add(socket);
    // Whoever loses one end loses the other; why does not matter here.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      ends.delete(socket);
      other.destroy();
    });
  };
  const server = createServer((browser) => {
    if (isCut) {
      browser.destroy();
      return;
    }
    const behind = connect(portOf(), "127.0.0.1");
    tie(browser, behind);
    tie(behind, browser);
    browser.on("data", (chunk) => {
      behind.write(chunk);
      browser.pause();
      setTimeout(() => browser.resume(), (chunk.byteLength / speed) * 1_000);
    });
    behind.on("data", (chunk) => {
      if (!lost) {
        browser.write(chunk);
        return;
      }
      lost();
      lost = null;
      browser.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const end = () => ends.forEach((socket) => socket.destroy());
  return {
    url: `http://127.0.0.1:${port}`,
    carry: (bytesPerSecond) => {
      speed = bytesPerSecond;
    },
    cut: () => {
      isCut = true;
      end();
    },
    mend: () => {
      isCut = false;
    },
    loseOneAnswer: () =>
      new Promise((resolve) => {
        lost = resolve;
      }),
    close: async () => {
      end();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
