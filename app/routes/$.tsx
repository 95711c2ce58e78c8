import type { MetaFunction } from "@remix-run/node";
import { notFound } from "#app/server/not-found.ts";

export const meta: MetaFunction = () => [{ title: "There is nothing here" }];

/** Public: every address that nothing stands at. */
export function loader() {
  throw notFound();
}

export default function NothingHere() {
  return null;
}
