import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";

declare module "@remix-run/node" {
  /** Tells the types what the flag below does: data reaches a page as it is, dates included. */
  interface Future {
    v3_singleFetch: true;
  }
}

/** What most pages of an audience show comes as one script: thirty small ones weigh more than they hold. */
const CHUNKS: readonly (readonly [string, RegExp])[] = [
  ["pages", /\/app\/ui\/(layout|award)\/|\/app\/domain\/kernel\//],
  ["fields", /\/app\/ui\/form\/|\/app\/domain\/form\//],
  ["application", /\/app\/ui\/application\/(application-|attachment-list|call-text|steps)/],
  // What judges read needs none of what cities write with.
  ["writing", /\/app\/ui\/application\/(questions\/|write-fields)|\/app\/forms\/application/],
];

function chunkOf(id: string): string | undefined {
  return CHUNKS.find(([, files]) => files.test(id))?.[0];
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    tailwindcss(),
    remix({
      future: {
        v3_fetcherPersist: true,
        // Off: looking for the routes of each page's links costs the server more than the page, and the
        // whole list is 5 kB that a browser asks for once.
        v3_lazyRouteDiscovery: false,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  // Assets are files of their own: the content security policy allows no data: addresses.
  build: {
    assetsInlineLimit: 0,
    target: "es2022",
    // Four kilobytes less of scripts than by esbuild, on the lines that have the fewest.
    minify: isSsrBuild ? false : "terser",
    terserOptions: { ecma: 2020, compress: { passes: 2 } },
    modulePreload: { polyfill: false },
    rollupOptions: { output: { manualChunks: chunkOf } },
  },
}));
