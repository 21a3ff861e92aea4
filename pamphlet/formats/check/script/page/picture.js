/** Draw a work: a bar a part, with marks where a copy departs from it. See `pamphlet/verify/report/picture.py`. */
import { sum } from "../text.js";

export const WIDTH = 600;
const ROWS = 20;
const LEAST_IN_ROW = 100;
export const [BAR, PITCH] = [26, 40];
const LEAST = 7;
const MOST_TURNS = 400;
const MOST_PARTS = 60;

const _count = (part) => sum(part.blocks.map((block) => block.words.length));

/** Draw the parts of a work: all of them, or of very many the first in which something differs. */
export function pictures(words, differences) {
  const parts = new Map(words.parts.flatMap((part) => part.blocks.map((block) => [block.anchor, part])));
  const within = new Map();
  for (const place of differences) {
    const part = parts.get(place.anchor);
    if (part) within.set(part, [...(within.get(part) ?? []), place]);
  }
  const in_row = Math.max(LEAST_IN_ROW, Math.ceil(words.count / ROWS));
  return words.parts
    .filter((part) => within.has(part) || words.parts.length <= MOST_PARTS)
    .slice(0, MOST_PARTS)
    .map((part) => _drawn(part, within.get(part) ?? [], in_row));
}

function _drawn(part, places, in_row) {
  const starts = new Map();
  let count = 0;
  for (const block of part.blocks) {
    starts.set(block.anchor, count);
    count += block.words.length;
  }
  const rows = _boxes("row", 0, count, in_row);
  return {
    title: part.title,
    count: _count(part),
    turn_count: new Set(part.blocks.map((block) => block.turn).filter(Boolean)).size,
    height: PITCH * rows.length,
    rows,
    turns: _turns(part, in_row),
    marks: _marks(places, starts, in_row),
    places,
  };
}

/** Give every second turn. */
function _turns(part, in_row) {
  if (new Set(part.blocks.map((block) => block.turn)).size > MOST_TURNS) return [];
  const boxes = [];
  let at = 0;
  for (const block of part.blocks) {
    if (block.turn % 2) boxes.push(..._boxes("turn", at, at + block.words.length, in_row));
    at += block.words.length;
  }
  return boxes;
}

/** Give the marks, those that would lie upon one another as one. */
function _marks(places, starts, in_row) {
  const by_kind = new Map();
  for (const place of places) {
    const start = starts.get(place.anchor) + place.word;
    by_kind.set(place.kind, [...(by_kind.get(place.kind) ?? []), [start, start + place.expected.length]]);
  }
  const marks = [];
  for (const [kind, spans] of by_kind) {
    let last = null;
    for (const [start, end] of spans.sort((one, other) => one[0] - other[0] || one[1] - other[1])) {
      for (const box of _boxes(kind, start, Math.max(end, start + 1), in_row)) {
        if (last && last.y === box.y && box.x <= last.x + last.width + 1) {
          last.width = Math.max(last.width, box.x + box.width - last.x);
        } else {
          marks.push(box);
          last = box;
        }
      }
    }
  }
  return marks;
}

/** Give the boxes of a range of words: one in each row that it touches. */
function _boxes(kind, start, end, in_row) {
  const boxes = [];
  for (let row = Math.floor(start / in_row); row < Math.ceil(end / in_row); row += 1) {
    const [first, last] = [Math.max(start - row * in_row, 0), Math.min(end - row * in_row, in_row)];
    const width = Math.max(LEAST, Math.round((WIDTH * (last - first)) / in_row));
    boxes.push({ kind, x: Math.min(Math.round((WIDTH * first) / in_row), WIDTH - width), y: row * PITCH, width });
  }
  return boxes;
}
