/** The shapes of docs/bundle.schema.json as data, and one checker for all of them. */
import { BUNDLE_FORMAT, BUNDLE_STATUSES, type Fault } from "./bundle.ts";
import { FORBIDDEN_KEY } from "./forbidden-keys.ts";
import { show, writePath } from "./show.ts";

type Shape =
  | {
      readonly is: "text";
      readonly pattern?: RegExp;
      readonly like?: string;
      readonly filled?: true;
    }
  | { readonly is: "integer"; readonly least?: number }
  | { readonly is: "flag" }
  | { readonly is: "word"; readonly of: readonly string[] }
  | { readonly is: "list"; readonly of: Shape; readonly filled?: true }
  | { readonly is: "numbers" }
  | ObjectShape
  | { readonly is: "kinds"; readonly of: Readonly<Record<string, Shape>> };

interface ObjectShape {
  readonly is: "object";
  readonly fields: readonly Field[];
  /** Whether any other key is a fault. */
  readonly closed: boolean;
}

interface Field {
  readonly key: string;
  readonly shape: Shape;
  readonly required: boolean;
}

const text: Shape = { is: "text" };
const slug: Shape = {
  is: "text",
  pattern: /^[a-z0-9][a-z0-9-]*$/,
  like: "a slug such as open-city",
};
const country: Shape = {
  is: "text",
  pattern: /^[A-Z]{2}$/,
  like: "two capital letters such as KR",
};

/** A name that must have been declared elsewhere in the bundle: that it has is for meaning.ts. */
const name = text;

function object(
  must: Readonly<Record<string, Shape>>,
  may: Readonly<Record<string, Shape>> = {},
  closed = false,
): ObjectShape {
  const fieldsOf = (shapes: Readonly<Record<string, Shape>>, required: boolean) =>
    Object.entries(shapes).map(([key, shape]) => ({ key, shape, required }));
  return { is: "object", fields: [...fieldsOf(must, true), ...fieldsOf(may, false)], closed };
}
function list(of: Shape): Shape {
  return { is: "list", of };
}
function filled(of: Shape): Shape {
  return { is: "list", of, filled: true };
}

const round: Shape = {
  is: "kinds",
  of: {
    screening: object({ slug }),
    scorecard: object(
      { slug },
      {
        min: { is: "integer" },
        max: { is: "integer" },
        advance: { is: "integer", least: 1 },
        cutoffTie: { is: "word", of: ["extend", "break"] },
      },
    ),
    ballot: object({ slug, votes: { is: "integer", least: 1 } }),
  },
};

const decision: Shape = {
  is: "kinds",
  of: {
    order: object({
      round: name,
      category: name,
      applications: list(name),
      by: text,
      reason: text,
    }),
    prize: object({ category: name, prize: name, application: name, by: text, reason: text }),
    strike: object({ round: name, judge: name, application: name, by: text, reason: text }),
  },
};

const bundleShape = object(
  {
    format: { is: "word", of: [BUNDLE_FORMAT] },
    programme: object({ slug, name: text }),
    edition: object({ slug, name: text, year: { is: "integer" }, timeZone: text }),
    rounds: filled(round),
    prizes: list(
      object(
        { slug, name: text, by: { is: "word", of: ["rank", "panel"] } },
        { count: { is: "integer", least: 1 } },
      ),
    ),
    categories: filled(
      object({
        slug,
        name: text,
        criteria: list(object({ slug, name: text }, { weight: { is: "integer", least: 1 } })),
      }),
    ),
    entrants: list(object({ slug, name: text, country })),
    judges: list(
      object(
        { slug, name: text, categories: list(name) },
        { country, title: text, chair: { is: "flag" } },
      ),
    ),
    applications: list(
      object(
        {
          ref: { is: "text", filled: true },
          category: name,
          entrant: name,
          title: text,
          status: { is: "word", of: BUNDLE_STATUSES },
        },
        { leftAfter: name, answers: object({}) },
      ),
    ),
  },
  {
    recusals: list(object({ judge: name, application: name }, { reason: text })),
    scorecards: list(
      object(
        {
          round: name,
          judge: name,
          application: name,
          status: { is: "word", of: ["draft", "submitted"] },
          scores: { is: "numbers" },
        },
        { comment: text },
      ),
    ),
    ballots: list(object({ round: name, category: name, choices: filled(name) }, { judge: name })),
    decisions: list(decision),
    achievements: list(object({ entrant: name, citation: text }, { name: text })),
  },
  true,
);

type Key = string | number;

/** One walk over a bundle: where it stands, and what it has found wrong so far. */
interface Walk {
  readonly path: Key[];
  readonly faults: Fault[];
}

export function checkShape(value: unknown, faults: Fault[]): void {
  check({ path: [], faults }, value, bundleShape);
}

function check(walk: Walk, value: unknown, shape: Shape): void {
  switch (shape.is) {
    case "text":
      if (typeof value !== "string") report(walk, `must be text, not ${show(value)}`);
      else if (shape.filled && value === "") report(walk, "must not be empty");
      else if (shape.pattern && !shape.pattern.test(value))
        report(walk, `must be ${shape.like ?? "otherwise"}, not ${show(value)}`);
      return;
    case "integer":
      checkInteger(walk, value, shape.least);
      return;
    case "flag":
      if (typeof value !== "boolean") report(walk, `must be true or false, not ${show(value)}`);
      return;
    case "word":
      if (typeof value !== "string" || !shape.of.includes(value))
        report(walk, `must be ${oneOf(shape.of)}, not ${show(value)}`);
      return;
    case "list":
      checkList(walk, value, shape.of, shape.filled ?? false);
      return;
    case "numbers":
      if (isRecord(value)) checkNumbers(walk, value);
      else report(walk, `must be an object, not ${show(value)}`);
      return;
    case "kinds":
      checkKind(walk, value, shape.of);
      return;
    case "object":
      if (isRecord(value)) checkFields(walk, value, shape);
      else report(walk, `must be an object, not ${show(value)}`);
      return;
  }
}

function checkAt(walk: Walk, key: Key, value: unknown, shape: Shape): void {
  walk.path.push(key);
  check(walk, value, shape);
  walk.path.pop();
}

function report(walk: Walk, what: string): void {
  walk.faults.push({ where: writePath(walk.path), what });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function checkInteger(walk: Walk, value: unknown, least: number | undefined): void {
  if (!Number.isSafeInteger(value)) report(walk, `must be a whole number, not ${show(value)}`);
  else if (least !== undefined && (value as number) < least)
    report(walk, `must be ${least} or more, not ${show(value)}`);
}

function checkList(walk: Walk, value: unknown, of: Shape, filled: boolean): void {
  if (!Array.isArray(value)) {
    report(walk, `must be a list, not ${show(value)}`);
    return;
  }
  if (filled && value.length === 0) report(walk, "must not be empty");
  for (let index = 0; index < value.length; index++) checkAt(walk, index, value[index], of);
}

function checkNumbers(walk: Walk, value: Readonly<Record<string, unknown>>): void {
  for (const key in value)
    if (!Number.isSafeInteger(value[key]) && key !== FORBIDDEN_KEY)
      checkAt(walk, key, value[key], { is: "integer" });
}

function checkKind(walk: Walk, value: unknown, kinds: Readonly<Record<string, Shape>>): void {
  if (!isRecord(value)) {
    report(walk, `must be an object, not ${show(value)}`);
    return;
  }
  const kind = value["kind"];
  const shape = typeof kind === "string" && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (shape) check(walk, value, shape);
  else checkAt(walk, "kind", kind, { is: "word", of: Object.keys(kinds) });
}

function checkFields(
  walk: Walk,
  value: Readonly<Record<string, unknown>>,
  { fields, closed }: ObjectShape,
): void {
  for (const { key, shape, required } of fields) {
    // JSON has no undefined, and no field is named like a member of Object.prototype.
    const field = value[key];
    if (field !== undefined) checkAt(walk, key, field, shape);
    else if (required) report(walk, `lacks ${show(key)}`);
  }
  if (!closed) return;
  for (const key of Object.keys(value))
    if (key !== FORBIDDEN_KEY && !fields.some((field) => field.key === key))
      report(walk, `has an unknown key ${show(key)}`);
}

function oneOf(words: readonly string[]): string {
  return words.map((word) => show(word)).join(" or ");
}
