/**
 * Reads what a form sent into what its schema promises. Names are paths: `criteria.0.name` is the
 * name of the first criterion, `choices[]` is a list even where one choice was made. A name that no
 * form of ours could have sent refuses the whole form, before any schema sees it.
 */
import { type $ZodIssue, type $ZodType, type output, safeParse } from "zod/v4/core";

export interface FieldError {
  /** The field's name in the form, `criteria.0.name`; empty where the form as a whole is at fault. */
  readonly field: string;
  readonly message: string;
}

/** What was typed, by field name: a form that comes back keeps it. Files cannot be given back. */
export type TypedValues = Readonly<Record<string, readonly string[]>>;

export type FormReading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly values: TypedValues };

interface ReadOptions {
  /** Names whose values never travel back to the page, such as passwords. */
  readonly secret?: readonly string[];
}

type Branch = Map<string, Branch | Leaf>;
type Leaf = FormDataEntryValue[];

const MOST_ENTRIES = 2_000;
const DEEPEST_NAME = 6;
const NAME_PART = /^[A-Za-z0-9_-]{1,64}$/;
const INDEX = /^(0|[1-9]\d{0,3})$/;
const RESERVED: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);
const LIST_MARK = "[]";

/** @returns the value the schema makes, or the first error of each field with all that was typed */
export function readForm<S extends $ZodType>(
  form: FormData,
  schema: S,
  { secret = [] }: ReadOptions = {},
): FormReading<output<S>> {
  const values = typedValues(form, secret);
  const tree = growTree(form);
  if (!tree) {
    const message =
      "This form could not be read. Please load the page again and send it once more.";
    return { ok: false, errors: [{ field: "", message }], values };
  }
  const parsed = safeParse(schema, valueOf(tree));
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, errors: firstErrors(parsed.error.issues, tree), values };
}

/** A file input left empty still sends a nameless file of no bytes. */
function isEmptyFile(value: FormDataEntryValue): boolean {
  return typeof value !== "string" && value.size === 0 && value.name === "";
}

/** @returns null where a name is none of ours, two names collide, or there are too many */
function growTree(form: FormData): Branch | null {
  const root: Branch = new Map();
  let entries = 0;
  for (const [name, value] of form) {
    if (++entries > MOST_ENTRIES) return null;
    if (!isEmptyFile(value) && !plant(root, name, value)) return null;
  }
  return root;
}

function plant(root: Branch, name: string, value: FormDataEntryValue): boolean {
  const parts = partsOf(name);
  const last = parts.pop();
  if (last === undefined || parts.length >= DEEPEST_NAME) return false;
  if (![...parts, last].every((part) => NAME_PART.test(part) && !RESERVED.has(part))) return false;
  let branch = root;
  for (const part of parts) {
    const next = branch.get(part) ?? new Map<string, Branch | Leaf>();
    if (Array.isArray(next)) return false;
    branch.set(part, next);
    branch = next;
  }
  if (name.endsWith(LIST_MARK)) return plantInList(branch, last, value);
  const leaf = branch.get(last) ?? [];
  if (!Array.isArray(leaf)) return false;
  branch.set(last, [...leaf, value]);
  return true;
}

function plantInList(branch: Branch, name: string, value: FormDataEntryValue): boolean {
  const list = branch.get(name) ?? new Map<string, Branch | Leaf>();
  if (Array.isArray(list)) return false;
  list.set(`${list.size}`, [value]);
  branch.set(name, list);
  return true;
}

function partsOf(name: string): string[] {
  return (name.endsWith(LIST_MARK) ? name.slice(0, -LIST_MARK.length) : name).split(".");
}

function valueOf(node: Branch | Leaf): unknown {
  if (Array.isArray(node)) return node.length === 1 ? node[0] : node;
  const keys = listKeys(node);
  if (keys) return keys.map((key) => valueOf(node.get(key) ?? []));
  return Object.fromEntries([...node].map(([key, child]) => [key, valueOf(child)]));
}

/** Keys in order where a branch is a list; a list may have gaps, where a row was taken out. */
function listKeys(branch: Branch): readonly string[] | null {
  const keys = [...branch.keys()];
  if (keys.length === 0 || !keys.every((key) => INDEX.test(key))) return null;
  return keys.sort((a, b) => Number(a) - Number(b));
}

function firstErrors(issues: readonly $ZodIssue[], tree: Branch): FieldError[] {
  const errors = new Map<string, string>();
  for (const { path, message } of issues) {
    const field = fieldName(path, tree);
    if (!errors.has(field)) errors.set(field, message);
  }
  return [...errors].map(([field, message]) => ({ field, message }));
}

/** A schema counts the rows it was given; the form's own numbers may have gaps. */
function fieldName(path: readonly PropertyKey[], tree: Branch): string {
  let node: Branch | Leaf | undefined = tree;
  const parts: string[] = [];
  for (const step of path) {
    const branch: Branch | null = node && !Array.isArray(node) ? node : null;
    const keys: readonly string[] | null =
      typeof step === "number" && branch ? listKeys(branch) : null;
    const part: string = keys?.[Number(step)] ?? String(step);
    parts.push(part);
    node = branch?.get(part);
  }
  return parts.join(".");
}

/** What was typed, to be given back with the form. */
export function typedValues(form: FormData, secret: readonly string[] = []): TypedValues {
  const values = new Map<string, string[]>();
  for (const [name, value] of form) {
    if (typeof value !== "string" || secret.includes(name)) continue;
    if (values.size >= MOST_ENTRIES) break;
    const key = partsOf(name).join(".");
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  return Object.fromEntries(values);
}
