/** Find in plain text what programs put there when it was mailed, dumped, posted or pasted: see `copies/pasted.py`. */
import { is_space } from "../text.js";
import { BEGIN, END, split_lines } from "./copy.js";
import { unescaped } from "./escapes.js";

const LEAST_MARKS = 3;
const LINKS_SKIPPED = 20;
const LEAST_NOTES = 5;
const NOTES_SKIPPED = 3;
const LEAST_QUOTED = 0.9;
const [_LINE, _LINE_END] = ["(?<![^\\n])", "(?![^\\n])"]; // “^” and “$” at line feeds only

const _QUOTED = new RegExp(`${_LINE}[ \\t]*(?:>[ \\t]?)+`, "g");
const _QUOTED_OTHERWISE = new RegExp(`${_LINE}[ \\t]*(?<sign>[|:%#+!]|//|--|\\*)(?:[ \\t]|${_LINE_END})`, "g");
const _ADDRESS = /<(?:https?:\/\/|mailto:|ftp:\/\/|file:\/\/|cid:|#)[^<>\s]{1,2000}>/gi;
const _BBCODE = (
  "align attach attachment b bbvideo big blockquote br center centre code color colour email float font h[1-6] hide" +
  " highlight hr i indent justify left li list media \\* ol p pre quote right s size small spoiler strike sub sup" +
  " table tabs td th tr tt u ul url youtube"
).replaceAll(" ", "|");
const _TAG = new RegExp(
  "\\[(?:img|attachment)\\b[^[\\]\\n]{0,200}\\][^[\\]\\n]{0,2000}\\[/(?:img|attachment)\\]" +
    `|\\[(?<tag>/?(?<name>${_BBCODE})(?:[= ][^[\\]\\n]{0,2000})?)\\]`,
  "gi",
);
const _NUMBER = /\[(\p{Nd}{1,4})\]/gu;
const _LINK_LIST = new RegExp(`${_LINE}[ \\t]*(?:\\p{Nd}+\\.|\\[\\p{Nd}+\\])[ \\t]+(?:https?|ftp|file|mailto):`, "gu");
const _ELEMENT =
  /<\/?(?:p|div|h[1-6]|span|a|em|strong|b|i|u|br|hr|img|blockquote|ul|ol|li|table|tr|td|th|sup|sub|section)\b[^<>]{0,2000}>/gi;
const _ESCAPE = /\\[[\]*_#'"<>`.()!+-]/g;
const _MARKDOWN = new RegExp(
  `${_LINE}#{1,6} \\S|\\*\\*\\S[^*\\n]*\\*\\*|\\]\\([^()\\s]+\\)|${_LINE}\\[[^[\\]\\n]+\\]: \\S`,
  "g",
);

/** Put the marks of a text between `BEGIN` and `END`. */
export function marked(text) {
  text = unescaped(text.replaceAll(BEGIN, " ").replaceAll(END, " "));
  text = _without_other_quotes(text);
  if (text.includes(">")) text = text.replace(_QUOTED, _set_apart).replace(_ADDRESS, _set_apart);
  if (text.split("</").length - 1 >= LEAST_MARKS) text = text.replace(_ELEMENT, _set_apart);
  if (text.includes("[/")) text = _without_bbcode(text);
  return text.includes("]") ? _without_numbers(text) : text;
}

function _set_apart(mark) {
  return ` ${BEGIN} ${mark} ${END} `;
}

/** Set the tags of forums apart, those only that are closed somewhere: `[i]` alone may be a word of the work. */
function _without_bbcode(text) {
  const tags = [...text.matchAll(_TAG)].map((found) => found.groups.tag ?? "");
  const closed = new Set(tags.filter((tag) => tag.startsWith("/")).map((tag) => tag.slice(1).toLowerCase()));
  if (!closed.size) return text;
  const alone = new Set([...closed, ...(closed.has("list") ? ["*"] : []), "hr", "br"]);
  return text.replace(_TAG, (found, tag, name) => (!tag || alone.has(name.toLowerCase()) ? _set_apart(found) : found));
}

/** Set a sign apart that stands before nearly every line: programs for mail quote with “|” or “:” too. */
function _without_other_quotes(text) {
  const signs = new Map();
  for (const { groups } of text.matchAll(_QUOTED_OTHERWISE)) signs.set(groups.sign, (signs.get(groups.sign) ?? 0) + 1);
  if (!signs.size) return text;
  const [sign, count] = [...signs].reduce((best, one) => (one[1] > best[1] ? one : best));
  const lines = split_lines(text).filter((line) => line && !is_space(line)).length;
  if (count < Math.max(LEAST_MARKS, LEAST_QUOTED * lines)) return text;
  return text.replace(_QUOTED_OTHERWISE, (line, found) => (found === sign ? _set_apart(line) : line));
}

/** Set numbers in brackets apart that count up: those that dumps put before links, and notes of a site. */
function _without_numbers(text) {
  const marks = [...text.matchAll(_NUMBER)];
  if (marks.length >= LEAST_MARKS && (text.match(_LINK_LIST) ?? []).length >= LEAST_MARKS) {
    return _set_marks_apart(text, _counting(marks, LINKS_SKIPPED, false));
  }
  const called = _counting(marks, NOTES_SKIPPED, true);
  return called.size >= LEAST_NOTES ? _set_marks_apart(text, called) : text;
}

/** Give the places of the numbers that count up, with so many left out at the most. */
function _counting(marks, skipped, are_notes) {
  const known = new Set();
  const found = new Set();
  let former = null;
  for (const mark of marks) {
    const number = Number(mark[1]);
    const is_next = former === null || (number > former && number - former <= skipped);
    if (is_next) former = number;
    if (is_next || (are_notes && known.has(number))) {
      known.add(number);
      found.add(mark.index);
    }
  }
  return found;
}

function _set_marks_apart(text, places) {
  return text.replace(_NUMBER, (mark, _, at) => (places.has(at) ? _set_apart(mark) : mark));
}

/** Tell whether a text has marks of Markdown that are no accident: headings, bold type, links. */
export function has_markdown(text) {
  return (text.match(_MARKDOWN) ?? []).length >= LEAST_MARKS;
}

/** Tell whether a text is Markdown, though nothing else says so: with characters escaped, and marks unescaped. */
export function is_markdown(text) {
  return text.includes("\\") && (text.match(_ESCAPE) ?? []).length >= LEAST_MARKS && has_markdown(text);
}
