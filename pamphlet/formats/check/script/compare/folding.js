/** Fold words: take away what is only typography. See `pamphlet/verify/compare/folding.py`. */
import { HYPHEN } from "../copies/copy.js";
import { LETTER, casefold, translate } from "../text.js";

const _QUOTES = "'\"`´‘’‚‛“”„‟«»‹›〝〞〟＂＇ʼʹ′″׳״";
const _DASHES = "-־‐‑‒–—―−﹘﹣－";
const _EASTERN = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹";
const _TABLE = new Map([
  ...[..._QUOTES].map((sign) => [sign, "'"]),
  ...[..._DASHES].map((sign) => [sign, "-"]),
  ["_", ""],
  ["*", ""],
  ...[..._EASTERN].map((digit, at) => [digit, String(at % 10)]),
]);
export const APART = "\u2009";
const _JOINERS =
  /[\u2009\u200c\u200d\u0640\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]/g;
const _HYPHEN_IN_WORD = new RegExp(`(?<=[${LETTER}])[-${HYPHEN}]+(?=[${LETTER}])`, "gu");
const _PLAIN = /^[0-9A-Za-z]+$/;

const _known = new Map();
const _MOST_KNOWN = 200_000; // words: as many different ones no work has

export function fold(word) {
  if (_PLAIN.test(word)) return word.toLowerCase();
  let folded = _known.get(word);
  if (folded === undefined) {
    folded = _loosely(word).replace(_HYPHEN_IN_WORD, "").replaceAll(HYPHEN, "-");
    if (_known.size < _MOST_KNOWN) _known.set(word, folded);
  }
  return folded;
}

export function differs_in_typography_only(work, copy) {
  if (work.map(fold).join("") === copy.map(fold).join("")) return true;
  return work.map(_loosely).join("") === copy.map(_loosely).join("").replaceAll(HYPHEN, "-");
}

function _loosely(word) {
  const plain = translate(word, _TABLE).replace(_JOINERS, "");
  const marked = translate(casefold(plain.normalize("NFKC")), _TABLE);
  return marked.replace(/--+/g, "-").replace(/''+/g, "'");
}
