/** What was submitted as a PDF: the same bytes for the same submission, with what proves it on every page. */
import PDFDocument from "pdfkit";
import type { AnswerText } from "#app/domain/form/read-answers.ts";
import { readClock, zoneLabel } from "#app/domain/kernel/instants.ts";
import { PdfLetters, type Weight } from "./pdf-letters.ts";

export interface SubmissionText {
  readonly edition: { readonly name: string; readonly timeZone: string };
  readonly ref: string;
  readonly city: string;
  readonly category: string;
  readonly submission: {
    readonly number: number;
    readonly title: string;
    readonly receipt: string;
    readonly submittedAt: Date;
    /** Of its content, in hexadecimal. */
    readonly hash: string;
    readonly sections: readonly AnswerText[];
    readonly files: readonly { readonly name: string; readonly sha256: string }[];
    readonly clauses: readonly { readonly title: string; readonly text: string }[];
  };
}

type Pdf = InstanceType<typeof PDFDocument>;

/** Points. */
const MARGIN = 64;
const FOOT = 40;
const SIZES = { title: 20, heading: 13, text: 10.5, small: 8 } as const;

export async function submissionPdf(text: SubmissionText): Promise<Uint8Array<ArrayBuffer>> {
  const { submission, edition } = text;
  const pdf = new PDFDocument({
    size: "A4",
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT },
    bufferPages: true,
    lang: "en",
    displayTitle: true,
    info: {
      Title: submission.title,
      Author: text.city,
      Creator: "Laurel",
      CreationDate: submission.submittedAt,
      ModDate: submission.submittedAt,
    },
  });
  const bytes = bytesOf(pdf);
  const writer = new Writer(pdf);
  writer.write(SIZES.small, `${edition.name} · ${text.category} · ${text.city} · ${text.ref}`);
  writer.write(SIZES.title, submission.title, "bold");
  writeReceipt(writer, text);
  for (const section of submission.sections) writeAnswer(writer, section);
  writeFiles(writer, submission.files);
  writeClauses(writer, submission.clauses);
  if (writer.hasGap)
    writer.write(
      SIZES.small,
      "□ stands for a sign that the letters of this file do not have. The page that is printed from Laurel shows it.",
    );
  writeFeet(pdf, writer, text);
  pdf.end();
  return bytes;
}

async function bytesOf(pdf: Pdf): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of pdf) chunks.push(new Uint8Array(chunk as Buffer));
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

class Writer {
  readonly #pdf: Pdf;
  readonly #letters: PdfLetters;

  constructor(pdf: Pdf) {
    this.#pdf = pdf;
    this.#letters = new PdfLetters(pdf);
  }

  /** Whether a sign had to be left out. */
  get hasGap(): boolean {
    return this.#letters.hasGap;
  }

  /** A paragraph, its lines as they were typed. */
  write(size: number, text: string, weight: Weight = "text"): void {
    this.#letters.write(size, weight, text, { lineGap: size * 0.25, paragraphGap: size * 0.6 });
  }

  /** Below the margin, where PDFKit would otherwise begin another page. */
  foot(text: string): void {
    const { page } = this.#pdf;
    page.margins.bottom = 0;
    this.#letters.write(
      SIZES.small,
      "text",
      text,
      { width: page.width - 2 * MARGIN, lineGap: 2 },
      { x: MARGIN, y: page.height - MARGIN - FOOT / 4 },
    );
  }

  heading(text: string): void {
    const { y, page } = this.#pdf;
    // A heading does not stand alone at the foot of a page.
    const isLow = y + SIZES.heading * 5 > page.height - page.margins.bottom;
    if (isLow) this.#pdf.addPage();
    else this.#pdf.moveDown(0.5);
    this.write(SIZES.heading, text, "bold");
  }
}

function writeReceipt(writer: Writer, { submission, edition }: SubmissionText): void {
  const { number, receipt, submittedAt, hash } = submission;
  const { day, time } = readClock(submittedAt, edition.timeZone, { hasSeconds: true });
  const utc = readClock(submittedAt, "UTC", { hasSeconds: true });
  writer.write(
    SIZES.text,
    [
      `Submitted as version ${number}, ${day}, ${time} ${zoneLabel(edition.timeZone)} (${utc.day}, ${utc.time} UTC)`,
      `Receipt ${receipt}`,
      `Fingerprint of the content (SHA-256) ${hash}`,
    ].join("\n"),
  );
}

function writeAnswer(writer: Writer, { label, text, table }: AnswerText): void {
  writer.heading(label);
  if (!table) {
    writer.write(SIZES.text, text);
    return;
  }
  for (const row of table.rows)
    writer.write(
      SIZES.text,
      table.columns.map((column, index) => `${column}: ${row[index] ?? ""}`).join("\n"),
    );
}

function writeFiles(
  writer: Writer,
  files: readonly { readonly name: string; readonly sha256: string }[],
): void {
  if (files.length === 0) return;
  writer.heading("Files");
  for (const { name, sha256 } of files) writer.write(SIZES.text, `${name}\nSHA-256 ${sha256}`);
}

function writeClauses(
  writer: Writer,
  clauses: readonly { readonly title: string; readonly text: string }[],
): void {
  if (clauses.length === 0) return;
  writer.heading("Accepted Terms and Conditions");
  for (const { title, text } of clauses)
    writer.write(SIZES.text, text === "" ? title : `${title}\n${text}`);
}

/** On every page: whose it is, which page of how many, and the fingerprint. */
function writeFeet(pdf: Pdf, writer: Writer, { ref, submission }: SubmissionText): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = start; index < start + count; index++) {
    pdf.switchToPage(index);
    writer.foot(
      `${ref}, version ${submission.number}, page ${index + 1} of ${count}\nSHA-256 ${submission.hash}`,
    );
  }
}
