/** Only names that we made: never a part of a path, nor of an address. */
const NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** @throws where the name is none of ours */
export function madeName(name: string): string {
  if (!NAME.test(name)) throw new Error("not a name of a file");
  return name;
}

export function isMadeName(name: string): boolean {
  return NAME.test(name);
}
