/** Undo in plain text what programs write for characters: see `pamphlet/verify/copies/escapes.py`. */
import { is_ascii } from "../text.js";

const LEAST = 3;
const _BEFORE_SIGN = /\\([!-/:-@[-`{-~‘’‚‛“”„«»])/g;
const _ENTITY = /&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});/g;
const _OF_CODE = /\\u(?:([0-9A-Fa-f]{4})|\{([0-9A-Fa-f]{1,6})\})/g;
const _BYTE = /=(?:[89A-F][0-9A-F]|3D|20)/g;
const _SOFT = /=\r?(?![^\n])/g;

// Named references: those of Latin-1 from U+00A0 on, in order, and those of what typesetters set.
const _LATIN =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro" +
  " para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil" +
  " Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave" +
  " Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml" +
  " igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute" +
  " thorn yuml";
const _OTHERS = {
  amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", OElig: "Œ", oelig: "œ", Scaron: "Š", scaron: "š", Yuml: "Ÿ",
  fnof: "ƒ", circ: "ˆ", tilde: "˜", ensp: "\u2002", emsp: "\u2003", thinsp: "\u2009", zwnj: "\u200c",
  zwj: "\u200d", lrm: "\u200e", rlm: "\u200f", ndash: "–", mdash: "—", lsquo: "‘", rsquo: "’", sbquo: "‚",
  ldquo: "“", rdquo: "”", bdquo: "„", dagger: "†", Dagger: "‡", bull: "•", hellip: "…", permil: "‰", prime: "′",
  Prime: "″", lsaquo: "‹", rsaquo: "›", euro: "€", trade: "™", larr: "←", uarr: "↑", rarr: "→", darr: "↓",
  minus: "−", lsqb: "[", rsqb: "]", lbrack: "[", rbrack: "]", num: "#", lpar: "(", rpar: ")", ast: "*", comma: ",",
  period: ".", colon: ":", semi: ";", excl: "!", quest: "?", lowbar: "_", grave: "`", Tab: "\t", NewLine: "\n",
  horbar: "―", hyphen: "‐", dash: "‐", numsp: "\u2007", hairsp: "\u200a",
}; // prettier-ignore
const _NAMED = new Map([
  ..._LATIN.split(" ").map((name, at) => [name, String.fromCharCode(0xa0 + at)]),
  ...Object.entries(_OTHERS),
]);
// Numbers of Windows-1252 stand for its signs (HTML Standard §13.2.5.80).
export const WINDOWS_1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** Give a text with the characters that are meant. */
export function unescaped(text) {
  if (_count(text, "=") >= LEAST && _is_quoted_printable(text)) text = unquoted_printable(text);
  if (text.includes("\\")) {
    text = _undone(text, _OF_CODE, (escape, four, more) => {
      const code = Number.parseInt(four || more, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : escape;
    });
    text = _undone(text, /(?:\\r)?\\n/g, () => "\n", "\\n");
    text = _undone(text, /\\t/g, () => "\t", "\\t");
    text = _undone(text, _BEFORE_SIGN, (_, sign) => sign);
  }
  return text.includes("&") && text.includes(";") ? _undone(text, _ENTITY, unescape, "&") : text;
}

/** Give what a reference to a character stands for. */
export function unescape(entity) {
  const name = entity.slice(1, -1);
  if (!name.startsWith("#")) return _NAMED.get(name) ?? entity;
  const code = /^#[xX]/.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252[code - 0x80];
  return code && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : "\ufffd";
}

function _count(text, sign) {
  return text.split(sign).length - 1;
}

function _undone(text, escape, meant, sign = "\\") {
  if (_count(text, sign) < LEAST || (text.match(escape) ?? []).length < LEAST) return text;
  return text.replace(escape, meant);
}

/** Tell whether signs of equality stand for bytes and line ends, nearly all of them. */
function _is_quoted_printable(text) {
  const coded = (text.match(_BYTE) ?? []).length + (text.match(_SOFT) ?? []).length;
  return coded >= LEAST && coded >= 0.9 * _count(text, "=") && is_ascii(text);
}

/** Decode quoted-printable (RFC 2045 §6.7). */
function unquoted_printable(text, encoding = "utf-8") {
  const bytes = [];
  const joined = text.replace(/[ \t]+(?=\r?\n|$)/g, "").replace(/=\r?\n/g, "");
  for (let at = 0; at < joined.length; at += 1) {
    const code = joined[at] === "=" ? /^[0-9A-Fa-f]{2}/.exec(joined.slice(at + 1, at + 3)) : null;
    bytes.push(code ? Number.parseInt(code[0], 16) : joined.charCodeAt(at));
    if (code) at += 2;
  }
  return new TextDecoder(encoding).decode(Uint8Array.from(bytes));
}
