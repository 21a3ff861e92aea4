/**
 * Repair text that was decoded in a wrong encoding: “Yeltsinâ€™s” is “Yeltsin’s”. See `copies/mojibake.py`.
 *
 * There `ftfy` does it; here, signs that are the bytes of UTF-8 in one of four encodings are decoded as such.
 */
import { is_ascii, least } from "../text.js";
import { WINDOWS_1252 } from "./escapes.js";

const _NEXT =
  "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]";
const _SUSPICIOUS = new RegExp(
  "[\u00c2-\u00df\u00e0-\u00f0\u221a\u201a\u00ac\u0420\u0421]" +
    `(?:(?<=[\u00c2-\u00df])${_NEXT}|(?<=[\u00e0-\u00ef])${_NEXT}{2}|(?<=\u00f0)${_NEXT}{3}|(?<=\u00c3) ` +
    "|(?<=\u221a)[\u00a1-\u00bf\u2020-\u2022\u2122\u2260\u00c6\u00d8]|(?<=\u201a)\u00c4|(?<=\u00ac)[\u00a0-\u00bf]" +
    "|(?<=[\u0420\u0421])[\u00a0-\u00bf\u0402-\u040f\u0451-\u0491\u2013-\u203a\u20ac\u2116\u2122]" +
    "[\u0420\u0421][\u00a0-\u00bf\u0402-\u040f\u0451-\u0491\u2013-\u203a\u20ac\u2116\u2122])",
  "u",
);
const _LOST = /\u00e2\u20ac(?:[\ufffd?]|(?=[\s.,;:!)\]]|$))/gu;
const _ENCODINGS = ["windows-1252", "windows-1251", "macintosh", "windows-1250"];
const MOST_LAYERS = 3;

/** Give a text as it was meant, and the remark that it was not so; a text that is right, as it is. */
export function repaired(text) {
  if (is_ascii(text) || !_is_suspicious(text)) return [text, []];
  const mended = text.split(/(?<=\n)/).map(_repaired_line).join("");
  return mended === text ? [text, []] : [mended, ["wrong-encoding"]];
}

function _is_suspicious(text) {
  return _SUSPICIOUS.test(text) || text.search(_LOST) >= 0;
}

function _repaired_line(line) {
  if (!_is_suspicious(line)) return line;
  let mended = line.replace(_LOST, "\u201d");
  for (let layer = 0; layer < MOST_LAYERS && _SUSPICIOUS.test(mended); layer += 1) {
    const readings = _ENCODINGS.map((encoding) => _decoded(mended, encoding));
    const reading = least(readings, (one) => one.length); // the one that makes most of the signs into letters
    if (reading.length === mended.length) break;
    mended = reading;
  }
  return mended;
}

/** Decode each row of signs that are the bytes of UTF-8 in an encoding; a space stands for the no-break one. */
function _decoded(line, encoding) {
  const { bytes, pattern } = _table(encoding);
  return line.replace(pattern, (row) => {
    if (!_SUSPICIOUS.test(row)) return row;
    const coded = Uint8Array.from([...row].map((sign) => bytes.get(sign)));
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(coded);
    } catch {
      return row;
    }
  });
}

/** Give what the bytes from 128 on stand for; Node 20 takes Windows-1252 for Latin-1. */
function _upper(encoding) {
  const coded = (from) => Uint8Array.from({ length: 256 - from }, (_, at) => at + from);
  if (encoding !== _ENCODINGS[0]) return new TextDecoder(encoding).decode(coded(128));
  return WINDOWS_1252 + String.fromCharCode(...coded(160));
}

const _tables = new Map();

function _table(encoding) {
  if (!_tables.has(encoding)) {
    const bytes = new Map();
    for (const [at, sign] of [..._upper(encoding)].entries()) bytes.set(sign, at + 128);
    for (let code = 128; code < 160; code += 1) {
      if (!bytes.has(String.fromCharCode(code))) bytes.set(String.fromCharCode(code), code);
    }
    const among = (low, high) =>
      `[${[...bytes].filter(([, byte]) => byte >= low && byte <= high).map(([sign]) => sign).join("")}]`;
    const next = among(0x80, 0xbf);
    const [two, three, four] = [among(0xc2, 0xdf), among(0xe0, 0xef), among(0xf0, 0xf4)];
    const pattern = new RegExp(`(?:${two}${next}|${three}${next}{2}|${four}${next}{3})+`, "gu");
    _tables.set(encoding, { bytes, pattern });
  }
  return _tables.get(encoding);
}
