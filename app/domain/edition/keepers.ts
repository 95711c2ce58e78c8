/** Whether somebody is left who may do what touches a whole edition. See docs/access.md. */

export interface AsideMember {
  readonly member: string;
  readonly edition: string;
}

/**
 * Whoever stepped aside from a category of an edition does nothing that touches all of it, so each
 * edition needs one of the secretariat who stepped aside from nothing in it.
 * @param secretariat those who would be left
 */
export function isKept(secretariat: readonly string[], aside: readonly AsideMember[]): boolean {
  const editions = new Set(aside.map(({ edition }) => edition));
  const isAside = (member: string, edition: string) =>
    aside.some((one) => one.member === member && one.edition === edition);
  return (
    secretariat.length > 0 &&
    [...editions].every((edition) => secretariat.some((member) => !isAside(member, edition)))
  );
}
