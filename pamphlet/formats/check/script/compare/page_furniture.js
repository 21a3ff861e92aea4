/** Judge what was left aside because it looks like page furniture: see `pamphlet/verify/compare/page_furniture.py`. */
import { pairwise } from "../text.js";
import { is_apparatus, said, texts_of } from "./apparatus.js";
import { called_words, without_calls } from "./note_calls.js";
import { labels_of, speaks } from "./speaking.js";

const SEVERAL = 3;

/** Give the first run of each text at the edge of pages that is strange, and whether it was put in. */
export function strange_furniture(words, copy, span, standing) {
  const furniture = _without_standing(copy.furniture, standing);
  if (!furniture.length) return [];
  const texts = texts_of(words);
  const called = called_words(words.blocks);
  const read = ([start, end]) => copy.words.slice(start, end).map((word) => without_calls(word, called));
  const every = runs_of(furniture, copy).filter((run) => !is_apparatus(read(run), texts));
  if (!every.length) return [];
  const work = said(words.flat());
  const blocks = new Set(texts);
  for (const block of words.blocks) if (block.kind === "text") blocks.add(said(block.words));
  const labels = labels_of(words);
  const runs = new Map();
  for (const run of _over_pages(every, copy, (one) => is_apparatus(read(one), blocks))) {
    const told = said(read(run));
    runs.set(told, [...(runs.get(told) ?? []), run]);
  }
  const strange = [];
  for (const [told, places] of runs) {
    const [start, end] = places.find((run) => _lies_in(run, span)) ?? places[0];
    const is_known = _is_known(told, work, texts);
    const is_again = is_known && is_apparatus(read([start, end]), blocks);
    if (is_known && !is_again) continue;
    const amid = places.length < SEVERAL && _lies_in([start, end], span) && !copy.visual.has(start);
    strange.push([[start, end], amid && (is_again || speaks(copy.words.slice(start, end), labels))]);
  }
  return strange;
}

/** Put two runs together where they are whole blocks only together: the foot of a page and the head of the next. */
function _over_pages(runs, copy, is_whole) {
  const breaks = new Set(copy.page_starts);
  const together = [];
  for (let at = 0; at < runs.length; at += 1) {
    const [run, following] = [runs[at], runs[at + 1] ?? [-1, -1]];
    const both = [run[0], following[1]];
    const is_next = following[0] === run[1] && breaks.has(run[1]);
    if (is_next && !is_whole(run) && is_whole(both)) {
      together.push(both);
      at += 1;
    } else together.push(run);
  }
  return together;
}

/** Give the places of furniture that are no passages of the work: those only looked like it. */
function _without_standing(furniture, standing) {
  const left = new Set(furniture);
  if (!left.size) return [];
  for (const match of standing) for (let at = match.copy; at < match.copy + match.length; at += 1) left.delete(at);
  return [...left].sort((one, other) => one - other);
}

function _lies_in(run, span) {
  return span[0] <= run[0] && run[1] <= span[1];
}

/** Tell whether a text stands in the work, with titles before or behind it. */
function _is_known(told, work, texts) {
  if (work.includes(told)) return true;
  for (const text of texts) {
    if (text.length >= told.length) continue;
    if (told.startsWith(text) && work.includes(told.slice(text.length))) return true;
    if (told.endsWith(text) && work.includes(told.slice(0, -text.length))) return true;
  }
  return false;
}

/** Give the words that follow one another among some places, page by page. */
export function runs_of(places, copy) {
  const breaks = new Set(copy.page_starts);
  const runs = [];
  let start = places[0];
  for (const [at, following] of pairwise([...places, copy.words.length + 1])) {
    if (following !== at + 1 || breaks.has(following)) {
      runs.push([start, at + 1]);
      start = following;
    }
  }
  return runs;
}
