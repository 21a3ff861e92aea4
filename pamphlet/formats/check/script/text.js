/**
 * What Python's strings and regular expressions know of Unicode, where JavaScript's differ.
 *
 * The modules beside this one are those of `pamphlet/verify/` and `pamphlet/work/`, by their names and the names of
 * their functions, so that whoever changes one finds the other; `tests/vectors/` holds them together.
 */

/** For character classes: white space (`str.isspace`), and what `\w` and `\d` are there. */
export const WHITE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
export const WORD = "\\p{L}\\p{N}_";
export const LETTER = "\\p{L}\\p{Nl}\\p{No}"; // [^\W\d_]

const _WHITES = new RegExp(`[${WHITE}]+`, "u");
const _ASCII = /^[\x00-\x7f]*$/;
const _LETTERS = /^\p{L}+$/u;
const _ALNUM = /^[\p{L}\p{N}]+$/u;
const _DECIMAL = /^\p{Nd}+$/u;

/** Split at white space, without empty words. */
export function split(text) {
  return text.split(_WHITES).filter(Boolean);
}

export function strip(text) {
  return text.replace(_EDGES, "");
}
const _EDGES = new RegExp(`^[${WHITE}]+|[${WHITE}]+$`, "gu");

export const is_ascii = (text) => _ASCII.test(text);
export const is_alpha = (text) => _LETTERS.test(text);
export const is_alnum = (text) => _ALNUM.test(text);
export const is_decimal = (text) => _DECIMAL.test(text);
export const is_space = (text) => text !== "" && split(text).length === 0;

/** Count characters, not halves of pairs. */
export function length(text) {
  if (is_ascii(text)) return text.length;
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Fold letter case fully (Unicode §3.13): lower case of upper case, but for what these lose. */
export function casefold(text) {
  if (is_ascii(text)) return text.toLowerCase();
  let folded = "";
  for (const letter of text) folded += _folded(letter);
  return folded;
}

function _folded(letter) {
  if (letter === "\u0131") return letter;
  if (letter === "\u1e9e") return "ss";
  const code = letter.codePointAt(0);
  if ((code >= 0x13a0 && code <= 0x13fd) || (code >= 0xab70 && code <= 0xabbf)) return letter.toUpperCase();
  let lower = "";
  for (const upper of letter.toUpperCase()) lower += upper.toLowerCase();
  return lower;
}

/** Escape what means something in a regular expression with the flag `u`. */
export function escape(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** Map characters by a table from character to text. */
export function translate(text, table) {
  let made = "";
  for (const letter of text) made += table.get(letter) ?? letter;
  return made;
}

/** Give the place at which a value could be put into sorted ones, before or behind those that equal it. */
export function bisect_left(sorted, value, end = sorted.length) {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function bisect_right(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value < sorted[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Give each value with the one that follows it. */
export function pairwise(values) {
  return values.slice(1).map((value, at) => [values[at], value]);
}

/** Give the first value with the least (or the greatest) key, as Python's `min` and `max` do; keys may be rows. */
export function least(values, key) {
  return values.reduce((best, one) => (is_less(key(one), key(best)) ? one : best));
}

export function greatest(values, key) {
  return values.reduce((best, one) => (is_less(key(best), key(one)) ? one : best));
}

export function is_less(one, other) {
  if (!Array.isArray(one)) return one < other;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return one[at] < other[at];
  return false;
}

export const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

/** Tell whether two lists hold the same. */
export function same(one, other) {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}
