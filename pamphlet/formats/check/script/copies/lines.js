/** Pages made of lines become words: see `pamphlet/verify/copies/lines.py`. */
import { WHITE, WORD, casefold, is_alpha, is_space, length, split, strip } from "../text.js";
import { HYPHEN, SPACE, copy_of, seen_words } from "./copy.js";

const EDGE_LINES = 2;
const BESIDE = 8; // lines by which a page is told from others with the same edge
const LONGEST_FURNITURE = 16;
const NEAR = 4; // pages
const TWICE = 2;
const LONGEST_NUMBER = 40;
const _NUMBER = new RegExp(`\\p{Nd}+|(?<![${WORD}])[ivxlc]+(?![${WORD}])`, "gu");
const _BESIDE = `[${WHITE}.·•|–—\\-]*`;
const _ONLY_NUMBER = new RegExp(
  `^${_BESIDE}(?:page|p\\.)?${_BESIDE}(?:\\p{Nd}+|[ivxlc]+|[•◦▪‣⁃])(?:${SPACE}*(?:/|of)${SPACE}*\\p{Nd}+)?${_BESIDE}$`,
  "u",
);
const _LOWER = /^\p{Lowercase}/u;

/**
 * Give the words of pages. A line that ends in `HYPHEN` goes on in the next line that is no furniture. `by_place` are
 * the pages whose words were put in order from their places.
 */
export function words_of_pages(kind, pages, by_place = []) {
  const edges = pages.map(_edge);
  const repeated = _pages_with_each(pages, edges);
  const [words, page_starts, line_starts, furniture, visual] = [[], [], new Set(), new Set(), new Set()];
  let broken = -1; // the word that the next line goes on with
  for (const [number, page] of pages.entries()) {
    page_starts.push(words.length);
    const edge = edges[number];
    for (const [at, line] of page.entries()) {
      const ends_broken = line.endsWith(HYPHEN);
      const read = seen_words(ends_broken ? line.slice(0, -1) : line);
      if (!read.length) continue;
      const shape = edge.get(at) ?? "";
      const goes_on = broken >= page_starts.at(-1) && (shape.startsWith("first") || _is_a_rest(line, repeated.get(shape)));
      if (edge.has(at) && !goes_on && _is_furniture(line, repeated.get(shape))) {
        for (const word of read) {
          furniture.add(words.length);
          words.push(word);
        }
        continue;
      }
      if (broken >= 0) words[broken] += HYPHEN + read.shift();
      if (read.length) line_starts.add(words.length); // else its only word was the rest of one
      words.push(...read);
      if (!ends_broken) broken = -1;
      else if (read.length) broken = words.length - 1;
    }
    if (by_place.includes(number)) for (let at = page_starts.at(-1); at < words.length; at += 1) visual.add(at);
  }
  return copy_of(kind, words, { page_starts, line_starts, furniture, visual });
}

/** Map the first and last lines of a page to their shapes: which line of the edge it is, and what it reads. */
function _edge(page) {
  const filled = [...page.keys()].filter((at) => page[at] && !is_space(page[at]));
  const edge = new Map();
  for (const [end, places] of [
    ["first", filled],
    ["last", [...filled].reverse()],
  ]) {
    let lines = 0;
    for (const at of places) {
      const shape = `${end} ${lines} ${split(casefold(page[at]).replace(_NUMBER, "")).join(" ")}`;
      if (!edge.has(at)) edge.set(at, shape);
      lines += _is_number(page[at]) ? 0 : 1;
      if (lines === EDGE_LINES) break;
    }
  }
  return edge;
}

/**
 * Count the pages that have each shape at their edge, and so has another one near them; those on which the same lines
 * stand beside it are one.
 */
function _pages_with_each(pages, edges) {
  const seen = new Map(); // of each shape, the first page with each of the lines beside it
  for (const [number, edge] of edges.entries()) {
    const filled = pages[number].filter((line) => line && !is_space(line));
    const shapes = [...edge.values()];
    const first = shapes.filter((shape) => shape.startsWith("first")).length;
    const last = filled.length - (shapes.length - first);
    const at_first = filled.slice(first, first + BESIDE).join("\n");
    const at_last = filled.slice(Math.max(0, last - BESIDE), last).join("\n");
    for (const shape of shapes) {
      const beside = shape.startsWith("first") ? at_first : at_last;
      if (!seen.has(shape)) seen.set(shape, new Map());
      if (!seen.get(shape).has(beside)) seen.get(shape).set(beside, number);
    }
  }
  return new Map([...seen].map(([shape, places]) => [shape, _in_company([...places.values()])]));
}

/** Count the pages, of some in their order, that have another one near them. */
function _in_company(numbers) {
  const is_near = (at) => numbers[at + 1] - numbers[at] <= NEAR;
  return numbers.filter((_, at) => is_near(at) || is_near(at - 1)).length;
}

function _is_number(line) {
  return length(line) <= LONGEST_NUMBER && _ONLY_NUMBER.test(casefold(line));
}

/** Tell whether a line at the foot of a page, behind a broken word, goes on with it though another page ends alike. */
function _is_a_rest(line, pages) {
  return pages === TWICE && _LOWER.test(strip(line)) && !_is_number(line);
}

/** Tell whether a line at an edge is a number, or stands in the same place on several pages and has letters. */
function _is_furniture(line, pages) {
  if (_is_number(line)) return true;
  if (pages <= 1 || split(line).length > LONGEST_FURNITURE || line.endsWith(HYPHEN)) return false;
  return [...line].some(is_alpha);
}
