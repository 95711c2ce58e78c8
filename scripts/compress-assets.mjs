/** After the build: each script and stylesheet once as Brotli and once as gzip, so that no request pays for it. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const FOLDER = "build/client/assets";

for (const name of readdirSync(FOLDER)) {
  if (!/\.(js|css)$/.test(name)) continue;
  const path = join(FOLDER, name);
  const content = readFileSync(path);
  writeFileSync(`${path}.br`, brotliCompressSync(content));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}
