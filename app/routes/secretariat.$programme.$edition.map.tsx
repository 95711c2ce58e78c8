import type { LoaderFunctionArgs } from "@remix-run/node";
import { loadReceivedByCountry } from "#app/queries/intake.ts";
import { requireStaff } from "#app/server/guards.ts";
import { drawMap } from "#app/server/world-map.ts";

/** Secretariat and observers: the countries of the edition, drawn. Counts alone, as in the table. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, edition } = await requireStaff(args);
  const look = new URL(args.request.url).searchParams.get("look") === "dark" ? "dark" : "light";
  return new Response(await drawMap(await loadReceivedByCountry(context, edition), look), {
    headers: {
      "content-type": "image/svg+xml",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "no-store",
    },
  });
}
