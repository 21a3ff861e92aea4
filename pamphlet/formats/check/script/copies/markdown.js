/** Read Markdown: CommonMark with tables, and what pandoc adds to it, without the marks. See `copies/markdown.py`. */
import { WORD } from "../text.js";
import { BEGIN, END, TYPED, Unreadable } from "./copy.js";
import { blocks_of } from "./markdown_blocks.js";
import { words_of_markup } from "./markup.js";

const MOST_WORK = 400_000_000;

const [_LINE, _LINE_END] = ["(?<![^\\n])", "(?![^\\n])"]; // “^” and “$” at line feeds only
const _NOTE = new RegExp(`(?:(${_LINE} {0,3}(?=\\[[^\\]]*\\]:))|)(?<!\\\\)\\[\\^[^\\]\\s]+\\]`, "g");
const _OF_NOTE = new RegExp(
  `${_LINE} {0,3}\\[\\^[^\\]\\s]+\\]:[^\\n]*\\n(?:(?:[ \\t]*\\n)*(?: {4}|\\t)[^\\n]*(?:\\n|$))+`,
  "g",
);
const _INDENT = new RegExp(`${_LINE}(?: {4}|\\t)`, "g");
const _FRONT_MATTER = new RegExp(`^---\\n(?:[${WORD}\\-]+:[^\\n]*\\n)(?:[^\\n]*\\n){0,500}?(?:---|\\.\\.\\.)[ \\t]*\\n`, "u");
const _FENCE = new RegExp(`${_LINE}:{3,}[^\\n]*${_LINE_END}`, "g");
const _BRACKET = /\\[\s\S]|\[|\](\{[^{}]+\})?|(?<=\))(\{[^{}]+\})/g;
const _HEADING_ATTRIBUTES = new RegExp(`${_LINE}(#{1,6} [^{}\\n]+)(?<!\\\\)\\{[^{}\\n]*\\}[ \\t]*${_LINE_END}`, "g");
const _HEADING_LABEL = new RegExp(
  `${_LINE}(#{1,6} [^\\n]*\\S) \\[(?:[^\\[\\]\\s]*[_#][^\\[\\]\\s]*|[a-z0-9]+(?:-[a-z0-9]+){2,})\\][ \\t]*${_LINE_END}`,
  "g",
);
const _STRUCK = /(?<![\\~])~~(?=\S)([^~\n]{1,400}?)(?<=\S)~~(?!~)/gu;
const _SCRIPT = /(?<![\\^~])([\^~])(?![\s^~])((?:[^\s^~\\]|\\[^\n]){1,40})\1(?!\1)/gu;
const _LINK_ATTRIBUTES = new RegExp(
  `${_LINE}( {0,3}\\[[^\\]]{1,999}\\]:[ \\t]*(?:\\n[ \\t]+|[ \\t])\\S+(?:[ \\t]+"[^"\\n]*")?)\\s+\\{[^{}]*\\}[ \\t]*${_LINE_END}`,
  "g",
);
const _LAST_BREAK = /(?<!\\)((?:\\\\)*)\\[ \t]*(?=\n[ \t]*\n|\n?$)/g;
const _ENTITY = /&(?=(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)/g;
const _SPECIAL = /[[\]<>*_`!&\\]/g;

/** Give the words of Markdown. */
export function words_of_markdown(typed) {
  const text = _tidied(typed);
  const readings = [_shown(text), text];
  const as_typed = readings.map((reading) => reading.replace(_ENTITY, TYPED));
  return _first_of([...new Set([...readings, ...as_typed])]);
}

/** Read Markdown in the first of some ways, and otherwise in the next. */
function _first_of(readings) {
  const copy = words_of_markup("markdown", blocks_of(readings[0]).replaceAll(TYPED, "&"));
  return readings.length > 1 ? { ...copy, otherwise: () => _first_of(readings.slice(1)) } : copy;
}

function _tidied(typed) {
  const text = typed.replaceAll("\r\n", "\n").replaceAll(BEGIN, " ").replaceAll(END, " ").replaceAll(TYPED, " ").replace(_FRONT_MATTER, "");
  let work = 0;
  for (const piece of text.split("\n\n")) work += piece.length * (piece.match(_SPECIAL) ?? []).length;
  if (work > MOST_WORK) throw new Unreadable("too-large");
  return _without_notes(text.replace(_OF_NOTE, (note) => note.replace(_INDENT, "")));
}

/** Take the calls of notes away, and the marks that open one. */
function _without_notes(text) {
  const pieces = [];
  let end = 0;
  for (const found of text.matchAll(_NOTE)) {
    const stop = found.index + found[0].length;
    const opens = found[1] !== undefined && text[stop] === ":";
    const start = found.index + (opens ? 0 : (found[1] ?? "").length);
    pieces.push(text.slice(end, start), opens ? "\n" : "");
    end = stop + (opens ? 1 : 0);
  }
  return [...pieces, text.slice(end)].join("");
}

/** Take away what pandoc adds to a text. */
function _shown(text) {
  const bare = text.replace(_FENCE, "").replace(_LINK_ATTRIBUTES, "$1");
  const plain = bare.replace(_STRUCK, "").replace(_SCRIPT, "$2").replace(_HEADING_LABEL, "$1");
  return _without_attributes(plain).replace(_HEADING_ATTRIBUTES, "$1").replace(_LAST_BREAK, "$1");
}

/** Take the attributes of spans and links away, and the brackets around a span that has some. */
function _without_attributes(text) {
  const [opened, gone] = [[], []];
  for (const { 0: mark, 1: span, 2: link, index } of text.matchAll(_BRACKET)) {
    if (link) gone.push([index, index + mark.length]);
    else if (mark === "[") opened.push(index);
    else if (mark.startsWith("]") && opened.length) {
      const start = opened.pop();
      if (span && /[=.#]/.test(span)) gone.push([start, start + 1], [index, index + mark.length]);
    }
  }
  const pieces = [];
  let end = 0;
  for (const [start, stop] of gone.sort((one, other) => one[0] - other[0] || one[1] - other[1])) {
    pieces.push(text.slice(end, start));
    end = Math.max(end, stop);
  }
  return [...pieces, text.slice(end)].join("");
}
