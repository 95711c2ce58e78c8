/**
 * A file as an answer that no browser runs, shows in our name, or keeps: the server adds to every
 * answer that its type is not guessed and that it is not stored.
 */
import type { OpenedFile } from "./context.ts";

interface Download extends OpenedFile {
  readonly name: string;
  readonly mediaType: string;
}

/** Opened on its own it is a stranger without rights: no script, no form, no request, no frame. */
const ALONE = "sandbox; default-src 'none'; frame-ancestors 'none'";

export function download({ name, mediaType, bytes, content }: Download): Response {
  return new Response(content, {
    headers: {
      "content-type": mediaType,
      "content-length": String(bytes),
      "content-disposition": contentDisposition(name),
      "content-security-policy": ALONE,
    },
  });
}

/** A picture that we drew ourselves, for a page to show. */
export function inlinePicture({ bytes, content }: OpenedFile, mediaType: string): Response {
  return new Response(content, {
    headers: {
      "content-type": mediaType,
      "content-length": String(bytes),
      "content-disposition": "inline",
      "content-security-policy": ALONE,
    },
  });
}

/** RFC 6266 with RFC 5987: plain letters for old programs, the whole name for the rest. */
export function contentDisposition(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9 ._()-]/g, "_");
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
