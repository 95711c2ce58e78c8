/** What was submitted, for download: the page to print and the PDF are asked for alike. */
import { download } from "./download.ts";
import { notFound } from "./not-found.ts";
import { submissionPdf, type SubmissionText } from "./submission-pdf.ts";

/** @returns undefined where no version is named: the last one */
export function versionAsked(request: Request): number | undefined {
  const version = new URL(request.url).searchParams.get("version");
  if (version === null) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(version)) throw notFound();
  return Number(version);
}

export async function pdfAnswer(text: SubmissionText): Promise<Response> {
  const content = await submissionPdf(text);
  return download({
    name: `${text.ref} version ${text.submission.number}.pdf`,
    mediaType: "application/pdf",
    bytes: content.byteLength,
    content: new Blob([content]).stream(),
  });
}
