/** Read words that the number of a note stands close to: see `pamphlet/verify/compare/note_calls.py`. */
import { is_alnum, length, translate } from "../text.js";
import { decimal } from "./apparatus.js";

const MOST_CALLS = 3;
const MOST_MARKS = 3;
const _RAISED = new Map([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].map((sign, at) => [sign, String(at)]));
const _NUMBER =
  /\[\^?(\p{Nd}{1,4})\]:?|\((\p{Nd}{1,4})\)|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})|(\p{Nd}{1,6})[.)]?/gu;

/** Map the number of each note to the keys of the words that may have it close to them. */
export function called_words(blocks, key = (word) => word) {
  const called = new Map();
  const add = (number, word) => called.set(number, (called.get(number) ?? new Set()).add(key(word)));
  for (const block of blocks) {
    for (const [at, number] of block.calls) {
      add(number, block.words[at]);
      const following = block.words[at + 1];
      if (following && ![...following].some(is_alnum)) add(number, following); // “see ².”
    }
    if (block.number) add(block.number, block.words[0]);
  }
  return called;
}

/** Give the word of the work that this one is without the numbers of notes, or the word as it is. */
export function without_calls(word, called) {
  let readings = new Set([word]);
  for (let turn = 0; turn < MOST_CALLS; turn += 1) {
    const shorter = [...readings].flatMap((read) => _shorter(read, called));
    for (const [bare, number] of shorter) if (called.get(number)?.has(bare)) return bare;
    readings = new Set(shorter.map(([bare]) => bare));
  }
  return word;
}

/** Give a piece of a word as it is, and without up to some numbers of notes. */
export function readings_without_calls(word, called) {
  const readings = new Set([word]);
  let latest = readings;
  for (let turn = 0; called.size && turn < MOST_CALLS; turn += 1) {
    latest = new Set([...latest].flatMap((read) => _shorter(read, called).map(([bare]) => bare)));
    for (const read of latest) readings.add(read);
  }
  return [...readings];
}

/** Give the words of a copy, by their places, that the number of a note has torn from the mark behind it. */
export function torn_words(copy, called) {
  const torn = new Map();
  if (!called.size) return torn;
  for (let at = 1; at < copy.length; at += 1) {
    const mark = copy[at];
    if (length(mark) > MOST_MARKS || [...mark].some(is_alnum)) continue;
    const together = copy[at - 1] + mark;
    if (without_calls(together, called) !== together) torn.set(at - 1, together);
  }
  return torn;
}

/** Give a word without one number of a note, in each way that it may be read. */
function _shorter(word, called) {
  const made = [];
  for (const found of word.matchAll(_NUMBER)) {
    const digits = translate(found.slice(1).find(Boolean), _RAISED);
    const start = found.index;
    let end = start + found[0].length;
    if (called.has(decimal(digits))) made.push([word.slice(0, start) + word.slice(end), decimal(digits)]);
    if (!found[4]) continue;
    end = start + found[4].length;
    if (called.has(decimal(digits))) made.push([word.slice(0, start) + word.slice(end), decimal(digits)]);
    for (let size = 1; size < digits.length; size += 1) {
      const last = digits.slice(-size);
      if (called.has(decimal(last)) && last[0] !== "0") {
        made.push([word.slice(0, end - size) + word.slice(end), decimal(last)]);
      }
    }
  }
  return made;
}
