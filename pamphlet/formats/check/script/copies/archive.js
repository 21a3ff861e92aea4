/** Read a ZIP archive in memory; never more is unpacked than the bounds allow. See `copies/archive.py`. */
import { Unreadable } from "./copy.js";

const LARGEST_DOCUMENT = 32 * 2 ** 20;
const LARGEST_UNPACKED = 96 * 2 ** 20;
const MOST_FILES = 20_000;
const [END_OF_DIRECTORY, ENTRY, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50]; // APPNOTE 6.3 §4.3
const LONGEST_COMMENT = 65_535;

export class Archive {
  constructor(content) {
    this.content = content;
    this.view = new DataView(content.buffer, content.byteOffset, content.byteLength);
    this.left = LARGEST_UNPACKED;
    this.entries = new Map();
    try {
      this.list();
    } catch (fault) {
      throw fault instanceof Unreadable ? fault : new Unreadable("broken");
    }
  }

  list() {
    let end = this.content.length - 22;
    const last = Math.max(0, end - LONGEST_COMMENT);
    while (end >= last && this.view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1;
    if (end < last) throw new Unreadable("broken");
    const count = this.view.getUint16(end + 10, true);
    if (count > MOST_FILES) throw new Unreadable("too-large");
    let at = this.view.getUint32(end + 16, true);
    for (let number = 0; number < count; number += 1) {
      if (this.view.getUint32(at, true) !== ENTRY) throw new Unreadable("broken");
      const [flags, method, sum] = [8, 10].map((to) => this.view.getUint16(at + to, true)).concat(this.view.getUint32(at + 16, true));
      const size = this.view.getUint32(at + 20, true);
      const [name_size, extra, comment] = [28, 30, 32].map((to) => this.view.getUint16(at + to, true));
      const coded = this.content.subarray(at + 46, at + 46 + name_size);
      const name = new TextDecoder(flags & 0x800 ? "utf-8" : "ibm866").decode(coded);
      const start = this.view.getUint32(at + 42, true);
      if (!name.endsWith("/")) this.entries.set(name, { flags, method, sum, size, start });
      at += 46 + name_size + extra + comment;
    }
  }

  holds(name) {
    return this.entries.has(name);
  }

  /** Give a file, checked by its sum. */
  async read(name) {
    const entry = this.entries.get(name);
    if (!entry) throw new Unreadable("no-such-file", name);
    if (entry.flags & 1) throw new Unreadable("encrypted", name);
    if (entry.start + 30 > this.content.length || this.view.getUint32(entry.start, true) !== LOCAL) throw new Unreadable("broken");
    const [name_size, extra] = [26, 28].map((to) => this.view.getUint16(entry.start + to, true));
    const start = entry.start + 30 + name_size + extra;
    const packed = this.content.subarray(start, start + entry.size);
    if (entry.method !== 0 && entry.method !== 8) throw new Unreadable("broken");
    const content = entry.method === 0 ? this.bounded(packed) : await this.inflated(packed);
    if (crc32(content) !== entry.sum) throw new Unreadable("broken");
    return content;
  }

  bounded(content) {
    this.left -= content.length;
    if (content.length > LARGEST_DOCUMENT || this.left < 0) throw new Unreadable("too-large");
    return content;
  }

  inflated(packed) {
    let size = 0;
    return inflated(packed, "deflate-raw", (more) => {
      size += more;
      this.left -= more;
      if (size > LARGEST_DOCUMENT || this.left < 0) throw new Unreadable("too-large");
    });
  }

  /** Give a file as text in UTF-8 or what its mark says. */
  async text(name) {
    const content = await this.read(name);
    const mark = content[0] === 0xff && content[1] === 0xfe ? "utf-16le" : content[0] === 0xfe && content[1] === 0xff ? "utf-16be" : "utf-8";
    return new TextDecoder(mark).decode(content);
  }
}

/** Unpack bytes; `take` is told the size of each piece, and may raise. Raises Unreadable for what is broken. */
export async function inflated(packed, format, take) {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  const pieces = [];
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      take(piece.value.length);
      pieces.push(piece.value);
    }
  } catch (fault) {
    reader.cancel().catch(() => {});
    throw fault instanceof Unreadable ? fault : new Unreadable("broken");
  }
  return joined(pieces);
}

/** Put bytes one behind the other. */
export function joined(pieces) {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const _TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** Give the sum of a file as ZIP has it. */
function crc32(content) {
  let sum = -1;
  for (const byte of content) sum = _TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return (sum ^ -1) >>> 0;
}
