/** Documents made by hand, byte by byte, with whatever in them a test wants. */

interface PdfParts {
  readonly pages?: number;
  /** Added to the catalog, such as `/OpenAction << … >>`. */
  readonly catalog?: string;
  /** Added to each page, such as `/AA << … >>`. */
  readonly page?: string;
  /** Objects from number 100 on, without `obj` around them. */
  readonly objects?: readonly string[];
  /** What is drawn on each page. */
  readonly content?: string;
}

const PAGES_FROM = 10;
const OBJECTS_FROM = 100;

export function pdf({
  pages = 1,
  catalog = "",
  page = "",
  objects = [],
  content = "0 0 90 90 re f",
}: PdfParts = {}): Buffer {
  const numbers = Array.from({ length: pages }, (_, index) => PAGES_FROM + index);
  const all: [number, string][] = [
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [2, `<< /Type /Pages /Count ${pages} /Kids [${numbers.map((at) => `${at} 0 R`).join(" ")}] >>`],
    [3, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`],
    ...numbers.map((at): [number, string] => [
      at,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 3 0 R ${page} >>`,
    ]),
    ...objects.map((text, index): [number, string] => [OBJECTS_FROM + index, text]),
  ];
  let text = "%PDF-1.7\n";
  const table: string[] = [];
  for (const [at, body] of all) {
    table.push(`${at} 1\n${String(text.length).padStart(10, "0")} 00000 n \n`);
    text += `${at} 0 obj\n${body}\nendobj\n`;
  }
  const start = text.length;
  text += `xref\n0 1\n0000000000 65535 f \n${table.join("")}trailer\n<< /Size ${OBJECTS_FROM + objects.length} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}
