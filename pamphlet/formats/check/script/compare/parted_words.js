/** Put the words together that line ends part without a hyphen: see `pamphlet/verify/compare/parted_words.py`. */
import { HYPHEN } from "../copies/copy.js";
import { bisect_left } from "../text.js";
import { readings_without_calls } from "./note_calls.js";

const _HYPHENS = ["", "-", "‐"];

/** Give the words of a work that line ends part: the places of their pieces in the copy, and the word. */
export function parted_words(copy, known, called) {
  const ordered = [...known.keys()].sort();
  const parted = [];
  let last = -1;
  for (const at of [...copy.line_starts].sort((one, other) => one - other)) {
    if (_beside(copy, at, -1) <= last) continue;
    const found = _pieces(copy, at, ordered, known, called);
    if (!found) continue;
    parted.push(found);
    last = found[0].at(-1);
  }
  return [...parted, ..._ends_at_edges(copy, known)];
}

/** Give the words whose end looks like the number of a page: “jasper—” in a line and “1/1.” below it, the last one. */
function _ends_at_edges(copy, known) {
  const ends = [];
  let begun = -1;
  for (const at of copy.furniture.size ? copy.words.keys() : []) {
    if (!copy.furniture.has(at)) begun = at;
    else if (begun >= 0 && !known.has(copy.words[begun])) {
      const whole = known.get(copy.words[begun] + copy.words[at]);
      if (whole !== undefined) ends.push([[begun, at], whole]);
    }
  }
  return ends;
}

/** Give the longest word that begins before the line at some place, with the places of its pieces, if there is one. */
function _pieces(copy, start, ordered, known, called) {
  const places = [_beside(copy, start, -1)];
  let begun = _readings(copy.words[places[0]], called);
  let all_known = begun.some((read) => known.has(read));
  begun = begun.filter((read) => read && _begins_one(ordered, read));
  let with_letters = 1;
  let longest = null;
  let at = start;
  while (begun.length && at < copy.words.length && copy.line_starts.has(at)) {
    const piece = _readings(copy.words[at], called);
    all_known &&= piece.some((read) => known.has(read));
    const joined = begun.flatMap((read) => piece.map((more) => read + more)).sort();
    begun = [...new Set(joined.filter((read) => _begins_one(ordered, read)))];
    places.push(at);
    with_letters += piece.includes("") ? 0 : 1; // else it is nothing but the number of a note
    at = _beside(copy, at, 1);
    const whole = joined.find((read) => known.has(read));
    if (whole !== undefined && !all_known && with_letters > 1) longest = [[...places], known.get(whole)];
  }
  return longest;
}

/** Give the place before or behind another one that is not at the edge of a page. */
function _beside(copy, place, step) {
  let at = place + step;
  while (copy.furniture.has(at)) at += step;
  return at;
}

/** Give a piece as it is, and without the numbers of notes and the hyphens of line ends. */
function _readings(word, called) {
  const readings = readings_without_calls(word, called);
  if (!word.includes(HYPHEN)) return readings;
  return [...new Set(readings.flatMap((read) => _HYPHENS.map((hyphen) => read.replaceAll(HYPHEN, hyphen))))];
}

/** Tell whether a text begins one of the words, which are in their order. */
function _begins_one(ordered, text) {
  return Boolean(ordered[bisect_left(ordered, text)]?.startsWith(text));
}
