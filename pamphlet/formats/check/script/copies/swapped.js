/** Put right what Ghostscript 10.00 writes for ligatures: see `pamphlet/verify/copies/swapped.py`. */

const _THREE = "\u6600[\uc800\uce00\ucf00\ud000\ud100\ud200]";
const _SWAPPED = new RegExp(
  `(?<=[A-Za-z])(?:${_THREE}|[\u6600\u6900\u6a00\u6c00\u7300\u7400])+` +
    `|(?:${_THREE}|[\u6600\u6900\u6c00\u7300])+(?=[a-z\ufffe\x02-])`,
  "gu",
);

/** Give a text with its ligatures: beside a Latin letter those signs stand for nothing else. */
export function unswapped(text) {
  return text.replace(_SWAPPED, (found) => [...found].map(_letters).join(""));
}

function _letters(sign) {
  const code = sign.charCodeAt(0) >> 8;
  return code <= 0x7a ? String.fromCharCode(code) : `f${String.fromCharCode(code - 0x66)}`;
}
