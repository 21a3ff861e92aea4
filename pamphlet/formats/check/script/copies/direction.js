/** Put letters in the order in which they are seen where a text forces them into a direction: `copies/direction.py`. */
import { strip, translate } from "../text.js";

const [_RIGHT_TO_LEFT, _LEFT_TO_RIGHT] = ["\u202e", "\u202d"];
const _MARKS = /[\u202a-\u202e\u2066-\u2069\n\u2029]/g;
const _ENDS = new Map([
  ["\u202c", "\u202a\u202b\u202d\u202e"],
  ["\u2069", "\u2066\u2067\u2068"],
]);
const DEEPEST = 125;
const _PAIRS = new Map([..."()[]{}<>«»‹›"].map((sign, at) => [sign, [...")(][}{><»«›‹"][at]]));
const _CLUSTER = /[^\u0300-\u036f][\u0300-\u036f]*/gu;
// What runs from right to left of itself, and what from left to right (UAX #9, R and AL; L), by scripts.
const _TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

export function as_seen(text) {
  if (!text.includes(_RIGHT_TO_LEFT) && !text.includes(_LEFT_TO_RIGHT)) return text;
  const pieces = [];
  let opened = [];
  let end = 0;
  for (const { 0: mark, index } of text.matchAll(_MARKS)) {
    pieces.push(_forced(text.slice(end, index), opened), mark);
    end = index + mark.length;
    if (mark === "\n" || mark === "\u2029") opened = [];
    else if (_ENDS.has(mark)) {
      const ends = (one) => _ENDS.get(mark).includes(one);
      while (opened.length && !ends(opened.at(-1)) && mark === "\u2069") opened.pop();
      if (opened.length && ends(opened.at(-1))) opened.pop();
    } else if (opened.length < DEEPEST) opened.push(mark);
  }
  pieces.push(_forced(text.slice(end), opened));
  return pieces.join("");
}

function _forced(text, opened) {
  const mark = opened.at(-1);
  if ((mark !== _RIGHT_TO_LEFT && mark !== _LEFT_TO_RIGHT) || !strip(text)) return text;
  const against = (letter) => {
    const to_left = _TO_LEFT.test(letter) && /[\p{L}]/u.test(letter);
    return mark === _RIGHT_TO_LEFT ? !to_left && /[\p{L}]/u.test(letter) : to_left;
  };
  if (![...text].some(against)) return text;
  if (/^[\u0300-\u036f]/.test(text)) return [...text].reverse().join("");
  return translate(text.match(_CLUSTER).reverse().join(""), _PAIRS);
}

/** Put the marks around a text that force it into a direction, “rtl” or “ltr”. */
export function forced(text, direction) {
  return `${direction === "rtl" ? _RIGHT_TO_LEFT : _LEFT_TO_RIGHT}${text}\u202c`;
}
