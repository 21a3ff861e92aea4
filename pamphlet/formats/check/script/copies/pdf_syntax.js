/**
 * Read what a PDF is written in (ISO 32000-2 §7.2, §7.3): its objects, and the operators of its pages, from bytes.
 *
 * Numbers are numbers, names are texts with their solidus, strings are bytes, dictionaries are maps; what stands for
 * something else is a `Word` or a `Reference`. What is wrongly written is read as far as it goes.
 */
import { Unreadable } from "./copy.js";

const DEEPEST = 64; // dictionaries and arrays in one another
const _WHITE = new Set([0, 9, 10, 12, 13, 32]);
const _DELIMITERS = new Set([..."()<>[]{}/%"].map((sign) => sign.charCodeAt(0)));
const _ESCAPED = new Map([..."nrtbf"].map((sign, at) => [sign.charCodeAt(0), [10, 13, 9, 8, 12][at]]));
const [PERCENT, OPEN, CLOSE, LESS, GREATER, SOLIDUS, BACKSLASH, BRACKET] = [..."%()<>/\\["].map((sign) => sign.charCodeAt(0));
const _NUMBER = /^[+-]*(?:\d+\.?\d*|\.\d+)$/;

/** An operator, or a word of the syntax itself. */
export class Word {
  constructor(text) {
    this.text = text;
  }
}

/** What leads to an object by its number. */
export class Reference {
  constructor(number) {
    this.number = number;
  }
}

export class Tokens {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }

  /** Give the next value or word; nothing at the end. Raises Unreadable where too much lies in one another. */
  next(deep = 0) {
    this._skip_white();
    const { bytes, at } = this;
    if (at >= bytes.length) return undefined;
    const [sign, following] = [bytes[at], bytes[at + 1]];
    if (sign === OPEN) return this._text();
    if (sign === SOLIDUS) return this._name();
    if (sign === BRACKET) return this._list("]", 1, deep);
    if (sign === LESS) return following === LESS ? _mapped(this._list(">>", 2, deep)) : this._hexadecimal();
    if (sign === GREATER && following === GREATER) return this._word(2);
    if (_DELIMITERS.has(sign)) return this._word(1);
    const word = this._word(this._regular(at) - at);
    return _NUMBER.test(word.text) ? Number(word.text.replace(/^[+-]*(?=[+-])/, "")) : word;
  }

  _skip_white() {
    const { bytes } = this;
    for (; this.at < bytes.length; this.at += 1) {
      if (bytes[this.at] === PERCENT) while (this.at + 1 < bytes.length && bytes[this.at + 1] !== 10 && bytes[this.at + 1] !== 13) this.at += 1;
      else if (!_WHITE.has(bytes[this.at])) return;
    }
  }

  /** Give where signs end that are neither white nor delimiters. */
  _regular(at) {
    const { bytes } = this;
    while (at < bytes.length && !_WHITE.has(bytes[at]) && !_DELIMITERS.has(bytes[at])) at += 1;
    return at;
  }

  _word(size) {
    const word = new Word(_latin(this.bytes.subarray(this.at, this.at + size)));
    this.at += size;
    return word;
  }

  _name() {
    const end = this._regular(this.at + 1);
    const name = _latin(this.bytes.subarray(this.at, end));
    this.at = end;
    return name.includes("#") ? name.replace(/#([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(parseInt(code, 16))) : name;
  }

  _list(closing, size, deep) {
    if (deep > DEEPEST) throw new Unreadable("too-large");
    this.at += size;
    const values = [];
    for (let value = this.next(deep + 1); value !== undefined; value = this.next(deep + 1)) {
      if (!(value instanceof Word)) values.push(value);
      else if (value.text === closing) break;
      else if (value.text === "R") values.push(new Reference(values.splice(-2)[0]));
      else values.push(null);
    }
    return values;
  }

  _hexadecimal() {
    const end = this.bytes.indexOf(GREATER, this.at);
    const digits = _latin(this.bytes.subarray(this.at + 1, end < 0 ? undefined : end)).replace(/[^0-9a-f]/gi, "");
    this.at = end < 0 ? this.bytes.length : end + 1;
    return Uint8Array.from({ length: Math.ceil(digits.length / 2) }, (_, at) => parseInt(digits.slice(2 * at, 2 * at + 2).padEnd(2, "0"), 16));
  }

  _text() {
    const said = [];
    let open = 1;
    for (this.at += 1; this.at < this.bytes.length; this.at += 1) {
      const sign = this.bytes[this.at];
      if (sign === OPEN) open += 1;
      else if (sign === CLOSE) open -= 1;
      if (!open) break;
      if (sign === BACKSLASH) said.push(...this._escaped());
      else said.push(sign);
    }
    this.at += 1;
    return Uint8Array.from(said);
  }

  /** Give what an escape stands for, and stand at its last sign (§7.3.4.2). */
  _escaped() {
    this.at += 1;
    const digits = /^[0-7]{1,3}/.exec(_latin(this.bytes.subarray(this.at, this.at + 3)))?.[0];
    if (digits) {
      this.at += digits.length - 1;
      return [parseInt(digits, 8) & 0xff];
    }
    const sign = this.bytes[this.at];
    if (sign === 13 && this.bytes[this.at + 1] === 10) this.at += 1;
    return sign === undefined || sign === 10 || sign === 13 ? [] : [_ESCAPED.get(sign) ?? sign];
  }
}

function _mapped(values) {
  const dictionary = new Map();
  for (let at = 0; at + 1 < values.length; at += 2) dictionary.set(values[at], values[at + 1]);
  return dictionary;
}

function _latin(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
