/** Find page numbers and running heads in a text that has lost its pages: see `copies/page_numbers.py`. */
import { LETTER, WORD, bisect_right, casefold, is_less } from "../text.js";
import { decimal } from "../compare/apparatus.js";
import { BEGIN, END, HYPHEN, SPACE } from "./copy.js";

const LEAST_PAGES = 3;
const LEAST_PAGE = 200;
const PAGES_SKIPPED = 3;
const LEAST_BROKEN = 10;
const BESIDE = 2;
const LONGEST_HEAD = 120;

const _NUMBER = new RegExp(
  `\\n(?<line>[^${WORD}\\n]{0,120}(?:(?<word>[${LETTER}]{1,10})\\.?[ \\t]+)?(?<number>\\p{Nd}{1,4})` +
    `(?<of>[ \\t]*(?:/|[${LETTER}]{1,4})[ \\t]*\\p{Nd}{1,4})?[^${WORD}\\n]{0,20})(?![^\\n])`,
  "gu",
);
const _PAGE =
  /^(?:page|seite|página|pagina|sida|side|strona|strana|страница|сторінка|p|s|pág|pag|str|стр|с)?$/iu;
const _LINE = new RegExp(`(?<![^\\n])[^\\n]*[${WORD}][^\\n]*`, "gu");
const _ENDS_BROKEN = new RegExp(`[-\\u2010\\u00ad]${SPACE}*$`, "u");
const _DIGITS = new RegExp(`(?:\\p{Nd}|[^${WORD}]|_)+`, "gu");
const _AT_LINE_END = new RegExp(`[-\\u2010\\u00ad](?<=[${WORD}].)[ \\t]*\\r?\\n${SPACE}*(?=[${WORD}])`, "gu");
export const WITHIN_LINE = new RegExp(
  `(?<=[${LETTER}])[-\\u2010] (?=[${LETTER}])` +
    "(?!(?:and|or|nor|but|to|from|bis|und|oder|sowie|et|ou|à|y|o|e|u|ed|en|of|och|og|eller|i|oraz|lub|и|или|та|або)" +
    `(?![${WORD}]))`,
  "gu",
);
const _SEEN = SPACE.replace("[", "[^");
const _AT_PAGE_END = new RegExp(
  `(?<!${_SEEN})(${_SEEN}+)(?<=[${WORD}][-\\u2010\\u00ad])[ \\t]*\\r?\\n` +
    `((?:${SPACE}|${BEGIN}[^${BEGIN}${END}]{0,2000}${END})*)(?=[${WORD}])`,
  "gu",
);

/** Put the words together that a line end or a page end broke, with `HYPHEN` at the break. */
export function without_line_ends(text) {
  text = text.replace(_AT_LINE_END, HYPHEN);
  if (text.split("- ").length - 1 >= LEAST_BROKEN && (text.match(WITHIN_LINE) ?? []).length >= LEAST_BROKEN) {
    text = text.replace(WITHIN_LINE, HYPHEN);
  }
  if (!text.includes(BEGIN)) return text;
  return text.replace(_AT_PAGE_END, (_, word, between) => `${between}${word.slice(0, -1)}${HYPHEN}`);
}

/** Set the numbers apart that count the pages of a text, and the lines beside them that come again and again. */
export function with_page_furniture(text) {
  const shapes = new Map();
  for (const found of text.matchAll(_NUMBER)) {
    const word = (found.groups.word ?? "").toLowerCase();
    if (!_PAGE.test(word)) continue;
    const shape = `${word} ${found.groups.of !== undefined}`;
    const start = found.index + 1;
    const line = { start, end: start + found.groups.line.length, number: decimal(found.groups.number) };
    shapes.set(shape, [...(shapes.get(shape) ?? []), line]);
  }
  const numbers = [...shapes.values()].flatMap(_counting).map(({ start, end }) => [start, end]);
  if (!numbers.length) return text;
  const by_place = (one, other) => one[0] - other[0] || one[1] - other[1];
  numbers.sort(by_place);
  const apart = new Map([...numbers, ..._heads(text, numbers)].map((span) => [span.join(" "), span]));
  const pieces = [];
  let end = 0;
  for (const [start, stop] of [...apart.values()].sort(by_place)) {
    pieces.push(text.slice(end, start), ` ${BEGIN} ${text.slice(start, stop)} ${END} `);
    end = stop;
  }
  return [...pieces, text.slice(end)].join("");
}

/** Give the lines whose numbers count up over whole pages: of 3, 9, 5, 6, 7, 9 those with 5, 6, 7, 9. */
function _counting(lines) {
  const none = [0, -1];
  const longest = new Map(); // by the last number: how many, and the line that it is in
  const before = [];
  for (const [at, line] of lines.entries()) {
    let best = null;
    for (let step = 1; step <= PAGES_SKIPPED; step += 1) {
      const row = longest.get(line.number - step) ?? none;
      const apart = !row[0] || line.start - lines[row[1]].start >= LEAST_PAGE;
      if (apart && (!best || is_less(best, row))) best = row;
    }
    const [count, former] = best ?? none;
    before.push(former);
    const known = longest.get(line.number) ?? none;
    longest.set(line.number, is_less(known, [count + 1, at]) ? [count + 1, at] : known);
  }
  let [count, at] = [...longest.values()].reduce((best, one) => (is_less(best, one) ? one : best));
  const row = [];
  for (; at >= 0; at = before[at]) row.push(lines[at]);
  return count >= LEAST_PAGES ? row : [];
}

/** Give the lines beside page numbers that stand beside others too, whatever numbers are in them. */
function _heads(text, numbers) {
  const lines = [...text.matchAll(_LINE)].map(({ 0: line, index }) => [index, index + line.length]);
  const starts = lines.map(([start]) => start);
  const beside = [];
  for (const [start] of numbers) {
    const at = bisect_right(starts, start) - 1;
    for (let offset = -BESIDE; offset <= BESIDE; offset += 1) {
      const line = offset && lines[at + offset];
      if (!line) continue;
      const said = text.slice(line[0], Math.min(line[1], line[0] + LONGEST_HEAD + 1));
      const shape = casefold(said).replace(_DIGITS, "");
      if (line[1] - line[0] <= LONGEST_HEAD && shape && !_ENDS_BROKEN.test(text.slice(...line))) {
        beside.push([`${offset} ${shape}`, line]);
      }
    }
  }
  const pages = new Map();
  for (const [shape] of beside) pages.set(shape, (pages.get(shape) ?? 0) + 1);
  return beside.filter(([shape]) => pages.get(shape) > 1).map(([, line]) => line);
}
