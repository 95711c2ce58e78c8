/** What stands where a person stood: their address and name, wherever they are written, give way to it. */

export interface Named {
  readonly name: string;
  /** In lower case. */
  readonly email: string;
}

/** @param id letters and figures that belong to nobody else. `.invalid` is a domain that no mail reaches */
export function pseudonymOf(id: string): Named {
  const mark = id
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .slice(-12);
  return { name: `Erased person ${mark}`, email: `erased-${mark}@erased.invalid` };
}

/** Shorter ones are words that mean something else as well. */
const SHORTEST_NAME = 3;

/** The text with the person's address replaced, and their whole name; parts of other words stay. */
export function textWithout(text: string, person: Named, pseudonym: Named): string {
  const address = new RegExp(
    `(?<![\\p{L}\\p{N}._%+-])${escaped(person.email)}(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`,
    "giu",
  );
  const plain = person.email === "" ? text : text.replaceAll(address, pseudonym.email);
  const name = person.name.trim();
  if (name.length < SHORTEST_NAME) return plain;
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, "giu");
  return plain.replaceAll(whole, pseudonym.name);
}

/** As textWithout, in every text of a value, keys included. */
export function valueWithout(value: unknown, person: Named, pseudonym: Named): unknown {
  if (typeof value === "string") return textWithout(value, person, pseudonym);
  if (Array.isArray(value)) return value.map((one) => valueWithout(one, person, pseudonym));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      textWithout(key, person, pseudonym),
      valueWithout(one, person, pseudonym),
    ]),
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
