/** The two sides of a comparison, as keys: see `pamphlet/verify/compare/keys.py`. */
import { HYPHEN, without_unseen } from "../copies/copy.js";
import { bisect_right, is_alpha, is_ascii, translate } from "../text.js";
import { gaps, match_at } from "../work/align.js";
import { LOWERED, RAISED } from "../work/scripts.js";
import { texts_beside, texts_drawn } from "./apparatus.js";
import { fold } from "./folding.js";
import { called_words, without_calls } from "./note_calls.js";

const MARGIN = 64;
const _JOINERS = /[\u200c\u200d\ufe00-\ufe0f]/g;
const _PLAIN = new Map([...RAISED, ...LOWERED].map(([plain, sign]) => [sign, plain]));
const _IN_SIGNS = new RegExp(`[${[..._PLAIN.keys()].join("")}]`, "u");
const _SIGNS = /[\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g;
const _PAIRS = new Map([...")]}>»›”’"].map((sign, at) => [sign, [..."([{<«‹“‘"][at]]));

/** A work and a copy with its keys; `key` makes a key of a word. */
export class Sides {
  constructor(work, copy, keys, key, folded) {
    Object.assign(this, { work, copy, keys, key, folded });
  }

  /** Give the places of the words of the copy in a gap that are no page furniture. */
  strange(gap) {
    const places = [];
    for (let at = gap.copy; at < gap.copy_end; at += 1) if (!this.copy.furniture.has(at)) places.push(at);
    return places;
  }

  /** Give the words of the copy at some places. */
  found(places) {
    return places.map((at) => this.copy.words[at]);
  }

  /** Give the keys at some places of the copy, with a line feed where a line begins. */
  text(places) {
    const lines = this.copy.line_starts;
    return places.map((at) => (lines.has(at) ? "\n" : " ") + this.key(this.copy.words[at])).join("").slice(1);
  }
}

/** Give the index of the block that holds a word of the work. */
export function block_at(work, at) {
  return Math.max(0, bisect_right(work.starts, at) - 1);
}

/** Lay a work and a copy side by side. */
export function sides(words, copy, folded) {
  const key = key_for(copy, folded);
  const work = _work(words, key);
  return new Sides(work, copy, _copy_keys(copy, key, work), key, folded);
}

/** Fold two sides where they are not long alike, and leave what is; null when a word would be without a key. */
export function folded_beside(exact, matches) {
  const key = key_for(exact.copy, true);
  const [work, copy] = [[...exact.work.keys], [...exact.keys]];
  const long = matches.filter((match) => match.length > 2 * MARGIN).map(_inner);
  for (const gap of gaps(long, work.length, copy.length)) {
    for (let at = gap.work; at < gap.work_end; at += 1) work[at] = key(work[at]);
    for (let at = gap.copy; at < gap.copy_end; at += 1) copy[at] = key(copy[at]);
    if (work.slice(gap.work, gap.work_end).includes("")) return null;
  }
  return new Sides({ ...exact.work, keys: work }, exact.copy, copy, key, true);
}

function _inner(match) {
  return match_at(match.work + MARGIN, match.copy + MARGIN, match.length - 2 * MARGIN);
}

/** Give the function that makes the keys for this copy. */
export function key_for(copy, folded) {
  const plain = copy.visual.size ? _by_place : copy.kind === "pdf" ? _drawn : without_unseen;
  return folded ? (word) => fold(plain(word)) : plain;
}

function _by_place(word) {
  if (is_ascii(word)) return translate(word, _PAIRS);
  return translate(_drawn(word).replace(_SIGNS, "").normalize("NFKC"), _PAIRS);
}

function _drawn(word) {
  return is_ascii(word) ? word : without_unseen(word).replace(_JOINERS, "");
}

/** Lay the blocks of a work end to end; a word without a key, which nobody sees, is left out. */
function _work(words, key) {
  const [seen, keys, starts, calls] = [[], [], [], new Map()];
  for (const block of words.blocks) {
    starts.push(keys.length);
    const made = block.words.map(key);
    for (const [at, one] of made.entries()) {
      if (!one) continue;
      seen.push(block.words[at]);
      keys.push(one);
    }
    for (const [after, number] of block.calls) {
      const at = starts.at(-1) + made.slice(0, after + 1).filter(Boolean).length - 1;
      calls.set(at, [...(calls.get(at) ?? []), number]);
    }
  }
  return {
    blocks: words.blocks,
    parts: words.titles,
    words: seen,
    keys,
    starts,
    borders: new Set([...starts, keys.length]),
    calls,
    beside: texts_beside(words),
    drawn: texts_drawn(words),
  };
}

/** Give the keys of a copy: a word that a line end broke, or with a note's number, as the word that it may be. */
function _copy_keys(copy, key, work) {
  const called = called_words(work.blocks, key);
  const vocabulary = new Set(work.keys);
  const made = new Map();
  for (const word of copy.words) if (!made.has(word)) made.set(word, _copy_key(word, key(word), called, vocabulary));
  return copy.words.map((word) => made.get(word));
}

function _copy_key(word, plain, called, vocabulary) {
  let read = plain;
  if (word.includes(HYPHEN)) {
    const spelled = ["", "-", "‐"].map((hyphen) => read.replaceAll(HYPHEN, hyphen));
    read = spelled.find((spelling) => vocabulary.has(spelling)) ?? read;
  }
  if (called.size && !vocabulary.has(read) && !is_alpha(read)) read = without_calls(read, called);
  if (!is_ascii(word) && _IN_SIGNS.test(word) && !vocabulary.has(read)) {
    const lowered = translate(read, _PLAIN);
    if (vocabulary.has(lowered)) read = lowered;
  }
  return read;
}
