/** Tell where a copy departs from a work: the block, its part and turn, the page, the words around it in both. */
import { place as place_of } from "../copies/copy.js";
import { bisect_right } from "../text.js";
import { block_at } from "./keys.js";

const CONTEXT = 6;

/** Tell of a difference; `place` are the words of the work and those of the copy, `found` is what they say. */
export function difference_at(both, kind, place, found) {
  const { work, copy } = both;
  const [start, end] = [place.work, place.work_end];
  const at = block_at(work, start < end ? start : Math.max(0, start - 1));
  const block = work.blocks[at];
  return {
    kind,
    anchor: block.anchor,
    part: work.parts[at],
    turn: block.turn,
    word: start - work.starts[at],
    expected: work.words.slice(start, end),
    found,
    before: work.words.slice(Math.max(0, start - CONTEXT), start),
    after: work.words.slice(end, end + CONTEXT),
    position: place_of(copy, place.copy),
    page: bisect_right(copy.page_starts, place.copy),
    found_before: copy.words.slice(Math.max(0, place.copy - CONTEXT), place.copy),
    found_after: copy.words.slice(place.copy_end, place.copy_end + CONTEXT),
  };
}

/** Tell of an addition as a difference: words put in between two blocks. */
export function added_inside(words, copy, added) {
  const blocks = words.blocks;
  const at = Math.min(added.block, blocks.length - 1);
  const after = blocks[at];
  const before = blocks[Math.max(0, added.block - 1)];
  return {
    kind: "put in",
    anchor: after.anchor,
    part: words.titles[at],
    turn: after.turn,
    word: 0,
    expected: [],
    found: copy.words.slice(added.start, added.end),
    before: before.words.slice(-CONTEXT),
    after: after.words.slice(0, CONTEXT),
    position: added.start,
    page: bisect_right(copy.page_starts, added.start),
    found_before: copy.words.slice(Math.max(0, added.start - CONTEXT), added.start),
    found_after: copy.words.slice(added.end, added.end + CONTEXT),
  };
}

/** Tell of words put in behind a word of the work: within its block, or between that and the next. */
export function added_behind(words, copy, [start, end], word) {
  const [at, within] = words.place_of(word);
  const block = words.blocks[at];
  const [before, after] = [block.words.slice(0, within + 1), block.words.slice(within + 1)];
  if (!after.length) return added_inside(words, copy, { start, end, block: at + 1, inside: true });
  const told = added_inside(words, copy, { start, end, block: at, inside: true });
  return { ...told, word: within + 1, before: before.slice(-CONTEXT), after: after.slice(0, CONTEXT) };
}

/** Give the words of an addition that do not look like page furniture. */
export function without_furniture(copy, added) {
  const words = [];
  for (let at = added.start; at < added.end; at += 1) if (!copy.furniture.has(at)) words.push(copy.words[at]);
  return words;
}
