/** What stands in a copy outside the work: whether a sentence stands there word for word. See `surroundings.py`. */
import { HYPHEN } from "../copies/copy.js";
import { canonical_words } from "../work/words.js";
import { key_for } from "./keys.js";

const _HYPHENS = new RegExp(`[-‐${HYPHEN}]`, "g");

/** Tell whether a sentence stands before or after the work, however its lines and pages break. */
export function stands_outside(sentence, copy, comparison) {
  const key = key_for(copy, false);
  const wanted = _squeezed(canonical_words(sentence).map(key));
  const texts = comparison.additions
    .filter((added) => !added.inside)
    .map(({ start, end }) => {
      const words = [];
      for (let at = start; at < end; at += 1) if (!copy.furniture.has(at)) words.push(key(copy.words[at]));
      return _squeezed(words);
    });
  if (texts.some((text) => text.includes(wanted))) return true;
  if (!copy.visual.size) return false;
  const letters = _counted(wanted);
  return texts.some((text) => {
    const there = _counted(text);
    return [...letters].every(([letter, count]) => (there.get(letter) ?? 0) >= count);
  });
}

function _squeezed(words) {
  return words.join("").replace(_HYPHENS, "");
}

function _counted(text) {
  const counts = new Map();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}
