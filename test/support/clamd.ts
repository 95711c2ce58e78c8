/** A scanner that speaks clamd's protocol over a real socket, and finds one word to be a virus. */
import { type AddressInfo, createServer, type Socket } from "node:net";

export const VIRUS = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
const COMMAND = "zINSTREAM\0";

export interface FakeClamd {
  /** As the setting CLAMD has it. */
  readonly address: string;
  /** Sizes of the files that came whole. */
  readonly seen: readonly number[];
  close(): Promise<void>;
}

/** @param most bytes of a file that it takes, as clamd's own StreamMaxLength */
export async function startClamd(most = 1_000_000): Promise<FakeClamd> {
  const seen: number[] = [];
  const server = createServer((socket) => answer(socket, most, seen));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `tcp://127.0.0.1:${port}`,
    seen,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function answer(socket: Socket, most: number, seen: number[]): void {
  let rest = Buffer.alloc(0);
  let file = Buffer.alloc(0);
  let hasCommand = false;
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    if (!hasCommand) {
      if (rest.length < COMMAND.length) return;
      if (rest.subarray(0, COMMAND.length).toString() !== COMMAND)
        return void socket.end("UNKNOWN COMMAND\0");
      hasCommand = true;
      rest = rest.subarray(COMMAND.length);
    }
    while (rest.length >= 4) {
      const length = rest.readUInt32BE(0);
      if (length === 0) {
        seen.push(file.length);
        const found = file.includes(VIRUS) ? "Eicar-Signature FOUND" : "OK";
        return void socket.end(`stream: ${found}\0`);
      }
      if (rest.length < 4 + length) return;
      file = Buffer.concat([file, rest.subarray(4, 4 + length)]);
      rest = rest.subarray(4 + length);
      if (file.length > most) return void socket.end("INSTREAM size limit exceeded. ERROR\0");
    }
  });
}
