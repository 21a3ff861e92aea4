/** Show words: as a text that is bounded and holds nothing unseen. See `pamphlet/verify/report/passages.py`. */
import { HYPHEN } from "../copies/copy.js";

const LONGEST_WORD = 80;
const LONGEST_PASSAGE = 80;
const LONGEST_NAME = 400;
const _UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;
const _JOINING = new Set(["\u200c", "\u200d", "\u00ad"]);

/** Give words as a text; of many the first and the last, and how many there are. */
export function shown_words(strings, words) {
  if (words.length <= LONGEST_PASSAGE) return words.map(_shown_word).join(" ");
  const half = LONGEST_PASSAGE / 2;
  const ends = [words.slice(0, half), words.slice(-half)].map((part) => part.map(_shown_word).join(" "));
  return `${ends.join(" … ")} (${strings.counted("words", words.length)})`;
}

function _shown_word(word) {
  const letters = [...word.replaceAll(HYPHEN, "-")];
  return shown(letters.length > LONGEST_WORD ? `${letters.slice(0, LONGEST_WORD).join("")}…` : letters.join(""));
}

/** Give a text with a sign of its own for each character that cannot be shown, cut when it is long. */
export function shown(text) {
  const letters = [...text];
  const cut = letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME).join("")}…` : text;
  return cut.replace(_UNSEEN, (sign) => (_JOINING.has(sign) ? sign : "\ufffd"));
}
