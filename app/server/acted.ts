/** How an act that a form asked for ended: done, with the word that the page says it by, or not. */
import type { $ZodType, output } from "zod/v4/core";
import type { Outcome, Refusal } from "#app/domain/kernel/outcome.ts";
import { type FormReading, readForm } from "#app/forms/read-form.ts";

export type Acted =
  | { readonly ok: true; readonly done: string }
  | { readonly ok: false; readonly reading: Extract<FormReading<unknown>, { ok: false }> }
  | { readonly ok: false; readonly refusal: Refusal };

/** Reads the form by its schema, calls the one command, and says by which word it is done. */
export async function act<Schema extends $ZodType>(
  form: FormData,
  schema: Schema,
  done: string,
  command: (sent: output<Schema>) => Promise<Outcome<unknown>>,
): Promise<Acted> {
  const reading = readForm(form, schema);
  if (!reading.ok) return { ok: false, reading };
  const outcome = await command(reading.value);
  return outcome.ok ? { ok: true, done } : { ok: false, refusal: outcome.refusal };
}
