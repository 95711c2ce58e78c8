/**
 * A disk that loses what was not synced: files as a sync left them, and what was written since. At a
 * power cut each write since then is there or not, by chance, as a disk writes in an order of its own.
 */
import type { TracedCall } from "./traced-writes.ts";

type Change = Exclude<TracedCall["what"], { kind: "sync" } | { kind: "remove" }>;

interface Kept {
  /** What is on the disk for certain. */
  synced: Buffer;
  readonly since: Change[];
}

export interface Disk {
  readonly do: (call: Pick<TracedCall, "path" | "what">) => void;
  /** Everything is on the disk, as after a long rest. */
  readonly rest: () => void;
  /** @param keeps whether a write that was not synced is there all the same */
  readonly cut: (keeps: () => boolean) => ReadonlyMap<string, Buffer>;
}

/** @param files what is there before anything happens, by path */
export function diskOf(files: ReadonlyMap<string, Buffer>): Disk {
  const kept = new Map<string, Kept>();
  for (const [path, synced] of files) kept.set(path, { synced, since: [] });
  const sync = (file: Kept) => {
    file.synced = file.since.reduce(changed, file.synced);
    file.since.length = 0;
  };
  return {
    do({ path, what }) {
      if (what.kind === "remove") {
        kept.delete(path);
        return;
      }
      const file = kept.get(path) ?? { synced: Buffer.alloc(0), since: [] };
      kept.set(path, file);
      if (what.kind === "sync") sync(file);
      else file.since.push(what);
    },
    rest: () => kept.forEach(sync),
    cut: (keeps) =>
      new Map(
        [...kept].map(([path, { synced, since }]) => [
          path,
          since.filter(() => keeps()).reduce(changed, Buffer.from(synced)),
        ]),
      ),
  };
}

/** Writes into what it is given where there is room: whoever wants the old content copies it first. */
function changed(content: Buffer, change: Change): Buffer {
  if (change.kind === "truncate") {
    const { size } = change;
    const room = Buffer.alloc(Math.max(0, size - content.byteLength));
    return Buffer.concat([content.subarray(0, size), room]);
  }
  const end = change.from + change.bytes.byteLength;
  const whole =
    end <= content.byteLength
      ? content
      : Buffer.concat([content, Buffer.alloc(end - content.byteLength)]);
  change.bytes.copy(whole, change.from);
  return whole;
}
