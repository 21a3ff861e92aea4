/**
 * Find the objects of a PDF (ISO 32000-2 §7.5, §7.5.7) and unpack its streams, as far as pages and their contents take.
 *
 * Objects are found by what they begin with, wherever they stand, the last of a number counts. Nothing that a reader
 * sees depends on it: what is read here only tells how letters may be meant that pdf.js has read.
 */
import { inflated } from "./archive.js";
import { Unreadable } from "./copy.js";
import { Reference, Tokens, Word } from "./pdf_syntax.js";

const LARGEST_FILE = 64 * 2 ** 20;
const LARGEST_UNPACKED = 96 * 2 ** 20; // of all streams that are read
const MOST_OBJECTS = 1_000_000;
const MOST_STREAMS = 20_000; // that are unpacked, one several times among them
const MOST_STEPS = 16; // from one reference to the next
const _BEGINS = /(\d{1,10})[\0\t\n\f\r ]{1,9}\d{1,5}[\0\t\n\f\r ]{1,9}obj(?![a-z])|\/ObjStm(?![A-Za-z])/g;
const [LF, CR] = [10, 13];

/** A dictionary with the place where its bytes begin. */
export class Stream {
  constructor(dictionary, start) {
    Object.assign(this, { dictionary, start });
  }
}

export class Objects {
  /** Give the objects of a file. Raises Unreadable. */
  static async of(content) {
    if (content.length > LARGEST_FILE) throw new Unreadable("too-large");
    const objects = new Objects(content);
    await objects._find();
    return objects;
  }

  constructor(content) {
    Object.assign(this, { content, left: LARGEST_UNPACKED, streams: MOST_STREAMS, places: new Map(), known: new Map() });
  }

  /** Give what a value is, where it leads to an object. */
  get(value) {
    let found = value;
    for (let step = 0; found instanceof Reference && step < MOST_STEPS; step += 1) found = this._known(found.number);
    return found instanceof Reference ? null : found;
  }

  /** Give the bytes of a stream. Raises Unreadable. */
  async unpacked({ dictionary, start }) {
    this.streams -= 1;
    const filters = [this.get(dictionary.get("/Filter")) ?? []].flat();
    const size = this.get(dictionary.get("/Length"));
    if (!Number.isInteger(size) || size < 0) throw new Unreadable("broken");
    const packed = this.content.subarray(start, start + size);
    const take = (more) => {
      this.left -= more;
      if (this.left < 0 || this.streams < 0) throw new Unreadable("too-large");
    };
    if (!filters.length) {
      take(packed.length);
      return packed;
    }
    const parameters = [this.get(dictionary.get("/DecodeParms")) ?? []].flat();
    if (filters.length > 1 || !/^\/Fl(?:ateDecode)?$/.test(filters[0]) || parameters.some((one) => one)) throw new Unreadable("broken");
    return inflated(packed, "deflate", take);
  }

  async _find() {
    const text = new TextDecoder("latin1").decode(this.content);
    const packed = [];
    let number = -1;
    for (const { 0: { length }, 1: told, index } of text.matchAll(_BEGINS)) {
      if (told === undefined) {
        if (packed.at(-1) !== number) packed.push(number);
        continue;
      }
      number = Number(told);
      this.places.set(number, { bytes: this.content, at: index + length, order: index });
      if (this.places.size > MOST_OBJECTS) throw new Unreadable("too-large");
    }
    for (const one of packed) await this._open(one);
  }

  /** Find the objects that lie in a stream. */
  async _open(number) {
    const stream = this._read(number);
    if (!(stream instanceof Stream) || stream.dictionary.get("/Type") !== "/ObjStm") return;
    const { order } = this.places.get(number);
    const [count, first] = [this.get(stream.dictionary.get("/N")), this.get(stream.dictionary.get("/First"))];
    const bytes = await this.unpacked(stream);
    const head = new Tokens(bytes);
    for (let at = 0; at < count && at < MOST_OBJECTS; at += 1) {
      const [one, place] = [head.next(), head.next()];
      if (!Number.isInteger(one) || !Number.isInteger(place)) return;
      if (!(this.places.get(one)?.order > order)) this.places.set(one, { bytes, at: first + place, order });
    }
  }

  _known(number) {
    if (!this.known.has(number)) this.known.set(number, this._read(number));
    return this.known.get(number);
  }

  _read(number) {
    const place = this.places.get(number);
    if (!place) return null;
    const tokens = new Tokens(place.bytes, place.at);
    const value = tokens.next();
    if (value instanceof Word) return null;
    if (!(value instanceof Map) || place.bytes !== this.content) return _reference_of(value, tokens) ?? value;
    const word = tokens.next();
    if (!(word instanceof Word) || word.text !== "stream") return value;
    if (this.content[tokens.at] === CR) tokens.at += 1;
    if (this.content[tokens.at] === LF) tokens.at += 1;
    return new Stream(value, tokens.at);
  }
}

/** Give the reference that an object may be. */
function _reference_of(value, tokens) {
  if (!Number.isInteger(value)) return null;
  const [, word] = [tokens.next(), tokens.next()];
  return word instanceof Word && word.text === "R" ? new Reference(value) : null;
}
