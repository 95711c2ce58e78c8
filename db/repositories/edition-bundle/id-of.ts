/** Looks a name up that must be there. */
export function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`the bundle names ${name} without declaring it`);
  return id;
}
