/** Reads a form's body up to a limit: Remix's own reading has none. */
import { data } from "@remix-run/node";
import { readWhole } from "./read-stream.ts";

/** A whole edition's settings typed by hand are a tenth of this. */
const MOST_BYTES = 1_000_000;
const URL_ENCODED = "application/x-www-form-urlencoded";

/** @throws an answer of 413 where the body is larger than any form of ours, 408 or 400 where it is none */
export async function readBody(request: Request): Promise<FormData> {
  const body = await readWhole(request.body, MOST_BYTES);
  const type = request.headers.get("content-type") ?? "";
  if (type.split(";", 1)[0]?.trim().toLowerCase() === URL_ENCODED) return fieldsIn(body);
  try {
    return await new Response(body, { headers: { "content-type": type } }).formData();
  } catch {
    throw data("This form could not be read.", 400);
  }
}

/** As `Response.formData` reads it, without a stream and a response for each of the many small forms. */
function fieldsIn(body: Buffer): FormData {
  const form = new FormData();
  for (const [name, value] of new URLSearchParams(body.toString())) form.append(name, value);
  return form;
}
