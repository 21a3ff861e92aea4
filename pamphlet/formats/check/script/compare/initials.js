/** Put an initial and the rest of its word together: see `pamphlet/verify/compare/initials.py`. */
import { APART } from "./folding.js";

const _INITIAL = /^[^\p{L}\p{N}]{0,2}\p{Lu}$/u;
const _LETTER = /^\p{L}/u;

/** Give the words of a work of which a copy has the initial apart, by the places of these. */
export function initials_apart(copy, known) {
  const apart = new Map();
  for (let at = 0; at + 1 < copy.length; at += 1) {
    const [initial, rest] = [copy[at], copy[at + 1]];
    if (!_INITIAL.test(initial) || !_LETTER.test(rest)) continue;
    if (known.has(initial + rest) && !(known.has(initial) && known.has(rest))) apart.set(at, initial + APART + rest);
  }
  return apart;
}
