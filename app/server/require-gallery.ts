import type { LoadContext } from "./load-context.ts";
import { notFound } from "./not-found.ts";

/** For those who build: where the gallery is not switched on, its pages do not exist. */
export function requireGallery({ hasGallery }: LoadContext): void {
  if (!hasGallery) throw notFound();
}
