/**
 * Opens what strangers sent, in a process of its own that has no secret, no database and no socket:
 * whatever a picture or a document does to its reader, it does it here. Plain JavaScript, because the
 * built server starts it as it lies. One job at a time; app/server/drawing/drawing.ts asks.
 */
import { readFileSync, writeFileSync } from "node:fs";
import sharp from "sharp";

const MOST_PIXELS = 30_000_000;
const LONGEST_SIDE = 2_400;
const LONGEST_PAGE = 1_200;
/** A document that wants more than this is not shown. In pages of WebAssembly, 64 kB each. */
const MOST_MEMORY_PAGES = 6_144;
/** What a document of a city has; one of ten thousand pages is shown up to here. */
const MOST_PAGES = 40;

sharp.cache(false);
sharp.concurrency(1);

/** WebAssembly grows by this alone, so it is here that a document is told to stop. */
const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function growUpTo(pages) {
  if (this.buffer.byteLength / 65_536 + pages > MOST_MEMORY_PAGES)
    throw new RangeError("this document wants too much memory");
  return grow.call(this, pages);
};

const FORMATS = {
  "image/jpeg": (picture) => picture.jpeg({ quality: 85 }),
  "image/png": (picture) => picture.png(),
  "image/webp": (picture) => picture.webp({ quality: 85 }),
};

const JOBS = {
  /** Draws a picture anew, so that nothing but the picture is left of it. */
  async redraw({ from, to, mediaType }) {
    const { width, height } = await sharp(from, { limitInputPixels: false }).metadata();
    if (width * height > MOST_PIXELS) return { fault: "too-many-pixels" };
    const picture = sharp(from, { limitInputPixels: MOST_PIXELS, sequentialRead: true })
      .timeout({ seconds: 15 })
      .rotate()
      .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: "inside", withoutEnlargement: true });
    await FORMATS[mediaType](picture).toFile(to);
    return {};
  },
  async countPages({ from }) {
    return { pages: Math.min((await openDocument(from)).countPages(), MOST_PAGES) };
  },
  /** Pages count from one. */
  async drawPage({ from, to, page }) {
    const mupdf = await import("mupdf");
    const document = await openDocument(from);
    if (page > Math.min(document.countPages(), MOST_PAGES)) return { fault: "no-such-page" };
    const sheet = document.loadPage(page - 1);
    const [left, top, right, bottom] = sheet.getBounds();
    const scale = LONGEST_PAGE / Math.max(right - left, bottom - top);
    if (!(scale > 0) || !Number.isFinite(scale)) return { fault: "unreadable" };
    const matrix = mupdf.Matrix.scale(scale, scale);
    const drawn = sheet.toPixmap(matrix, mupdf.ColorSpace.DeviceRGB, false, true);
    writeFileSync(to, await sharp(drawn.asPNG()).webp({ quality: 80 }).toBuffer());
    return {};
  },
};

async function openDocument(from) {
  const mupdf = await import("mupdf");
  const document = mupdf.Document.openDocument(readFileSync(from), "application/pdf");
  if (document.needsPassword()) throw new Error("it opens with a password alone");
  return document;
}

process.on("message", async ({ id, job, ...given }) => {
  const answer = await JOBS[job](given).catch(() => ({ fault: "unreadable" }));
  process.send({ id, ...answer });
});
// Whoever asked is gone: nobody waits for an answer.
process.on("disconnect", () => process.exit(0));
