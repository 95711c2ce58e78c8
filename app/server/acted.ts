/** How an act that a form asked for ended: done, with the word that the page says it by, or not. */
import type { $ZodType, output } from "zod/v4/core";
import type { TwoPersonOutcome } from "#app/commands/two-persons.ts";
import type { Outcome, Refusal } from "#app/domain/kernel/outcome.ts";
import { type FormReading, readForm } from "#app/forms/read-form.ts";

export type Acted =
  | { readonly ok: true; readonly done: string }
  | { readonly ok: false; readonly reading: Extract<FormReading<unknown>, { ok: false }> }
  | { readonly ok: false; readonly refusal: Refusal };

/** Reads the form by its schema, calls the one command, and says by which word it is done. */
export async function act<Schema extends $ZodType, Value>(
  form: FormData,
  schema: Schema,
  done: string | ((value: Value) => string),
  command: (sent: output<Schema>) => Promise<Outcome<Value>>,
): Promise<Acted> {
  const reading = readForm(form, schema);
  if (!reading.ok) return { ok: false, reading };
  const outcome = await command(reading.value);
  if (!outcome.ok) return { ok: false, refusal: outcome.refusal };
  return { ok: true, done: typeof done === "string" ? done : done(outcome.value) };
}

/** The word of an act that two persons do: done at once where there is only one of them. */
export function asTwo(done: string): (value: TwoPersonOutcome) => string {
  return ({ isProposed }) => (isProposed ? "proposed" : done);
}
