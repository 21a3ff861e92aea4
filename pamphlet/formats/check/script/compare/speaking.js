/** Tell what speaks like a part of the work: see `pamphlet/verify/compare/speaking.py`. */
import { is_alnum, pairwise, split, sum } from "../text.js";
import { fold } from "./folding.js";

const SENTENCE = 8;
const OPENING = 8;
const LONGEST_TURN = 60;
const BLANK = "\0";
export const ENDS = /[.!?…:;]['")\]]*$/u;

/** Give the labels of the speakers, folded, as they may be typed: the key, the name, or the name with the key. */
export function labels_of(words) {
  const labels = new Map();
  for (const [key, name] of words.speakers) {
    // The last is how a line from right to left may be read, which does not tell one bracket from the other.
    for (const label of [`${key}:`, `${name}:`, `${name} (${key}):`, `${name} )${key}(:`]) {
      const folded = split(label).map(fold);
      labels.set(folded.join(" "), folded);
    }
  }
  return labels;
}

/** Tell whether words open with a label or hold one, or a sentence of some length. */
export function speaks(found, labels) {
  const folded = found.map(fold);
  if (_labels_in(folded, labels).length) return true;
  let length = 0;
  for (const word of folded) {
    length += [...word].some(is_alnum) ? 1 : 0;
    if (length >= SENTENCE) return true;
    if (ENDS.test(word)) length = 0;
  }
  return false;
}

/** Give the ranges of words that are turns of speakers of the work, but no quotations of its own turns. */
export function turns_in(found, words, furniture) {
  const labels = labels_of(words);
  let folded = found.map(fold);
  if (!_labels_in(folded, labels).length) return [];
  folded = _without_texts(folded, words.beside);
  const places = [...folded.keys()].filter((at) => !furniture.has(at));
  const shown = _without_texts(places.map((at) => folded[at]), words.beside);
  const starts = _labels_in(shown, labels);
  const blocks = starts.length ? words.blocks.map((block) => ` ${block.words.map(fold).join(" ")} `) : [];
  const turns = [];
  for (const [[start, size], [end]] of pairwise([...starts, [shown.length, 0]])) {
    const turn = shown.slice(start, end);
    if (turn.length > size && !_is_quoted(turn, blocks)) {
      turns.push([places[start], places[Math.min(end, start + LONGEST_TURN) - 1] + 1]);
    }
  }
  return turns;
}

/** Tell whether words open as a block of the work does, for as long as they or it go on. */
function _is_quoted(turn, blocks) {
  const opening = ` ${turn.slice(0, OPENING).join(" ")} `;
  return blocks.some((block) => block.startsWith(opening.slice(0, block.length)));
}

/** Blank out texts that a copy may show beside the work: the licence page quotes where a part begins. */
function _without_texts(folded, texts) {
  let row = ` ${folded.map(_bare).join(" ")} `;
  for (const text of texts) {
    const wanted = ` ${split(text).map((word) => _bare(fold(word))).join(" ")} `;
    if (!wanted.includes(":")) continue;
    const spaces = sum([...wanted].map((sign) => (sign === " " ? 1 : 0)));
    row = row.split(wanted).join(` ${`${BLANK} `.repeat(spaces - 1)}`);
  }
  const read = row.slice(1, -1).split(" ");
  return folded.map((word, at) => (read[at] === BLANK ? BLANK : word));
}

function _bare(word) {
  return word.replace(/[[\]]/g, "") || word;
}

/** Give where labels stand, and of how many words they are. */
function _labels_in(folded, labels) {
  const last = new Set([...labels.values()].map((label) => label.at(-1)));
  if (!folded.some((word) => last.has(word))) return [];
  const found = [];
  for (let at = 0; at < folded.length; at += 1) {
    for (const label of labels.values()) {
      if (label.every((word, offset) => folded[at + offset] === word)) {
        found.push([at, label.length]);
        break;
      }
    }
  }
  return found;
}
