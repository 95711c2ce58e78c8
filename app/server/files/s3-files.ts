/** Attachments in a bucket of any store that speaks S3. The client is loaded where one is configured. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import type * as Sdk from "@aws-sdk/client-s3";
import { PART_BYTES, partLength, partName, partNames } from "#app/domain/application/files.ts";
import type { Files, ListedFile } from "../context.ts";
import { spool } from "../spool.ts";
import { isMadeName, madeName } from "./file-name.ts";

export interface Bucket {
  readonly bucket: string;
  /** Of the store; Amazon's own where none is given. */
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

interface Connection {
  readonly sdk: typeof Sdk;
  readonly client: Sdk.S3Client;
}

export function s3Files({ bucket: Bucket, ...where }: Bucket): Files {
  let connected: Promise<Connection> | undefined;
  const connect = () => (connected ??= connectTo(where));
  const putBody = async (name: string, body: () => Promise<Body>) => {
    const Key = madeName(name);
    const { sdk, client } = await connect();
    const { Body, ContentLength } = await body();
    await client.send(new sdk.PutObjectCommand({ Bucket, Key, Body, ContentLength }));
  };
  const put: Files["put"] = (name, content) =>
    putBody(name, async () => ({ Body: content, ContentLength: content.byteLength }));
  const getObject = async (name: string) => {
    const Key = madeName(name);
    const { sdk, client } = await connect();
    try {
      return await client.send(new sdk.GetObjectCommand({ Bucket, Key }));
    } catch (error) {
      if (error instanceof sdk.NoSuchKey) return null;
      throw error;
    }
  };
  const get: Files["get"] = async (name) => {
    const found = await getObject(name);
    return found?.Body ? await found.Body.transformToByteArray() : null;
  };
  const remove: Files["remove"] = async (name) => {
    const Key = madeName(name);
    const { sdk, client } = await connect();
    await client.send(new sdk.DeleteObjectCommand({ Bucket, Key }));
  };
  return {
    put,
    putFrom: (name, path) =>
      putBody(name, async () => ({
        Body: createReadStream(path),
        ContentLength: (await stat(path)).size,
      })),
    async layAt(name, path) {
      const found = await getObject(name);
      if (!found?.Body) return false;
      await spool(found.Body as Readable, path);
      return true;
    },
    get,
    async open(name) {
      const found = await getObject(name);
      if (!found?.Body) return null;
      const content = found.Body.transformToWebStream() as ReadableStream<Uint8Array>;
      return { bytes: found.ContentLength ?? 0, content };
    },
    remove,
    // An object each: the store's own uploads in parts take none under five megabytes.
    parts: {
      put: (upload, offset, chunks) =>
        put(partName(upload, offset / PART_BYTES), Buffer.concat(chunks)),
      async layAt(upload, bytes, path) {
        let came = 0;
        const whole = async function* () {
          for (const name of partNames(upload, bytes)) {
            const part = await get(name);
            if (part?.byteLength !== partLength(bytes, came)) return;
            came += part.byteLength;
            yield part;
          }
        };
        await spool(whole(), path);
        return came === bytes;
      },
      async remove(upload, bytes) {
        for (const name of partNames(upload, bytes)) await remove(name);
      },
    },
    async *list() {
      const { sdk, client } = await connect();
      for await (const { Contents = [] } of sdk.paginateListObjectsV2({ client }, { Bucket }))
        for (const one of Contents) {
          const file = listed(one);
          if (file) yield file;
        }
    },
  };
}

interface Body {
  readonly Body: Uint8Array | ReturnType<typeof createReadStream>;
  readonly ContentLength: number;
}

async function connectTo(where: Omit<Bucket, "bucket">): Promise<Connection> {
  const sdk = await import("@aws-sdk/client-s3");
  const { endpoint, region, accessKeyId, secretAccessKey } = where;
  const client = new sdk.S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    // Others than Amazon name the bucket in the path, and know no checksum in a trailer.
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  // A bucket's own address is signed without a slash at its end, as every store reads it.
  client.middlewareStack.add(
    (next) => (sent) => {
      const { request } = sent as { request: { path: string } };
      request.path = request.path.replace(/(.)\/$/, "$1");
      return next(sent);
    },
    { step: "build", name: "bucketWithoutSlash" },
  );
  return { sdk, client };
}

function listed(one: {
  readonly Key?: string | undefined;
  readonly Size?: number | undefined;
  readonly LastModified?: Date | undefined;
}): ListedFile | null {
  const { Key: name, Size: bytes = 0, LastModified: changedAt } = one;
  // What somebody else keeps in the bucket is not ours to count or to sweep.
  if (name === undefined || changedAt === undefined || !isMadeName(name)) return null;
  return { name, bytes, changedAt };
}
