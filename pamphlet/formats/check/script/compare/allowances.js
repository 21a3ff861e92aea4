/** What a copy may do to the words of a work without departing from it: see `pamphlet/verify/compare/allowances.py`. */
import { gap_at } from "../work/align.js";
import { is_apparatus, says_nothing } from "./apparatus.js";
import { LONGEST, broken_alike, is_call, placed_alike } from "./broken_words.js";
import { stands_at_page_edge } from "./running_heads.js";

const MOST_PIECES = 2;

/** Nothing is missing, and what is added looks like page furniture. */
function is_furniture(sides, gap) {
  return !_missing(gap) && !sides.strange(gap).length;
}

/** Nothing is missing, and what is added is the number of a note that is called there. */
function is_note_number(sides, gap) {
  return !_missing(gap) && is_call(sides.text(sides.strange(gap)), _calls(sides, gap));
}

/** Nothing is missing, and what is added is a running head, at the edge of a page. */
function is_running_head(sides, gap) {
  return !_missing(gap) && stands_at_page_edge(sides, gap);
}

/** Nothing is missing, and what is added describes a picture of the work, or stands in one. */
function is_drawn(sides, gap) {
  if (_missing(gap) || !sides.work.drawn.size) return false;
  return is_apparatus(sides.found(sides.strange(gap)), sides.work.drawn);
}

/** Nothing is missing but for what a line end did to a word, or the number of a note close behind it. */
function is_broken_word(sides, gap) {
  if (!_missing(gap) || gap.work_end - gap.work > LONGEST) return false;
  const expected = sides.work.keys.slice(gap.work, gap.work_end);
  const whole = Array.from({ length: gap.copy_end - gap.copy }, (_, at) => gap.copy + at);
  return [sides.strange(gap), whole].some(
    (places) => places.length && broken_alike(expected, sides.text(places), _calls(sides, gap)),
  );
}

const RULES = [is_furniture, is_note_number, is_running_head, is_drawn, is_broken_word];

/** Tell whether any of the rules allows a gap. */
export function is_allowed(sides, gap) {
  return RULES.some((rule) => rule(sides, gap));
}

/** Give a gap at the border of a block without the words that stand there as they should. */
export function without_addition(sides, gap) {
  const borders = sides.work.borders;
  const size = gap.work_end - gap.work;
  if (size <= 0 || size > LONGEST) return gap;
  const most = Math.min(gap.copy_end - gap.copy, size + MOST_PIECES + 1);
  for (let length = 1; length < most; length += 1) {
    const [end, start] = [gap.copy + length, gap.copy_end - length];
    if (borders.has(gap.work_end) && is_allowed(sides, { ...gap, copy_end: end })) {
      return gap_at(gap.work_end, gap.work_end, end, gap.copy_end);
    }
    if (borders.has(gap.work) && is_allowed(sides, { ...gap, copy: start })) {
      return gap_at(gap.work, gap.work, gap.copy, start);
    }
  }
  return gap;
}

/** Count the gaps that together hold the same characters, on a page that was read by place; 0 if they do not. */
export function alike_by_place(sides, gaps) {
  const start = gaps[0];
  if (!sides.copy.visual.has(start.copy) && !sides.copy.visual.has(start.copy - 1)) return 0;
  for (const [at, last] of gaps.entries()) {
    const expected = sides.work.keys.slice(start.work, last.work_end);
    const strange = sides.strange({ ...start, copy_end: last.copy_end });
    const read = strange.map((place) => sides.keys[place]);
    const bare = _without_numbers(read, sides, start.work, last.work_end);
    if (expected.length && [read, bare].some((found) => placed_alike(expected, found))) return at + 1;
  }
  return 0;
}

/** Leave the numbers of items out that stand before the first word of a block, or behind the last of the former. */
function _without_numbers(found, sides, start, end) {
  let first = 0;
  let last = found.length;
  if (sides.work.borders.has(start)) while (first < last && says_nothing(found[first])) first += 1;
  if (sides.work.borders.has(end)) while (first < last && says_nothing(found[last - 1])) last -= 1;
  return found.slice(first, last);
}

function _missing(gap) {
  return gap.work < gap.work_end;
}

/** Give the numbers of the notes that are called in a gap, or before it when it has no word of the work. */
function _calls(sides, gap) {
  const numbers = [];
  const first = _missing(gap) ? gap.work : gap.work - 1;
  for (let at = first; at < gap.work_end; at += 1) numbers.push(...(sides.work.calls.get(at) ?? []));
  return numbers;
}
