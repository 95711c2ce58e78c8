/** A text as a square code, as one path of an SVG: no picture address, which our policy forbids. */
import QRCode from "qrcode";

export interface QrPath {
  /** Modules a side. */
  readonly size: number;
  readonly path: string;
}

export function qrPath(text: string): QrPath {
  const { size, data } = QRCode.create(text).modules;
  const dark = [...data].flatMap((isDark, at) =>
    isDark ? [`M${at % size} ${Math.floor(at / size)}h1v1h-1z`] : [],
  );
  return { size, path: dark.join("") };
}
