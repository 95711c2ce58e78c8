/** A CSV from any program reads as the same table, and says the line of what is wrong with it. */
import { describe, expect, test } from "vitest";
import { JUDGE_COLUMNS } from "#app/domain/import/judge-sheet.ts";
import { decodeText, MOST_LINES, readTable } from "#app/server/read-table.ts";

const TEXT = "Name,E-mail\nNguyễn Thị Hà,ha@example.org";

function utf16(text: string, isBig: boolean, hasMark: boolean): Uint8Array {
  const bytes = Buffer.from(hasMark ? `\ufeff${text}` : text, "utf16le");
  return isBig ? bytes.swap16() : bytes;
}

describe("an encoding is told by the bytes", () => {
  test.for([
    ["UTF-8", Buffer.from(TEXT)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${TEXT}`)],
    ["UTF-16, little end first", utf16(TEXT, false, true)],
    ["UTF-16, big end first", utf16(TEXT, true, true)],
  ] as const)("%s", ([, bytes]) => {
    expect(decodeText(bytes).replace(/^\ufeff/, "")).toBe(TEXT);
  });

  test("UTF-16 without a mark", () => {
    const plain = "Name,E-mail\nHa,ha@example.org";
    for (const isBig of [false, true]) expect(decodeText(utf16(plain, isBig, false))).toBe(plain);
  });

  test("what cannot be UTF-8 is what Windows writes in the west", () => {
    expect(decodeText(Buffer.from("Zürich", "latin1"))).toBe("Zürich");
  });
});

describe("a table", () => {
  test.for([",", ";", "\t", "|"])("separated by %j", (separator) => {
    const text = `Name${separator}E-mail\r\n"Ha${separator} Ngoc"${separator}ha@example.org\r\n`;
    expect(readTable(text, JUDGE_COLUMNS)).toEqual({
      ok: true,
      sheet: {
        headings: ["Name", "E-mail"],
        lines: [{ number: 2, cells: [`Ha${separator} Ngoc`, "ha@example.org"] }],
      },
    });
  });

  test("counts its lines as an editor does, also after a cell of several lines", () => {
    const reading = readTable('Name,Title\n"A","one\ntwo\nthree"\nB,b\n', JUDGE_COLUMNS);
    expect(reading.ok && reading.sheet.lines.map(({ number }) => number)).toEqual([2, 5]);
  });

  test("says the line of what no table holds", () => {
    expect(readTable('Name,Title\nA,a\n"B,b', JUDGE_COLUMNS)).toMatchObject({
      ok: false,
      fault: { message: "A quotation mark is opened and never closed." },
    });
    expect(readTable(" \n", JUDGE_COLUMNS)).toMatchObject({ ok: false, fault: { line: 1 } });
  });

  test("of more lines than are read at a time is refused, not cut", () => {
    const text = `Name\n${"A\n".repeat(MOST_LINES + 1)}`;
    expect(readTable(text, JUDGE_COLUMNS)).toMatchObject({ ok: false });
    expect(readTable(`Name\n${"A\n".repeat(MOST_LINES)}`, JUDGE_COLUMNS).ok).toBe(true);
  });
});
