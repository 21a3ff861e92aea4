/**
 * The lines of a PDF's page with text from right to left, by the places of its letters: `verify/copies/pdf_lines.py`.
 *
 * A PDF holds such a line as it looks. Its letters are put in the order of reading as far as a line tells it (UAX #9
 * backwards); what it does not tell, `compare` allows for.
 */
import { HYPHEN, SPACE } from "./copy.js";
import { LINE_END } from "./pdf_lines.js";

export const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

// Lengths are in sizes of the type.
const SAME_LINE = 0.4;
const WORD_GAP = 0.18; // a wider gap parts words where no spaces are drawn
const LINE_GAP = 0.6; // the same where there are
const UPENDED = 180;
const SAME_PLACE = 1 / 8; // letters are drawn once more so near, to be bold or to throw a shadow

const _SPACES = new RegExp(`^${SPACE}+$`, "u");
const _RUNS_TO_RIGHT = /[NA]*L(?:[^R]*[LNA])?|E*N(?:[CS]?N)*E*|A(?:C?A)*|./g;
const _RUNS_TO_LEFT = /(?:[RNA][^L]*)?R/g;
const _ENDS_AT_LEFT = /^\s*[.,;:!?…؟؛،]\s*\p{L}/u;

// Bidirectional classes of UAX #9: numbers N (European) and A (Arabic), separators C and S within them, signs E beside.
const _CLASSES = [
  ["M", /^[\p{Mn}\p{Me}\p{Cf}]$/u],
  ["R", /^[\u0590\u05be\u05c0\u05c3\u05c6\u05d0-\u05ff\u0608\u060b\u060d\u061b-\u064a\u066d-\u066f\u0671-\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]$/],
  ["N", /^[\d\u06f0-\u06f9\u00b2\u00b3\u00b9\u2070-\u2089]$/],
  ["A", /^[\u0600-\u0605\u0660-\u0669\u066b\u066c\u06dd]$/],
  ["C", /^[,./:\u00a0\u060c\u202f\u2044]$/],
  ["S", /^[+\-\u207a\u207b\u208a\u208b\u2212]$/],
  ["E", /^[#$%\u00a2-\u00a5\u00b0\u00b1\u0609\u060a\u066a\u2030-\u2034\p{Sc}]$/u],
  ["L", /^[\p{L}\p{Nl}\p{Mc}]$/u],
];

/** Give the lines of rows of glyphs, on a page whose lines run in a direction `turned` by so many degrees. */
export function lines_to_left(rows, turned) {
  const sign = turned === UPENDED ? -1 : 1;
  const glyphs = _once(rows.flat().filter(({ is_guess }) => !is_guess).map((glyph) => _placed(glyph, sign)));
  const is_to_left = _is_to_left(glyphs.map(({ text }) => text).join(""));
  const is_spaced = glyphs.some(({ text }) => _SPACES.test(text));
  const lines = [];
  for (const run of _runs(glyphs).sort((one, other) => one.order - other.order)) {
    const last = lines.at(-1)?.at(-1);
    if (last && _is_beside(last, run)) lines.at(-1).push(run);
    else lines.push([run]);
  }
  return lines.map((line) => _line(line, is_spaced ? LINE_GAP : WORD_GAP, is_to_left));
}

function _placed({ text, follows, from, to, size, order, content }, sign) {
  const [left, right] = [sign * from[0], sign * to[0]].sort((one, other) => one - other);
  return { text, follows, left, right, baseline: sign * from[1], size, order, content };
}

/** Leave out what is drawn over itself, as programs do that make letters bold or shadowed. */
function _once(glyphs) {
  const drawn = new Map();
  return glyphs.filter((glyph) => {
    const near = SAME_PLACE * glyph.size;
    const row = Math.round(glyph.baseline / near);
    const before = [row - 1, row, row + 1].flatMap((at) => drawn.get(`${glyph.text} ${at}`) ?? []);
    const lies_on = (one) => Math.abs(one.left - glyph.left) <= near && Math.abs(one.baseline - glyph.baseline) <= near;
    if (before.some((one) => one.order !== glyph.order && lies_on(one))) return false;
    const place = `${glyph.text} ${row}`;
    drawn.set(place, [...(drawn.get(place) ?? []), glyph]);
    return true;
  });
}

/** Put letters together that were drawn as one content and stand on one line. */
function _runs(glyphs) {
  const runs = [];
  for (const glyph of glyphs) {
    let run = null;
    for (let at = runs.length - 1; at >= 0 && !run; at -= 1) {
      if (runs[at].content === glyph.content && _is_beside(runs[at], glyph)) run = runs[at];
    }
    if (run) run.glyphs.push(glyph);
    else runs.push({ ...glyph, glyphs: [glyph] });
  }
  return runs;
}

function _is_beside(one, other) {
  return Math.abs(one.baseline - other.baseline) < SAME_LINE * Math.max(one.size, other.size);
}

function _line(runs, gap, is_to_left) {
  let text = "";
  let former = null;
  for (const run of runs) {
    if (former && _distance(former, run) > (is_to_left ? gap : WORD_GAP) * run.size) text += " ";
    const visual = _visual(run, gap);
    const kinds = _kinds(visual);
    if (is_to_left && !/[LR]/.test(kinds)) text += _white_changed_over(visual);
    else text += in_reading_order(visual, (is_to_left || _is_to_left_alone(visual)) && kinds.includes("R"));
    former = run;
  }
  return is_to_left ? text : text.replace(LINE_END, HYPHEN);
}

function _white_changed_over(visual) {
  const [, left, number, right] = /^(\s*)(.*?)(\s*)$/s.exec(visual);
  return right + number + left;
}

/** Give the white space between two runs, in points. */
function _distance(former, run) {
  const left = Math.max(...[former, run].map(({ glyphs }) => Math.min(...glyphs.map((glyph) => glyph.left))));
  return left - Math.min(...[former, run].map(({ glyphs }) => Math.max(...glyphs.map((glyph) => glyph.right))));
}

/** Give the characters of a run from left to right; of a glyph that is several, those that run to the left turned. */
function _visual({ glyphs, size }, gap) {
  let text = "";
  let edge = 0;
  for (const glyph of [...glyphs].sort((one, other) => one.left - other.left)) {
    const is_apart = text && !glyph.follows && glyph.left - edge > gap * size;
    if (is_apart && !_SPACES.test(glyph.text) && !_SPACES.test(text.at(-1))) text += " ";
    text += RIGHT_TO_LEFT.test(glyph.text) ? [...glyph.text].reverse().join("") : glyph.text;
    edge = Math.max(edge, glyph.right);
  }
  return text;
}

function _is_to_left_alone(visual) {
  return !_kinds(visual).includes("L") && _ENDS_AT_LEFT.test(visual);
}

function _is_to_left(text) {
  const kinds = _kinds(text);
  return (kinds.match(/R/g) ?? []).length > (kinds.match(/L/g) ?? []).length;
}

/** Put the characters of a line, given as they stand from left to right, in the order of reading. */
function in_reading_order(visual, is_to_left) {
  const letters = [...visual];
  const kinds = _kinds(visual);
  const cut = (start, end) => letters.slice(start, end).join("");
  if (is_to_left) {
    const stretches = [...kinds.matchAll(_RUNS_TO_RIGHT)].map(({ 0: { length }, index }) => cut(index, index + length));
    return stretches.reverse().join("");
  }
  let text = "";
  let end = 0;
  for (const { 0: { length }, index } of kinds.matchAll(_RUNS_TO_LEFT)) {
    text += cut(end, index) + in_reading_order(cut(index, index + length), true);
    end = index + length;
  }
  return text + cut(end);
}

/** Give a letter for the bidirectional class of each character. */
function _kinds(text) {
  const kinds = [...text].map((letter) => _CLASSES.find(([, pattern]) => pattern.test(letter))?.[0] ?? "X");
  const is_arabic = /[\u0608-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/.test(text); // after its letters, rule W2
  const told = kinds.map((kind) => (kind === "M" ? "X" : is_arabic ? ({ N: "A", E: "X", S: "X" }[kind] ?? kind) : kind));
  return told.join("");
}
