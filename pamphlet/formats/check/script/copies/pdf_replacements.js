/**
 * Read the replacement texts of a PDF's page where its letters do not tell what they are, or stand in another order
 * than they are read in: see `pamphlet/verify/copies/pdf_replacements.py`. One that says other letters is not believed.
 */
import { casefold, is_alnum, split, sum } from "../text.js";
import { common_runs } from "../work/editops.js";
import { SPACE } from "./copy.js";

const LETTERS_OF_ONE = 4;
const SYLLABLE = 4;
const LINES_OF_WORD = 3;
const UNMAPPED = "\ufffd";

const SHAPED = /[\u0900-\u109f\u1780-\u17ff\u19e0-\u19ff\ua8e0-\ua8ff\ua9e0-\ua9ff\uaa60-\uaa7f]/;
const _LEFTWARDS = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const _RS = new Set("\u0930\u09b0\u09f0\u0a30\u0ab0\u0b30\u0bb0\u0c30\u0cb0\u0d30\u0dbb\u101b\u179a");
// Vowels of India that stand alone are drawn as others with a sign, and the sign of “ई” is that of an R.
const _AS_DRAWN = new Map(
  Array.from({ length: 9 }, (_, block) => 0x900 + 0x80 * block).flatMap((block) =>
    [[5, [4, 6, 17, 18, 19, 20]], [7, [8]], [9, [10]], [15, [13, 14, 16]]].flatMap(([drawn, each]) =>
      each.map((alone) => [String.fromCodePoint(block + alone), String.fromCodePoint(block + drawn)]),
    ),
  ),
);
const _I_WITH_R = /(?<=\u0907)\u0930\u094d/g;
const _VOWELS = /[\u0e30-\u0e3a\u0e40-\u0e4e\u0eb0-\u0ebd\u0ec0-\u0ecd]/;
const _MEANINGLESS = /[\p{Cc}\p{Co}\p{Cn}\ufffd]/u;
const _SPACES = new RegExp(`^${SPACE}+$`, "u");

/** Tell whether a page cannot be read by its letters alone; `texts` are those of `drawn_on`. */
export function needs_replacements(texts) {
  return texts.some(({ glyphs }) => glyphs.some(({ text, is_unmapped }) => is_unmapped || _is_shaped(text) || _MEANINGLESS.test(text)));
}

/**
 * Give the texts of a page with its true replacements in place of their letters; `marks` are those of `marks_of`.
 *
 * Each text knows by `marked` in which of them it stands, the outermost first.
 */
export function replaced(texts, marks) {
  const rows = [];
  for (const text of texts) {
    const mark = text.marked.find((one) => marks[one].said !== null) ?? null;
    const said = mark === null ? null : marks[mark].said;
    if (rows.at(-1)?.said === said) rows.at(-1).texts.push({ text, mark });
    else rows.push({ said, texts: [{ text, mark }] });
  }
  const told = rows.map((row) => ({ ...row, drawn: row.texts.map(({ text }) => _drawn(text)).join("") }));
  const made = [];
  for (let at = 0; at < told.length; ) {
    const size = told[at].said === null ? 0 : [LINES_OF_WORD, 2, 1].find((some) => _are_true(told.slice(at, at + some), some)) ?? 0;
    for (const row of told.slice(at, at + Math.max(1, size))) made.push(...(size ? _said(row) : row.texts.map(({ text }) => text)));
    at += Math.max(1, size);
  }
  return made;
}

/** Tell whether replacements say together what is drawn for them, and are needed for that. */
function _are_true(rows, size) {
  if (rows.length < size || rows.some(({ said }) => said === null)) return false;
  const drawn = rows.map((row) => row.drawn).join("");
  const said = rows.map((row) => row.said).join("");
  if (!drawn.includes(UNMAPPED) && !SHAPED.test(said)) return false;
  const most = size === 1 ? rows[0].texts.length : 1;
  return Array.from({ length: most }, (_, at) => said.repeat(at + 1)).some((text) => may_say(text, drawn));
}

function _drawn({ glyphs }) {
  const letters = glyphs.flatMap(({ text, is_unmapped }) => (is_unmapped ? UNMAPPED : [...text]));
  return letters.map((letter) => (_MEANINGLESS.test(letter) ? UNMAPPED : letter)).join("");
}

/** Put what a row says in place of what is drawn for it, once for each mark. */
function _said({ said, texts }) {
  const pieces = [];
  for (const { text, mark } of texts) {
    if (pieces.at(-1)?.mark === mark) pieces.at(-1).texts.push(text);
    else pieces.push({ mark, texts: [text] });
  }
  return pieces.flatMap((piece) => _spread(said, piece.texts));
}

/** Put each word in place of the first letter that is drawn for it, and all of them where they are not as many; others follow it. */
function _spread(said, texts) {
  const glyphs = texts.flatMap((text) => text.glyphs);
  const is_space = (glyph) => Boolean(glyph) && _SPACES.test(glyph.text);
  const firsts = glyphs.filter((glyph, at) => !is_space(glyph) && (at === 0 || is_space(glyphs[at - 1])));
  const words = split(said);
  const are_as_many = words.length === firsts.length && words.length > 1;
  if (are_as_many && _LEFTWARDS.test(said)) words.reverse();
  const told = new Map(are_as_many ? firsts.map((glyph, at) => [glyph, words[at]]) : [[glyphs[0], said]]);
  const meant = (glyph) => {
    if (are_as_many && is_space(glyph)) return glyph;
    return { ...glyph, text: told.get(glyph) ?? "", follows: !told.has(glyph) };
  };
  return texts.map((text) => ({ ...text, glyphs: text.glyphs.map(meant) }));
}

/** Tell whether a replacement may be what letters say, where some may stand for nothing, or in another order. */
export function may_say(said, drawn) {
  const [wanted, shown] = [_letters(said), _letters(drawn)];
  const [less, more] = [_beyond(wanted, shown), _beyond(shown, wanted)];
  const is_shaped = SHAPED.test(said);
  const unknown = drawn.split(UNMAPPED).length - 1;
  if (more > (is_shaped ? unknown : 0) || less > LETTERS_OF_ONE * unknown) return false;
  if (!is_shaped) return _in_order(wanted, shown) || _in_order(wanted, [...shown].reverse());
  return _nearly_in_order(wanted, shown, more);
}

function _letters(text) {
  const plain = [...casefold(text.normalize("NFKC"))].map((sign) => _AS_DRAWN.get(sign) ?? sign);
  return [...plain.join("").replace(_I_WITH_R, "")].filter((sign) => is_alnum(sign) && !_VOWELS.test(sign));
}

/** Count the letters that one has more than the other. */
function _beyond(one, other) {
  const counted = new Map();
  for (const letter of one) counted.set(letter, (counted.get(letter) ?? 0) + 1);
  for (const letter of other) counted.set(letter, (counted.get(letter) ?? 0) - 1);
  return sum([...counted.values()].filter((count) => count > 0));
}

function _in_order(wanted, shown) {
  let at = 0;
  for (const letter of shown) {
    at = wanted.indexOf(letter, at) + 1;
    if (!at) return false;
  }
  return true;
}

/** Tell whether letters but some strange ones are drawn in order, and each R in the syllable where it is said. */
function _nearly_in_order(wanted, shown, strange) {
  const slack = SYLLABLE + Math.abs(wanted.length - shown.length);
  const is_near = (letter, at) => !_RS.has(letter) || wanted.slice(Math.max(0, at - slack), at + slack + 1).includes(letter);
  if (!shown.every(is_near)) return false;
  const [others, drawn] = [wanted, shown].map((letters) => letters.filter((letter) => !_RS.has(letter)));
  return sum(common_runs(others, drawn).map(([, , length]) => length)) >= drawn.length - strange;
}

function _is_shaped(text) {
  return _LEFTWARDS.test(text) || SHAPED.test(text);
}
