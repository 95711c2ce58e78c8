import { expect, test } from "vitest";
import { cleanFileName } from "#app/domain/application/files.ts";
import { contentDisposition } from "#app/server/download.ts";

test.for([
  ["Kết quả đo.PDF", "Kết quả đo.pdf"],
  ["C:\\Users\\me\\report.pdf", "report.pdf"],
  ["../../etc/passwd", "passwd.pdf"],
  ["photo.html", "photo.pdf"],
  ["in\u202Evoice\u0000.exe", "invoice.pdf"],
  ['a"b<c>:d|e?f*.pdf', "abcdef.pdf"],
  ["...", "file.pdf"],
  ["", "file.pdf"],
  ["x".repeat(300), `${"x".repeat(120)}.pdf`],
] as const)("a file sent as %j is kept as %j", ([sent, kept]) => {
  expect(cleanFileName(sent, "application/pdf")).toBe(kept);
});

test("a download names itself to old programs and to new ones, and cannot add a header", () => {
  expect(contentDisposition('Kết quả (1)\'s "x"\r\nset-cookie: a.pdf')).toBe(
    "attachment; filename=\"Ket qua (1)_s _x___set-cookie_ a.pdf\"; filename*=UTF-8''K%E1%BA%BFt%20qu%E1%BA%A3%20%281%29%27s%20%22x%22%0D%0Aset-cookie%3A%20a.pdf",
  );
});
