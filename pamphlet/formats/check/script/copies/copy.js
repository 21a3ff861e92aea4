/** A copy: the words of a file in reading order, and what its reader knows besides. See `verify/copies/__init__.py`. */
import { WHITE, bisect_left, is_ascii } from "../text.js";
import { canonical_words } from "../work/words.js";
import { as_seen } from "./direction.js";

export const HYPHEN = "\x02"; // stands in a word where a line ended in a hyphen that may or may not belong to it
export const TYPED = "\x11"; // an ampersand that is one, whatever follows it
export const [BEGIN, END, LINE] = ["\x0e", "\x0f", "\x10"]; // around furniture in a text, and where a line begins, until its words are told apart

const _HEAP =
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{256}/;
const _UNSEEN = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const _JOINERS = /(?<=[A-Za-z\u00c0-\u052f])[\u200c\u200d]|[\u200c\u200d](?=[A-Za-z\u00c0-\u052f])/g;

/** A file whose words cannot be read: `code` names the sentence that says so, `about` what is named in it. */
export class Unreadable extends Error {
  constructor(code, about = "") {
    super(code);
    this.code = code;
    this.about = about;
  }
}

/** Make a copy; members are those of `Copy` in Python. */
export function copy_of(kind, words, known = {}) {
  return {
    kind,
    words,
    page_starts: [],
    line_starts: new Set(),
    furniture: new Set(),
    visual: new Set(),
    places: [],
    remarks: [],
    asides: [],
    otherwise: null,
    ...known,
  };
}

/** Give the index that a word had before any furniture was taken away. */
export function place(copy, at) {
  if (!copy.places.length) return at;
  return at < copy.places.length ? copy.places[at] : copy.places.at(-1) + 1;
}

/** Take some words away; `places` then tells where each word that is left stood. */
export function without(copy, taken) {
  if (!taken.size) return copy;
  const places = [];
  for (let at = 0; at < copy.words.length; at += 1) if (!taken.has(at)) places.push(at);
  const now = (then) => new Set([...then].filter((at) => !taken.has(at)).map((at) => bisect_left(places, at)));
  const asides = copy.asides
    .map(({ start, end, name }) => ({ start: bisect_left(places, start), end: bisect_left(places, end), name }))
    .filter(({ start, end }) => start < end);
  return {
    ...copy,
    words: places.map((at) => copy.words[at]),
    page_starts: copy.page_starts.map((at) => bisect_left(places, at)),
    line_starts: now(copy.line_starts),
    furniture: now(copy.furniture),
    asides,
    visual: now(copy.visual),
    places,
  };
}

/** Give the canonical words of a text without the characters that nobody sees. */
export function seen_words(text) {
  if (!is_ascii(text)) {
    if (_HEAP.test(text)) throw new Unreadable("heaped");
    text = without_unseen(as_seen(text));
  }
  return canonical_words(text);
}

/** Take the characters away that nobody sees: soft hyphens, word joiners, marks of direction. */
export function without_unseen(text) {
  return is_ascii(text) ? text : text.replace(_JOINERS, "").replace(_UNSEEN, "");
}

/** Split into lines where Python does (`str.splitlines`). */
export function split_lines(text) {
  const lines = text.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

export const SPACE = `[${WHITE}]`;
