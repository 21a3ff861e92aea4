/** Tell whether two short passages that differ as words are the same as far as the file can tell: `broken_words.py`. */
import { HYPHEN } from "../copies/copy.js";
import { escape, same, strip, translate } from "../text.js";

export const LONGEST = 24;
const UNMAPPED = "\ufffd";
const MOST_UNMAPPED = 4;
const _RAISED = new Map([..."0123456789"].map((digit, at) => [digit, [..."⁰¹²³⁴⁵⁶⁷⁸⁹"][at]]));
const _TO_LEFT = /[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0710-\u074f\u0750-\u077f]/g;
const _HYPHENS = "-‐";

/** Tell whether a copy's text reads as these words, with the numbers of these notes among them. */
export function broken_alike(work, text, calls) {
  if (work.length > LONGEST) return false;
  const source = work.map(_broken_anywhere).join("(?:[ \n]|(?<=[\n\x02]))");
  const pattern = new RegExp(`^(?:${source})$`, "u");
  return _without_calls(text, calls).some((variant) => pattern.test(variant));
}

/** Tell whether a text is nothing but the numbers of these notes. */
export function is_call(text, calls) {
  return _without_calls(text, calls).some((variant) => !strip(variant));
}

/** Tell whether two passages of a page that was read by place have the same characters. */
export function placed_alike(work, copy) {
  if (work.length > LONGEST || copy.length > LONGEST) return false;
  const [wanted, read] = [work.join(""), copy.join("").replaceAll(HYPHEN, "-")];
  if (read.includes(UNMAPPED)) {
    const any_letters = `[^\n]{0,${MOST_UNMAPPED}}`;
    return new RegExp(`^(?:${escape(read).replaceAll(UNMAPPED, any_letters)})$`, "u").test(wanted);
  }
  return (
    same([...wanted].sort(), [...read].sort()) && same(wanted.match(_TO_LEFT) ?? [], read.match(_TO_LEFT) ?? [])
  );
}

/** Give a pattern for a word that a line end may have broken at any place, a hyphen of its own included. */
function _broken_anywhere(word) {
  const rest = `[${HYPHEN}\n]?`;
  const letters = [...word].map((letter) =>
    _HYPHENS.includes(letter) ? `(?:[${_HYPHENS}]\n?|${HYPHEN})` : escape(letter) + rest,
  );
  const pattern = letters.join("");
  return pattern.endsWith(rest) ? pattern.slice(0, -rest.length) : pattern;
}

/** Give the text as it is, and without the numbers of the notes at every place where they may stand. */
function _without_calls(text, calls) {
  const variants = [text];
  if (!calls.length) return variants;
  for (const number of text.matchAll(_call(calls[0]))) {
    const bare = text.slice(0, number.index) + text.slice(number.index + number[0].length);
    variants.push(..._without_calls(bare, calls.slice(1)));
  }
  return variants;
}

function _call(number) {
  const raised = translate(String(number), _RAISED);
  return new RegExp(`[ \n]?(?:\\[\\^?${number}\\]|\\(${number}\\)|${number}|${raised})`, "gu");
}

