/**
 * A file as an answer that no browser runs, shows in our name, or keeps: the server adds to every
 * answer that its type is not guessed and that it is not stored.
 */
interface Download {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

export function download({ name, mediaType, content }: Download): Response {
  return new Response(new Uint8Array(content), {
    headers: {
      "content-type": mediaType,
      "content-length": String(content.byteLength),
      "content-disposition": contentDisposition(name),
      "content-security-policy": "sandbox; default-src 'none'",
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
