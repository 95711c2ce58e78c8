import * as mupdf from "mupdf";
import { describe, expect, test } from "vitest";
import { loader as printLoader } from "#app/routes/apply.$programme.$edition.$ref.print.tsx";
import { loader as pdfLoader } from "#app/routes/apply.$programme.$edition.$ref.pdf.tsx";
import { loader as screeningPdfLoader } from "#app/routes/secretariat.$programme.$edition.screening.$ref_.pdf.tsx";
import type { Viewer } from "#app/server/context.ts";
import { applicantOf, COMPLETE, granted, letIn, officerOf } from "#test/support/applications.ts";
import { testContext } from "#test/support/context.ts";
import { asPerson, getRequest, routeArgs } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const SUMMARY =
  "Đèn đường ở Thủ Dầu Một: ẫ ữ ợ. Ελλάδα, Київ.\nA second line; 서울 漢江, 成都 ひらがな 𒀀";

async function setUp() {
  const context = testContext(store());
  const staged = await stageSmall(context, "call");
  const lan = officerOf(staged);
  const city = applicantOf(context, staged, lan);
  const ref = await city.begin();
  const long = "word ".repeat(400).trim();
  granted(await city.write(ref, 0, undefined, { ...COMPLETE, summary: SUMMARY, done: long }));
  const args = (viewer: Viewer, name = ref, query = "") =>
    routeArgs(asPerson(context, viewer), getRequest(`/pdf${query}`), {
      programme: "prize",
      edition: "2026",
      ref: name,
    });
  return { context, staged, lan, city, ref, args };
}

async function statusOf(answer: Promise<unknown>): Promise<number> {
  const value = await answer.catch((thrown: unknown) => thrown);
  return value instanceof Response ? value.status : 500;
}

function open(bytes: Uint8Array) {
  const document = mupdf.Document.openDocument(bytes, "application/pdf");
  const pages = Array.from({ length: document.countPages() }, (_, index) =>
    document.loadPage(index).toStructuredText("").asText(),
  );
  return { pages, text: pages.join("\n") };
}

describe("the PDF of a submission", () => {
  test("holds every word of it in every script that its letters have, and what proves it on each page", async () => {
    const { lan, city, ref, args } = await setUp();
    const { receipt } = granted(await city.submit(ref));
    const answer = await pdfLoader(args(lan));
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(answer.headers.get("content-disposition")).toContain(`${ref} version 1.pdf`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const { pages, text } = open(bytes);
    expect(pages.length).toBeGreaterThan(1);
    const { submission } = await printLoader(args(lan));
    for (const words of [
      "Lights that follow",
      "Đèn đường ở Thủ Dầu Một: ẫ ữ ợ. Ελλάδα, Київ.",
      "A second line; 서울 漢江, 成都 ひらがな □",
      "stands for a sign that the letters of this file do not have",
      COMPLETE["problem"] as string,
      "Accepted Terms and Conditions",
      receipt,
    ])
      expect(text).toContain(words);
    expect(text.match(/\bword\b/g)).toHaveLength(400);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`page ${index + 1} of ${pages.length}`);
      expect(page).toContain(submission.hash);
    }
    // A font of which only the used letters are embedded.
    expect(bytes.byteLength).toBeLessThan(200_000);
  });

  test("is of the version that is asked for, however it was changed since", async () => {
    const { lan, city, ref, args } = await setUp();
    expect(await statusOf(pdfLoader(args(lan)))).toBe(404);
    granted(await city.submit(ref));
    const first = await (await pdfLoader(args(lan, ref, "?version=1"))).arrayBuffer();
    expect(open(new Uint8Array(first)).text).toContain("version 1, page 1 of");
    for (const query of ["?version=2", "?version=x", "?version=0"])
      expect(await statusOf(pdfLoader(args(lan, ref, query)))).toBe(404);
  });

  test("is for its city, the colleagues let in and the secretariat, from the submission on", async () => {
    const { context, staged, lan, city, ref, args } = await setUp();
    const reader = await letIn(context, staged, ref, "reader@example.org", "view");
    const { secretariat, observer } = staged;
    expect(await statusOf(screeningPdfLoader(args(secretariat)))).toBe(404);
    granted(await city.submit(ref));
    for (const viewer of [lan, reader]) expect(await statusOf(pdfLoader(args(viewer)))).toBe(200);
    expect(await statusOf(screeningPdfLoader(args(secretariat)))).toBe(200);
    expect(await statusOf(pdfLoader(args(secretariat)))).toBe(404);
    expect(await statusOf(screeningPdfLoader(args(observer)))).toBe(404);
    expect(await statusOf(screeningPdfLoader(args(lan)))).toBe(404);
  });
});
