/**
 * The letters of our PDFs. Most scripts are in one font; Korean, Chinese and Japanese signs come from
 * two larger ones, which are opened only for a text that has such signs.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import type PDFDocument from "pdfkit";

type Pdf = InstanceType<typeof PDFDocument>;
export type Weight = "text" | "bold";

/** A piece of text that one font can set. */
interface Run {
  readonly font: string;
  readonly text: string;
}

const require = createRequire(import.meta.url);
/** Their packages give no address for a file in them. */
const FONTS_OF_KOREA = join(require.resolve("@embedpdf/fonts-kr"), "../../fonts");
const FONTS_OF_CHINA = join(require.resolve("@embedpdf/fonts-sc"), "../../fonts");

const EUROPE: Readonly<Record<Weight, string>> = {
  text: require.resolve("dejavu-fonts-ttf/ttf/DejaVuSerif.ttf"),
  bold: require.resolve("dejavu-fonts-ttf/ttf/DejaVuSerif-Bold.ttf"),
};
/** With Hangul, and the Chinese characters as Korea writes them. */
const KOREA: Readonly<Record<Weight, string>> = {
  text: join(FONTS_OF_KOREA, "NotoSansKR-Regular.otf"),
  bold: join(FONTS_OF_KOREA, "NotoSansKR-Bold.otf"),
};
/** Chinese characters as China writes them, and the kana of Japan. */
const CHINA: Readonly<Record<Weight, string>> = {
  text: join(FONTS_OF_CHINA, "NotoSansHans-Regular.otf"),
  bold: join(FONTS_OF_CHINA, "NotoSansHans-Bold.otf"),
};
const WITHOUT_LETTER = "□";

/** What PDFKit knows of the font in use, which its types do not tell. */
interface FontInUse {
  readonly _font: { readonly font: { hasGlyphForCodePoint(code: number): boolean } };
}

export class PdfLetters {
  readonly #pdf: Pdf;
  /** Whether a sign had to be left out. */
  hasGap = false;

  constructor(pdf: Pdf) {
    this.#pdf = pdf;
  }

  /** Writes a paragraph, its lines as they were typed, with PDFKit's options. */
  write(
    size: number,
    weight: Weight,
    text: string,
    options: PDFKit.Mixins.TextOptions,
    at?: { readonly x: number; readonly y: number },
  ): void {
    const runs = this.#runsOf(text, weight);
    for (const [index, run] of runs.entries()) {
      this.#pdf.font(run.font).fontSize(size);
      const each = { ...options, continued: index < runs.length - 1 };
      if (at && index === 0) this.#pdf.text(run.text, at.x, at.y, each);
      else this.#pdf.text(run.text, each);
    }
  }

  #runsOf(text: string, weight: Weight): readonly Run[] {
    const signs = [...text.normalize("NFC").replaceAll("\t", " ")].filter(
      (sign) => sign === "\n" || !/\p{Cc}/u.test(sign),
    );
    // A text of Korea's is set in Korea's characters, where both fonts have them.
    const far = /\p{Script=Hangul}/u.test(text) ? [KOREA, CHINA] : [CHINA, KOREA];
    const fonts = [EUROPE, ...far].map((one) => one[weight]);
    const runs: { font: string; text: string }[] = [];
    for (const sign of signs) {
      const last = runs.at(-1);
      // A space, a figure or a full stop belongs to the words before it: no line begins with it.
      const isCommon = last !== undefined && /\p{Script=Common}/u.test(sign);
      const order = isCommon ? [last.font, ...fonts] : fonts;
      const found = order.find((font) => this.#has(font, sign));
      if (found === undefined) this.hasGap = true;
      const font = found ?? EUROPE[weight];
      const shown = found === undefined ? WITHOUT_LETTER : sign;
      if (last?.font === font) last.text += shown;
      else runs.push({ font, text: shown });
    }
    return runs.length > 0 ? runs : [{ font: EUROPE[weight], text: "" }];
  }

  #has(font: string, sign: string): boolean {
    if (sign === "\n") return true;
    this.#pdf.font(font);
    const { _font } = this.#pdf as unknown as FontInUse;
    return _font.font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0);
  }
}
