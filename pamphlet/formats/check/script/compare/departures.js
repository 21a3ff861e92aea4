/** Tell all departures of a copy from a work: see `pamphlet/verify/compare/departures.py`. */
import { least } from "../text.js";
import { match_at } from "../work/align.js";
import { beside, is_apparatus } from "./apparatus.js";
import { compare } from "./compare.js";
import { work_at } from "./differences.js";
import { called_words, without_calls } from "./note_calls.js";
import { strange_furniture } from "./page_furniture.js";
import { added_behind, added_inside, without_furniture } from "./places.js";
import { heads_amid_text } from "./running_heads.js";
import { labels_of, speaks, turns_in } from "./speaking.js";

/** Compare, and count as put in what is added and is no apparatus, no running head, and not set aside by the page. */
export function departures(words, copy, exact = null) {
  const comparison = compare(words, copy, exact);
  const texts = beside(words);
  const labels = labels_of(words);
  const called = called_words(words.blocks);
  const [put_in, set_aside] = [[], []];
  for (const added of comparison.additions) {
    if (!added.inside) {
      put_in.push(..._turns_put_in(words, copy, added));
      continue;
    }
    for (const [piece, name] of _pieces(copy, added)) {
      const found = without_furniture(copy, piece);
      const bare = found.map((word) => without_calls(word, called));
      if (is_apparatus(bare, texts.at(added.block))) continue;
      if (name && !speaks(found, labels)) {
        set_aside.push({ name, words: found, part: words.titles[added.block], turn: words.blocks[added.block].turn });
      } else put_in.push(added_inside(words, copy, piece));
    }
  }
  const span = _span(copy, comparison);
  for (const [[start, end], is_put_in] of strange_furniture(words, copy, span, _standing(comparison))) {
    if (is_put_in) put_in.push(added_behind(words, copy, [start, end], work_at(comparison, start)));
    else set_aside.push({ name: "", words: copy.words.slice(start, end), part: "", turn: 0 });
  }
  const order = new Map(words.blocks.map((block, at) => [block.anchor, at]));
  const every = [...comparison.differences, ...put_in].sort(
    (one, other) => order.get(one.anchor) - order.get(other.anchor) || one.word - other.word,
  );
  const heads = heads_amid_text(every, texts.texts);
  return { ...comparison, differences: every.filter((place) => !heads.has(place)), set_aside };
}

/** Give the passages of the copy that are the work's, or stand in the place of these. */
function _standing(comparison) {
  const changed = comparison.differences.filter(({ kind }) => kind === "changed");
  const places = changed.map(({ position, found }) => match_at(work_at(comparison, position), position, found.length));
  return [...comparison.standing, ...places];
}

/** Give the words of a copy amid which the work stands. */
function _span(copy, comparison) {
  let [start, end] = [0, copy.words.length];
  for (const added of comparison.additions.filter(({ inside }) => !inside)) {
    if (added.block === 0) start = Math.max(start, added.end);
    else end = Math.min(end, added.start);
  }
  return [start, end];
}

/** Give what is added piece by piece: what the page sets aside with its name there, the rest without one. */
function _pieces(copy, added) {
  const pieces = [];
  let at = added.start;
  for (const aside of copy.asides) {
    const [start, end] = [Math.max(at, aside.start), Math.min(aside.end, added.end)];
    if (start >= end) continue;
    if (at < start) pieces.push([{ ...added, start: at, end: start }, ""]);
    pieces.push([{ ...added, start, end }, aside.name]);
    at = end;
  }
  if (at < added.end) pieces.push([{ ...added, start: at }, ""]);
  return pieces;
}

/** Tell of what stands before or behind the work and speaks like a turn of it. */
function _turns_put_in(words, copy, added) {
  const furniture = new Set([...copy.furniture].map((at) => at - added.start));
  return turns_in(copy.words.slice(added.start, added.end), words, furniture).map(([start, end]) =>
    added_inside(words, copy, { ...added, start: added.start + start, end: added.start + end }),
  );
}

/** Give the reading of a copy that departs least from the work, with its departures. */
export function nearest_reading(words, copy) {
  const read = [];
  for (let reading = copy; reading; reading = reading.otherwise ? reading.otherwise() : null) {
    const comparison = departures(words, reading);
    if (!comparison.differences.length) return [reading, comparison];
    read.push([reading, comparison]);
  }
  return least(read, ([, comparison]) => [comparison.count - comparison.found, comparison.differences.length]);
}

