/** Reads a form's body up to a limit: Remix's own reading has none. */
import { data } from "@remix-run/node";
import { readWhole } from "./read-stream.ts";

/** A whole edition's settings typed by hand are a tenth of this. */
const MOST_BYTES = 1_000_000;

/** @throws an answer of 413 where the body is larger than any form of ours, 408 or 400 where it is none */
export async function readBody(request: Request): Promise<FormData> {
  const body = await readWhole(request.body, MOST_BYTES);
  const type = request.headers.get("content-type") ?? "";
  try {
    return await new Response(body, { headers: { "content-type": type } }).formData();
  } catch {
    throw data("This form could not be read.", 400);
  }
}
