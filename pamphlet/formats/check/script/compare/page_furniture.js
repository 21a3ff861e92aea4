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
  const runs = new Map();
  const called = called_words(words.blocks);
  for (const [start, end] of _runs(furniture, copy)) {
    const found = copy.words.slice(start, end).map((word) => without_calls(word, called));
    if (is_apparatus(found, texts)) continue;
    const told = said(found);
    runs.set(told, [...(runs.get(told) ?? []), [start, end]]);
  }
  if (!runs.size) return [];
  const work = said(words.flat());
  const labels = labels_of(words);
  const strange = [];
  for (const [told, places] of runs) {
    if (_is_known(told, work, texts)) continue;
    const [start, end] = places.find((run) => _lies_in(run, span)) ?? places[0];
    const amid = places.length < SEVERAL && _lies_in([start, end], span) && !copy.visual.has(start);
    strange.push([[start, end], amid && speaks(copy.words.slice(start, end), labels)]);
  }
  return strange;
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

/** Give the words of furniture that follow one another, page by page. */
function _runs(places, copy) {
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
