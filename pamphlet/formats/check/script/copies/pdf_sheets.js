/** Sheets: pages of a PDF that have two pages side by side. See `pamphlet/verify/copies/pdf_sheets.py`. */
import { is_decimal, pairwise, split, sum } from "../text.js";
import { HYPHEN } from "./copy.js";
import { words_of_pages } from "./lines.js";
import { RIGHT_TO_LEFT } from "./pdf_to_left.js";

const MIDDLE = 0.01;
const LEAST_FILLED = 0.5;
const TRIED = 3;
const LONGEST_SIGNATURE = 24;
const [FOLLOWS, SKIPS, BROKEN, GOES_ON] = [3, 1, 3, 2];
const LONGEST_HEAD = 8;
const UPENDED = 180;
const DOWNWARDS = 270;
const _NUMBER = /^(?:\p{Nd}{1,4}|[ivxl]{1,7})$/u;
const _GOES_ON = new RegExp(`[${HYPHEN}\\p{L}\\p{N}_,;–—-]\\s*$`, "u");
const _ROMAN = new Map([["i", 1], ["v", 5], ["x", 10], ["l", 50]]);

/**
 * Give a page as one side of a sheet, with two pages side by side; as two such with four; or nothing.
 *
 * `rows` are those of a page with the box `view`, whose lines run in a direction that is `turned` by so many degrees;
 * `lines` makes lines of rows.
 */
export function sides_of(rows, [left, bottom, right, top], turned, lines) {
  const is_upright = turned === 0 || turned === UPENDED;
  const [low, high, base, head] = is_upright ? [left, right, bottom, top] : [bottom, top, left, right];
  const [along, across] = is_upright ? [0, 1] : [1, 0];
  const places = (axis) => rows.flat().filter(({ text }) => text.trim()).map(({ from }) => from[axis]);
  if (!_is_parted(places(along), low, high)) return [];
  const middle = (low + high) / 2;
  if (high - low > head - base) {
    const half = (is_second) => lines(_within(rows, ({ from }) => (from[along] > middle) !== (turned === DOWNWARDS) === is_second));
    return [{ left: half(false), right: half(true), turned: turned === UPENDED }];
  }
  if (turned || !_is_parted(places(across), base, head)) return [];
  const quarter = (is_upper, is_second) =>
    lines(_within(rows, ({ from }) => from[across] > (base + head) / 2 === is_upper && from[along] > middle === is_second));
  return [true, false].map((is_upper) => ({ left: quarter(is_upper, false), right: quarter(is_upper, true), turned: false }));
}

function _within(rows, is_within) {
  return rows.map((row) => row.filter(is_within)).filter((row) => row.length);
}

/** Tell whether nothing begins in the middle. */
function _is_parted(places, low, high) {
  const [middle, gutter] = [(low + high) / 2, MIDDLE * (high - low)];
  return places.every((place) => Math.abs(place - middle) >= gutter);
}

/** Tell whether these are sheets: of the sides that are not blank most have words on both halves. */
export function are_sheets(sides) {
  const used = sides.filter(({ left, right }) => left.some(Boolean) || right.some(Boolean));
  const filled = used.filter(({ left, right }) => left.some(Boolean) && right.some(Boolean));
  return used.length > 0 && filled.length >= LEAST_FILLED * used.length;
}

/** Give the words of pages on sheets in the order in which they are read; the next likely orders are other readings. */
export function folded(sides) {
  const orders = new Map([..._orders(sides)].map((pages) => [JSON.stringify(pages), pages]));
  const ranked = [...orders.values()].map((pages) => [_told_by(pages), pages]).sort(([one], [other]) => other - one);
  let reading = null;
  for (const [, pages] of ranked.slice(0, TRIED).reverse()) {
    const [remark, next] = [_left_out(pages) > 0 ? "one-sided" : "as-sheets", reading];
    const by_place = [...pages.keys()].filter((at) => pages[at].some((line) => RIGHT_TO_LEFT.test(line)));
    reading = { ...words_of_pages("pdf", pages, by_place), remarks: [remark], otherwise: () => next };
  }
  return reading;
}

/** Tell by how much more often numbers rise by two than by one: these are the fronts or the backs of sheets. */
function _left_out(pages) {
  const steps = pairwise(pages.filter((page) => page.some(Boolean))).map(([page, other]) => _steps(page, other));
  const by_two = steps.filter((step) => step.has(2) && !step.has(1)).length;
  return by_two - steps.filter((step) => step.has(1)).length;
}

/** Give the orders in which pages on sheets are read: from left to right, from right to left, or folded. */
function* _orders(sides) {
  yield sides.flatMap(({ left, right }) => [left, right]);
  yield sides.flatMap(({ left, right }) => [right, left]);
  for (const is_mirrored of [false, true]) {
    const halves = sides.map(({ left, right }) => (is_mirrored ? [right, left] : [left, right]));
    const [lefts, rights] = [halves.map(([left]) => left), halves.map(([, right]) => right)];
    yield [...rights, ...[...lefts].reverse()];
    yield [...[...lefts].reverse(), ...rights];
    if (sides.length % 2) continue;
    const sheets = [];
    for (let at = 0; at < sides.length; at += 2) sheets.push([halves[at], _behind(halves[at + 1], sides[at + 1])]);
    for (const sizes of _signatures(sheets.length)) yield [..._folded(sheets, sizes)];
  }
}

/** Give what is behind the left and behind the right half of a front: it was turned like a leaf, or head over heels. */
function _behind(half, side) {
  return side.turned ? half : [...half].reverse();
}

/** Give how sheets may be divided into signatures: all of one size but the last, or as evenly as can be. */
function* _signatures(sheets) {
  for (let size = 1; size <= Math.min(sheets, LONGEST_SIGNATURE); size += 1) {
    yield Array.from({ length: Math.ceil(sheets / size) }, (_, at) => Math.min(size, sheets - at * size));
  }
  for (let number = 1; number < sheets; number += 1) {
    const [fewer, longer] = [Math.floor(sheets / number), sheets % number];
    if (fewer < LONGEST_SIGNATURE || number === 1) yield Array.from({ length: number }, (_, at) => fewer + (at < longer));
  }
}

function* _folded(sheets, sizes) {
  let start = 0;
  for (const size of sizes) {
    const inside = sheets.slice(start, start + size);
    for (const [front, behind] of inside) yield* [front[1], behind[1]];
    for (const [front, behind] of inside.reverse()) yield* [behind[0], front[0]];
    start += size;
  }
}

/** Add up what tells that pages follow one another. */
function _told_by(pages) {
  return sum(pairwise(pages.filter((page) => page.some(Boolean))).map(([page, other]) => _follows(page, other)));
}

function _follows(page, other) {
  const steps = _steps(page, other);
  const told = steps.has(1) ? FOLLOWS : steps.has(2) ? SKIPS : 0;
  const [last, first] = [_body(page).at(-1), _body(other)[0]];
  if (!last || !first || !/^\p{Lowercase}/u.test(first.trimStart()) || !_GOES_ON.test(last)) return told;
  return told + (last.slice(-2).includes(HYPHEN) ? BROKEN : GOES_ON);
}

function _steps(page, other) {
  const [from, to] = [_numbers(page), _numbers(other)];
  return new Set([...from].flatMap((one) => [...to].map((following) => following - one)));
}

/** Give the numbers that stand at the edges of a page. */
function _numbers(page) {
  const filled = page.filter((line) => line.trim());
  const words = [...filled.slice(0, 1), ...filled.slice(-1)].flatMap((line) => {
    const read = split(line);
    return [...read.slice(0, 1), ...read.slice(-1)];
  });
  return new Set(words.filter((word) => _NUMBER.test(word)).map(_number));
}

function _number(word) {
  if (is_decimal(word)) return parseInt(word, 10);
  const values = [...word].map((letter) => _ROMAN.get(letter));
  return sum(values.map((value, at) => (value < (values[at + 1] ?? 0) ? -value : value)));
}

/** Give the lines of a page without its number at the edge, and the running head beside that. */
function _body(page) {
  const filled = page.filter((line) => line.trim());
  for (const edge of [-1, 0]) {
    if (!filled.length || !_is_numbered(filled.at(edge))) continue;
    const [number] = edge ? filled.splice(-1) : filled.splice(0, 1);
    if (filled.length && _NUMBER.test(number.trim()) && _is_head(filled.at(edge))) filled.splice(edge ? -1 : 0, 1);
  }
  return filled;
}

function _is_head(line) {
  return split(line).length <= LONGEST_HEAD && !line.includes(HYPHEN) && /^\p{Uppercase}/u.test(line);
}

function _is_numbered(line) {
  const words = split(line);
  return _NUMBER.test(words[0]) || _NUMBER.test(words.at(-1));
}
