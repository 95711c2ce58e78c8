import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useSearchParams } from "@remix-run/react";
import { requireGallery } from "#app/server/require-gallery.ts";
import { Page } from "#app/ui/layout/page.tsx";

export const meta: MetaFunction = () => [{ title: "An empty page" }];

/** What the frame of such a page takes, its scripts and links among it. */
const FRAME_BYTES = 4_000;

/** For those who build: what a page costs that asks for nothing. The benchmarks measure against it. */
export function loader({ context }: LoaderFunctionArgs) {
  requireGallery(context);
  return null;
}

/** For those who build: what an action costs that does nothing. */
export function action({ context }: LoaderFunctionArgs) {
  requireGallery(context);
  return redirect("/gallery/empty");
}

export default function EmptyPage() {
  const [search] = useSearchParams();
  const bytes = Math.max(0, Math.min(Number(search.get("bytes") ?? 0), 1_000_000) - FRAME_BYTES);
  return (
    <Page brand={{ to: "/", name: "Laurel" }}>
      <h1>An empty page</h1>
      <p>{"x".repeat(bytes || 0)}</p>
    </Page>
  );
}
