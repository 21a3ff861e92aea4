/**
 * The lines of a PDF's page, from its letters in the order in which they are drawn: see `pamphlet/verify/copies/pdf.py`.
 *
 * A letter that stands farther from the one before than letters do begins a word; one on another base line, or back to
 * the left, begins a line. Lengths are in sizes of the type.
 */
import { WORD } from "../text.js";
import { HYPHEN, SPACE } from "./copy.js";
import { WITHIN_LINE } from "./page_numbers.js";
import { unswapped } from "./swapped.js";

const SAME_LINE = 0.5; // a raised number stands a third higher
const WORD_GAP = 0.17; // a word space that is squeezed has 0.18
const TEXT_GAP = 0.1; // between letters that are not drawn at once, as those of two cells of a table
const MARK_GAP = 0.3; // before a mark that closes, which may stand a little apart
const BACK = 0.5; // so far to the left begins a line: what is kerned or set over another goes back less
const CLOSING = new Set(";:,.!?)]»”’");
const _SPACE = new RegExp(`^${SPACE}$`, "u");
export const LINE_END = new RegExp(`(?<=[${WORD}])[-\\u2010\\u00ad\\ufffe]${SPACE}*$`, "u");

/** Put glyphs together: rows of glyphs, each a line, a space among them where a gap parts words. */
export function rows_of(texts) {
  const rows = [];
  let row = [];
  let last = null;
  for (const text of texts) {
    for (const glyph of text.glyphs) {
      const step = last && !glyph.follows ? _step(last, glyph, text) : null;
      if (step && (Math.abs(step.across) > SAME_LINE || step.along < -BACK)) {
        rows.push(row);
        row = [];
      } else if (step && _parts(step.along, last, glyph) && !_is_space(row.at(-1)) && !_is_space(glyph)) {
        row.push({ text: " ", from: last.to, to: glyph.from, size: glyph.size, is_guess: true });
      }
      row.push(glyph);
      if (glyph.text !== "" || glyph.follows) last = { ...glyph, direction: text.direction };
    }
  }
  if (row.length) rows.push(row);
  return rows;
}

function _is_space(glyph) {
  return !glyph || _SPACE.test(glyph.text);
}

function _parts(along, last, glyph) {
  return along > (CLOSING.has(glyph.text) ? MARK_GAP : last.order === glyph.order ? WORD_GAP : TEXT_GAP);
}

/** Give how far a glyph stands from the end of the one before, along its line and across, in sizes of the larger. */
function _step(last, glyph, { direction: [x, y], rise: [u, v] }) {
  const size = Math.max(last.size, glyph.size) || 1;
  const [dx, dy] = [glyph.from[0] - last.to[0], glyph.from[1] - last.to[1]];
  const turned = last.direction[0] * x + last.direction[1] * y < 0.7;
  const across = turned ? Infinity : (dx * u + dy * v) / size;
  return { along: (dx * x + dy * y) / (Math.min(last.size, glyph.size) || 1), across };
}

/** Give rows as lines; a line that ends in a hyphen ends in `HYPHEN`. */
export function lines_of(rows) {
  return rows.map((row) => unswapped(row.map(({ text }) => text).join("")).replace(LINE_END, HYPHEN));
}

/** Give the lines of a page on a sheet: small lines may be run together, so a hyphen within one is open, too. */
export function sheet_lines_of(rows) {
  return lines_of(rows).map((line) => line.replace(WITHIN_LINE, HYPHEN));
}
