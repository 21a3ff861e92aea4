/** Give the text of a run of Markdown without its marks (CommonMark 0.31 §6). */
import { unescape } from "./escapes.js";

const _ESCAPE = /^\\([!-/:-@[-`{-~])/;
const _ENTITY = /^&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});/;
const _AUTOLINK = /^<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\x00-\x1f]*|[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)*)>/;
const _TAG =
  /^(?:<[A-Za-z][\w-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>|<\/[A-Za-z][\w-]*\s*>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<![A-Za-z][^>]*>|<!\[CDATA\[[\s\S]*?\]\]>)/;
const _PLAIN = /^[^\\`*_[\]!<&\n]+/;
const _TARGET =
  /^\(\s*(?:(<(?:\\.|[^<>\n\\])*>|(?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\])*\))*\))*)(?:\s+(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)))?)?\s*\)/;
const _LABEL = /^\[((?:\\.|[^[\]\\]){0,999})\]/;
const _PUNCTUATION = /[\p{P}\p{S}]/u;

/** Give the text; `known` are the labels of links that are defined somewhere, as `label_of` makes them. */
export function text_of_run(source, known) {
  return new _Run(source, known).text();
}

/** Give the label of a link by which it is found (CommonMark 0.31 §4.7). */
export function label_of(label) {
  return label.trim().replace(/\s+/g, " ").toLowerCase().toUpperCase();
}

class _Run {
  constructor(source, known) {
    this.source = source;
    this.known = known;
    this.pieces = []; // texts, and delimiters as {sign, left, …}
    this.brackets = [];
    this.at = 0;
  }

  text() {
    while (this.at < this.source.length) this.step();
    emphasis(this.pieces, 0);
    return this.pieces.map((piece) => (typeof piece === "string" ? piece : piece.sign.repeat(piece.left))).join("");
  }

  /** Take what a pattern finds here; undefined when it does not. */
  take(pattern) {
    const found = pattern.exec(this.source.slice(this.at, this.at + 20_000));
    if (found) this.at += found[0].length;
    return found ?? undefined;
  }

  step() {
    const sign = this.source[this.at];
    const plain = this.take(_PLAIN);
    if (plain) this.pieces.push(plain[0]);
    else if (sign === "\\") this.escaped();
    else if (sign === "`") this.code();
    else if (sign === "*" || sign === "_") this.delimiters(sign);
    else if (sign === "[") this.open("[");
    else if (sign === "!" && this.source[this.at + 1] === "[") this.open("![");
    else if (sign === "]") this.close();
    else if (sign === "<") this.angle();
    else if (sign === "&") this.entity();
    else this.put(sign);
  }

  put(text) {
    this.pieces.push(text);
    this.at += text.length;
  }

  escaped() {
    const found = this.take(_ESCAPE);
    if (found) this.pieces.push(found[1]);
    else if (this.source[this.at + 1] === "\n") this.at += 1; // a line end that stays one
    else this.put("\\");
  }

  code() {
    const [ticks] = /^`+/.exec(this.source.slice(this.at));
    for (const found of this.source.slice(this.at + ticks.length).matchAll(/`+/g)) {
      if (found[0].length !== ticks.length) continue;
      const start = this.at + ticks.length;
      const code = this.source.slice(start, start + found.index).replaceAll("\n", " ");
      this.pieces.push(/^ .* $/.test(code) && code.trim() ? code.slice(1, -1) : code);
      this.at = start + found.index + ticks.length;
      return;
    }
    this.put(ticks);
  }

  angle() {
    const link = this.take(_AUTOLINK);
    if (link) this.pieces.push(link[1]);
    else if (!this.take(_TAG)) this.put("<");
  }

  entity() {
    const found = this.take(_ENTITY);
    if (found) this.pieces.push(unescape(found[0]));
    else this.put("&");
  }

  /** A row of signs that may open or close emphasis (CommonMark 0.31 §6.2). */
  delimiters(sign) {
    const before = [...this.source.slice(Math.max(0, this.at - 2), this.at)].at(-1) ?? "\n";
    let end = this.at;
    while (this.source[end] === sign) end += 1;
    const after = String.fromCodePoint(this.source.codePointAt(end) ?? 10);
    const [white_before, white_after] = [/\s/.test(before), /\s/.test(after)];
    const [mark_before, mark_after] = [_PUNCTUATION.test(before), _PUNCTUATION.test(after)];
    const is_left = !white_after && (!mark_after || white_before || mark_before);
    const is_right = !white_before && (!mark_before || white_after || mark_after);
    const count = end - this.at;
    const within = sign === "_";
    this.pieces.push({
      sign,
      count,
      left: count,
      opens: is_left && (!within || !is_right || mark_before),
      closes: is_right && (!within || !is_left || mark_after),
    });
    this.at = end;
  }

  open(sign) {
    this.brackets.push({ place: this.pieces.length, is_image: sign === "![", start: this.at + sign.length, dead: false });
    this.put(sign);
  }

  close() {
    const bracket = this.brackets.pop();
    if (!bracket || bracket.dead) {
      this.put("]");
      return;
    }
    const inner = this.source.slice(bracket.start, this.at);
    this.at += 1;
    if (!this.leads(inner)) {
      this.pieces.push("]");
      return;
    }
    if (bracket.is_image) this.pieces.length = bracket.place;
    this.pieces[bracket.place] = bracket.is_image ? "\n" : "";
    emphasis(this.pieces, bracket.place + 1);
    if (!bracket.is_image) for (const outer of this.brackets) outer.dead ||= !outer.is_image;
  }

  /** Take what makes a link of brackets: a target, a label, or nothing where the text is a label itself. */
  leads(inner) {
    const here = this.at;
    const target = this.take(_TARGET);
    if (target) return true;
    this.at = here;
    const label = this.take(_LABEL);
    if (label && this.known.has(label_of(label[1] || inner))) return true;
    this.at = here;
    return !label && this.known.has(label_of(inner));
  }
}

/** Let delimiters from a place on pair up; what is left of them stays a text (CommonMark 0.31, appendix). */
function emphasis(pieces, from) {
  for (let at = from; at < pieces.length; at += 1) {
    const closer = pieces[at];
    while (closer.closes && closer.left) {
      let start = at - 1;
      while (start >= from && !_pair(pieces[start], closer)) start -= 1;
      if (start < from) break;
      const opener = pieces[start];
      const used = opener.left >= 2 && closer.left >= 2 ? 2 : 1;
      opener.left -= used;
      closer.left -= used;
      for (let inner = start + 1; inner < at; inner += 1) if (pieces[inner].sign) pieces[inner].opens = false;
    }
  }
  for (let at = from; at < pieces.length; at += 1) {
    if (typeof pieces[at] !== "string" && from > 0) pieces[at] = pieces[at].sign.repeat(pieces[at].left);
  }
}

function _pair(opener, closer) {
  if (!opener.opens || !opener.left || opener.sign !== closer.sign) return false;
  if (!opener.closes && !closer.opens) return true;
  const both = (opener.count + closer.count) % 3 === 0;
  return !both || (opener.count % 3 === 0 && closer.count % 3 === 0);
}
