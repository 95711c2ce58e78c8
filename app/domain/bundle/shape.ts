/** The shapes of docs/bundle.schema.json as data, and one checker for all of them. */
import { BUNDLE_FORMAT, BUNDLE_STATUSES, type Fault } from "./bundle.ts";

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
  | {
      readonly is: "object";
      readonly must: Readonly<Record<string, Shape>>;
      readonly may: Readonly<Record<string, Shape>>;
      readonly closed?: true;
    }
  | { readonly is: "kinds"; readonly of: Readonly<Record<string, Shape>> };

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

function object(must: Record<string, Shape>, may: Record<string, Shape> = {}): Shape {
  return { is: "object", must, may };
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
      round: slug,
      category: slug,
      applications: list(text),
      by: text,
      reason: text,
    }),
    prize: object({ category: slug, prize: slug, application: text, by: text, reason: text }),
    strike: object({ round: slug, judge: slug, application: text, by: text, reason: text }),
  },
};

export const bundleShape: Shape = {
  is: "object",
  closed: true,
  must: {
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
        { slug, name: text, categories: list(slug) },
        { country, title: text, chair: { is: "flag" } },
      ),
    ),
    applications: list(
      object(
        {
          ref: { is: "text", filled: true },
          category: slug,
          entrant: slug,
          title: text,
          status: { is: "word", of: BUNDLE_STATUSES },
        },
        { leftAfter: slug, answers: object({}) },
      ),
    ),
  },
  may: {
    recusals: list(object({ judge: slug, application: text }, { reason: text })),
    scorecards: list(
      object(
        {
          round: slug,
          judge: slug,
          application: text,
          status: { is: "word", of: ["draft", "submitted"] },
          scores: { is: "numbers" },
        },
        { comment: text },
      ),
    ),
    ballots: list(object({ round: slug, category: slug, choices: filled(text) }, { judge: slug })),
    decisions: list(decision),
    achievements: list(object({ entrant: slug, citation: text }, { name: text })),
  },
};

/** Where a value stands, written out only when there is a fault to report. */
interface Path {
  readonly parent: Path | null;
  readonly key: string | number;
}

function writePath(path: Path | null): string {
  if (path === null) return "";
  const before = writePath(path.parent);
  if (typeof path.key === "number") return `${before}[${path.key}]`;
  const plain = /^[A-Za-z0-9_$-]+$/.test(path.key) ? path.key : JSON.stringify(path.key);
  return before === "" ? plain : `${before}.${plain}`;
}

/** A value as it is shown in a fault: short, on one line. */
export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  const json = Array.isArray(value)
    ? "a list"
    : typeof value === "object" && value !== null
      ? "an object"
      : JSON.stringify(value);
  return json.length > 60
    ? `${json.slice(0, 57)}…`
    : json.replace(/[\u007f-\u009f\u2028\u2029]/g, " ");
}

export function checkShape(value: unknown, faults: Fault[]): void {
  check(value, bundleShape, null, faults);
}

function report(faults: Fault[], path: Path | null, what: string): void {
  faults.push({ where: writePath(path) || "bundle", what });
}

function check(value: unknown, shape: Shape, path: Path | null, faults: Fault[]): void {
  switch (shape.is) {
    case "text":
      if (typeof value !== "string") report(faults, path, `must be text, not ${show(value)}`);
      else if (shape.filled && value === "") report(faults, path, "must not be empty");
      else if (shape.pattern && !shape.pattern.test(value))
        report(faults, path, `must be ${shape.like ?? "otherwise"}, not ${show(value)}`);
      return;
    case "integer":
      checkInteger(value, shape.least, path, faults);
      return;
    case "flag":
      if (typeof value !== "boolean")
        report(faults, path, `must be true or false, not ${show(value)}`);
      return;
    case "word":
      if (typeof value !== "string" || !shape.of.includes(value))
        report(faults, path, `must be ${oneOf(shape.of)}, not ${show(value)}`);
      return;
    case "list":
      if (!Array.isArray(value)) {
        report(faults, path, `must be a list, not ${show(value)}`);
        return;
      }
      if (shape.filled && value.length === 0) report(faults, path, "must not be empty");
      for (let index = 0; index < value.length; index++)
        check(value[index], shape.of, { parent: path, key: index }, faults);
      return;
    case "numbers":
      if (!checkObject(value, path, faults)) return;
      for (const key of Object.keys(value))
        if (!Number.isSafeInteger(value[key]))
          checkInteger(value[key], undefined, { parent: path, key }, faults);
      return;
    case "kinds":
      checkKind(value, shape.of, path, faults);
      return;
    case "object":
      checkFields(value, shape, path, faults);
      return;
  }
}

function oneOf(words: readonly string[]): string {
  return words.map((word) => JSON.stringify(word)).join(" or ");
}

function checkInteger(
  value: unknown,
  least: number | undefined,
  path: Path | null,
  faults: Fault[],
): void {
  if (typeof value !== "number" || !Number.isSafeInteger(value))
    report(faults, path, `must be a whole number, not ${show(value)}`);
  else if (least !== undefined && value < least)
    report(faults, path, `must be ${least} or more, not ${value}`);
}

function checkObject(
  value: unknown,
  path: Path | null,
  faults: Fault[],
): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    report(faults, path, `must be an object, not ${show(value)}`);
    return false;
  }
  if (Object.hasOwn(value, "__proto__")) report(faults, path, 'must not have a key "__proto__"');
  return true;
}

function checkKind(
  value: unknown,
  kinds: Readonly<Record<string, Shape>>,
  path: Path | null,
  faults: Fault[],
): void {
  if (!checkObject(value, path, faults)) return;
  const kind = value["kind"];
  const shape = typeof kind === "string" && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (shape?.is === "object") checkFields(value, shape, path, faults, false);
  else
    report(
      faults,
      { parent: path, key: "kind" },
      `must be ${oneOf(Object.keys(kinds))}, not ${show(kind)}`,
    );
}

function checkFields(
  value: unknown,
  shape: Extract<Shape, { is: "object" }>,
  path: Path | null,
  faults: Fault[],
  checkItself = true,
): void {
  if (checkItself && !checkObject(value, path, faults)) return;
  const fields = value as Record<string, unknown>;
  for (const key in shape.must) {
    const field = shape.must[key];
    if (!Object.hasOwn(fields, key)) report(faults, path, `lacks ${JSON.stringify(key)}`);
    else if (field) check(fields[key], field, { parent: path, key }, faults);
  }
  for (const key in shape.may) {
    const field = shape.may[key];
    if (field && Object.hasOwn(fields, key))
      check(fields[key], field, { parent: path, key }, faults);
  }
  if (shape.closed)
    for (const key of Object.keys(fields))
      if (key !== "__proto__" && !Object.hasOwn(shape.must, key) && !Object.hasOwn(shape.may, key))
        report(faults, path, `has an unknown key ${show(key)}`);
}
