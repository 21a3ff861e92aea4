/** Bytes become text: by the byte order mark, by what is declared, as UTF-8, or as what fits. See `encodings.py`. */
import { split } from "../text.js";
import { Unreadable } from "./copy.js";

export const SAMPLE = 65_536;
export const MOST_CONTROLS = 0.01;
const LEAST_HALVES = 8;
const _MARKS = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];
// Before the others, as one of these begins with one of those; browsers know no UTF-32.
const _MARKS_OF_FOUR = [
  [[0xff, 0xfe, 0, 0], true],
  [[0, 0, 0xfe, 0xff], false],
];
// Of those that a browser knows, the ones in which texts of their languages were written; the first is for the rest.
const _LEGACY = (
  "windows-1252 windows-1250 windows-1251 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257" +
  " iso-8859-2 iso-8859-5 iso-8859-7 koi8-r koi8-u ibm866 macintosh x-mac-cyrillic shift_jis euc-jp gb18030 big5 euc-kr"
).split(" ");

/** Give the text of bytes. A declared encoding is believed unless the bytes contradict it. `known` are words of a work. */
export function decode(content, declared = "", known = new Set()) {
  for (const [mark, is_little] of _MARKS_OF_FOUR) {
    if (mark.every((byte, at) => content[at] === byte)) return _of_fours(content, is_little);
  }
  for (const [mark, encoding] of _MARKS) {
    if (mark.every((byte, at) => content[at] === byte)) return new TextDecoder(encoding).decode(content);
  }
  const told = declared.toLowerCase().startsWith("utf-16") ? "" : declared;
  for (const encoding of [told, is_wide(content) ? "" : "utf-8"].filter(Boolean)) {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(content);
    } catch {
      continue;
    }
  }
  const sample = content.subarray(0, SAMPLE);
  if (sample.includes(0)) return _without_mark(content);
  return new TextDecoder(_likely(sample, known)).decode(content);
}

/** Tell whether bytes are UTF-16 without its mark, as far as their zeros tell: English in it is good UTF-8, too. */
export function is_wide(content) {
  const head = content.subarray(0, 8192);
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] += 1;
  const most = Math.max(...zeros);
  return most > 0 && most >= Math.floor(head.length / LEAST_HALVES);
}

/** Decode UTF-16 that lacks its mark: the half of the bytes that is mostly zero tells the order. */
function _without_mark(content) {
  const zeros = [0, 0];
  for (const [at, byte] of content.subarray(0, SAMPLE).entries()) zeros[at & 1] += byte === 0 ? 1 : 0;
  const order = zeros[0] > zeros[1] ? "utf-16be" : "utf-16le";
  let text = "\0";
  try {
    text = new TextDecoder(order, { fatal: true }).decode(content.subarray(0, content.length & ~1));
  } catch {
    // halves of signs that stand alone are no text
  }
  if (text.slice(0, SAMPLE).includes("\0")) throw new Unreadable("unknown");
  return text;
}

/** Decode UTF-32 behind its mark; what is no sign is told as such. */
function _of_fours(content, is_little) {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength & ~3);
  const signs = [];
  for (let at = 4; at < view.byteLength; at += 4) {
    const code = view.getUint32(at, is_little);
    signs.push(code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? "\ufffd" : String.fromCodePoint(code));
  }
  return signs.join("");
}

/** Give the encoding in which most words are those of the work: it is known here which words are looked for. */
function _likely(sample, known) {
  let [best, most] = [_LEGACY[0], -1];
  for (const encoding of _LEGACY) {
    const words = split(new TextDecoder(encoding).decode(sample));
    const found = words.filter((word) => known.has(word)).length;
    if (found > most) [best, most] = [encoding, found];
  }
  return best;
}
