/**
 * A page with its styles, walked through element by element: what a reader sees of each, and what stands beside it.
 *
 * In Python, `copies/styles/` applies the sheets itself (`look.py`, `dressed.py`); here the browser has done it.
 */
import { is_alnum } from "../text.js";
import { FAINTEST, is_out_of_sight } from "./boxes.js";
import { NIGHT, WHITE, can_be_read, colour_in, over } from "./colours.js";
import { forced } from "./direction.js";
import { INLINE, names } from "./elements.js";

const SMALLEST = 2;
const LEAST_DRAWN = 6;
const CLOSEST = -0.3;
const WIDTH = 1280;
const _WITHIN_LINE = names("inline inline-block inline-flex inline-grid inline-table contents none math ruby ruby-text");
const _SIDE_BY_SIDE = names("flex grid inline-flex inline-grid -webkit-box table-row table");
const _MASKED = names("disc circle square");

const _ROOT = {
  is_shown: true,
  is_seen: true,
  is_apart: false,
  parts: false,
  override: "",
  is_gone: false,
  is_held: false,
  is_struck: false,
  is_clear: false,
  opacity: 1,
  zoom: 1,
  paper: WHITE,
};

export class Dressed {
  /** `view` is the window of the page; `is_whole`: no sheet of it is missing, which may give it another paper. */
  constructor(view, is_whole, puts_in) {
    this.view = view;
    this.puts_in = puts_in;
    this.looks = [is_whole ? _ROOT : { ..._ROOT, paper: null }];
  }

  /** Give the look of an element, and take it for what the next ones are in. */
  enter(element, name) {
    const look = _looked(this.looks.at(-1), element, this.view.getComputedStyle(element), name);
    this.looks.push(look);
    return look;
  }

  /** Take the element that was entered last for shown, whatever is declared for it. */
  reveal() {
    const parent = this.looks.at(-2);
    this.looks[this.looks.length - 1] = { ...parent, is_apart: parent.parts, parts: false };
  }

  /** Give the words that a sheet puts before or after what an element holds; `place` is “before” or “after”. */
  put_in(element, place) {
    const style = this.view.getComputedStyle(element, `::${place}`);
    if (!this.looks.at(-1).is_shown || style.content === "none" || style.content === "normal") return "";
    const text = _content(style.content);
    const look = _looked(this.looks.at(-1), element, style, "span");
    if (!(look.is_shown && look.is_seen && [...text].some(is_alnum))) return "";
    return look.is_apart ? `\n${text}\n` : text;
  }

  /** Tell whether a quotation mark is seen before or after an element that quotes (CSS Content 3 §3). */
  is_quoted(element, place) {
    const look = this.looks.at(-1);
    if (!(look.is_shown && look.is_seen) || this.view.getComputedStyle(element).quotes === "none") return false;
    return /(?:^|\s)(?:open|close)-quote/.test(this.view.getComputedStyle(element, `::${place}`).content);
  }

  /** Give a text that stands directly in the element that is open, as it is seen. */
  said(text) {
    const look = this.looks.at(-1);
    if (!look.is_seen) return "";
    return look.override ? forced(text, look.override) : text;
  }
}

/** Give the strings of `content`; what follows a “/” is for those who listen (CSS Content 3 §2). */
function _content(value) {
  const strings = [];
  for (const [part] of value.matchAll(/"(?:\\.|[^"\\])*"|\//g)) {
    if (part === "/") break;
    strings.push(part.slice(1, -1).replace(/\\(.)/g, "$1"));
  }
  return strings.join("");
}

function _looked(parent, element, style, name) {
  const display = style.display;
  const is_loose = style.position === "absolute" || style.position === "fixed";
  const is_letter = style.float !== "none" && INLINE.has(name); // one that floats may be the first letter of a word
  const zoom = parent.zoom * (Number.parseFloat(style.zoom) || 1);
  const size = _size(element, style) * zoom;
  const opacity = parent.opacity * Number.parseFloat(style.opacity || "1");
  const look = {
    ...parent,
    ..._paper(parent, style),
    is_shown: display !== "none",
    is_apart: parent.parts || is_loose || !(is_letter || _WITHIN_LINE.has(display)),
    parts: _SIDE_BY_SIDE.has(display),
    override: _override(parent, style),
    is_held: parent.is_held || style.position !== "static",
    is_struck: parent.is_struck || style.textDecorationLine.includes("line-through"),
    opacity,
    zoom,
  };
  look.is_gone = parent.is_gone || opacity < FAINTEST || is_out_of_sight(element, style, size, parent.is_held);
  look.is_seen = !look.is_gone && !look.is_struck && size >= SMALLEST && _is_written(style, size) && _is_inked(look, style);
  return look;
}

/**
 * Give the size of letters in pixels. Chromium draws 6 pixels and no less of a size that is relative: what it would be is told
 * by the size that it has within letters a hundred times as large.
 */
function _size(element, style) {
  const size = Number.parseFloat(style.fontSize);
  const parent = element.parentElement;
  if (size !== LEAST_DRAWN || !parent) return size;
  const former = parent.style.fontSize;
  const within = Number.parseFloat(parent.ownerDocument.defaultView.getComputedStyle(parent).fontSize);
  parent.style.fontSize = `${100 * within}px`;
  const larger = Number.parseFloat(style.fontSize);
  parent.style.fontSize = former;
  return larger === size ? size : larger / 100;
}

function _override(parent, style) {
  if (style.unicodeBidi === "normal") return parent.override;
  return style.unicodeBidi.endsWith("-override") ? style.direction : "";
}

/** Give the paper that an element lies on: null where it is a picture. */
function _paper(parent, style) {
  const below = colour_in(style.backgroundColor);
  const picture = style.backgroundImage;
  let { paper, is_clear } = parent;
  if (parent === _ROOT && style.colorScheme === "dark") paper = NIGHT;
  if (below && (below.alpha === 1 || (below.alpha && paper))) paper = over(below, paper ?? WHITE);
  if (/url\(|gradient\(|image-set\(/.test(picture)) paper = null;
  if (below?.alpha || picture !== "none") is_clear = false;
  return { paper, is_clear: is_clear || style.webkitBackgroundClip === "text" || style.backgroundClip === "text" };
}

function _is_written(style, size) {
  const indent = Number.parseFloat(style.textIndent);
  if (style.visibility !== "visible" || (!style.textIndent.endsWith("%") && (indent <= -500 || indent >= WIDTH))) return false;
  if (style.textIndent.endsWith("%") && (indent <= -40 || indent >= 100)) return false;
  return !(Number.parseFloat(style.letterSpacing) <= CLOSEST * size) && !_MASKED.has(style.webkitTextSecurity);
}

function _is_inked(look, style) {
  const ink = colour_in(style.webkitTextFillColor || style.color);
  if (!ink || look.is_clear || can_be_read(ink, look.paper)) return true;
  const shadows = (style.textShadow.match(/(?:rgba?|color)\([^()]*\)/g) ?? []).map(colour_in);
  return shadows.some((shadow) => shadow && can_be_read(shadow, look.paper));
}
