/**
 * An order drawn by a seed: the same seed gives the same order everywhere, so that whoever has the
 * record can draw it again. Chance enters with the seed alone. Not for secrets.
 */

/** Thirty-two bits of a text (FNV-1a, mixed once more so that texts that differ little are far apart). */
function mark(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b) >>> 0;
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** @param names all different; equal marks, which hardly happen, are told apart by the names */
export function drawnOrder(names: readonly string[], seed: string): readonly string[] {
  return names
    .map((name) => ({ name, key: mark(`${seed}\n${name}`) }))
    .sort((a, b) => a.key - b.key || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}
