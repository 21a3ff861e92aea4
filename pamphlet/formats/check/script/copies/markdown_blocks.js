/** Part Markdown into blocks and give their texts, a line end behind each (CommonMark 0.31 §4, §5; tables of GFM). */
import { unescape } from "./escapes.js";
import { label_of, text_of_run } from "./markdown_inline.js";

const DEEPEST = 40;

const _DEFINITION =
  /^ {0,3}\[((?:\\.|[^[\]\\]){1,999})\]:[ \t]*\n?[ \t]*(<[^<>\n]*>|[^\s<]\S*)(?:[ \t]*(?:\n[ \t]*)?(?:(?<=\s)"(?:\\.|[^"\\])*"|(?<=\s)'(?:\\.|[^'\\])*'|(?<=\s)\((?:\\.|[^()\\])*\)))?[ \t]*(?:\n|$)/;
const _DEFINITION_BARE = /^ {0,3}\[((?:\\.|[^[\]\\]){1,999})\]:[ \t]*\n?[ \t]*(<[^<>\n]*>|[^\s<]\S*)[ \t]*(?:\n|$)/;
const _FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const _HEADING = /^ {0,3}#{1,6}(?:[ \t]+|$)(.*?)(?:(?:^|[ \t])#+)?[ \t]*$/;
const _UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
const _BREAK = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const _ITEM = /^( {0,3})([-+*]|\d{1,9}[.)])( {1,4}(?! )| (?= {4})|\t|(?=$))/;
const _HTML =
  /^ {0,3}<(?:!--|\?|![A-Z]|\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|pre|script|search|section|style|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[\s/>]|$))/i;
const _WHOLE_TAG = /^ {0,3}(?:<[A-Za-z][\w-]*(?:\s[^<>]*)?\/?>|<\/[A-Za-z][\w-]*\s*>)\s*$/;
const _RAW = /^ {0,3}<(script|pre|style|textarea)(?=[\s>]|$)/i;
const _TAG = /<!--[\s\S]*?-->|<[^<>]*>/g;
const _COLUMNS = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Give the text of all blocks. */
export function blocks_of(source) {
  const blocks = new _Blocks();
  for (const line of source.replace(/\t/g, "    ").replaceAll("\0", "\ufffd").split(/\r\n|\n|\r/)) blocks.line(line);
  blocks.end();
  return blocks.text();
}

class _Blocks {
  constructor() {
    this.found = []; // ["run", text], ["code", text] or ["html", text]
    this.known = new Set();
    this.containers = []; // ">" or the column in which an item's text begins
    this.paragraph = [];
    this.deep = false; // whether the last line of it is set in too far to head a table
    this.fence = "";
    this.html = null; // what ends the block of HTML that is open
    this.columns = 0; // of the table that is open
  }

  text() {
    return this.found.map(([kind, text]) => _said(kind, text, this.known)).join("");
  }

  line(line) {
    const [rest, matched] = this.continued(line);
    if (this.fence || this.html) {
      if (matched === this.containers.length) {
        this.verbatim(rest);
        return;
      }
      this.close();
    }
    if (matched < this.containers.length && this.paragraph.length && this.is_lazy(rest)) {
      this.paragraph.push(rest.trimStart());
      return;
    }
    if (matched < this.containers.length && (rest.trim() || this.containers[matched] === ">")) {
      this.close();
      this.containers.length = matched;
    }
    this.leaf(this.opened(rest));
  }

  /** Strip what the containers that are open have before a line; tell how many of them go on. */
  continued(line) {
    let rest = line;
    let matched = 0;
    for (const container of this.containers) {
      if (container === ">") {
        const quoted = /^ {0,3}> ?/.exec(rest);
        if (!quoted) break;
        rest = rest.slice(quoted[0].length);
      } else if (!rest.trim()) rest = "";
      else if (/^ */.exec(rest)[0].length >= container) rest = rest.slice(container);
      else break;
      matched += 1;
    }
    return [rest, matched];
  }

  is_lazy(rest) {
    const begins = [/^ {0,3}>/, _BREAK, _HEADING, _FENCE].some((start) => start.test(rest));
    return rest.trim() && !begins && !_ITEM.test(rest);
  }

  item(rest) {
    const found = _BREAK.test(rest) ? null : _ITEM.exec(rest);
    if (!found || !this.paragraph.length) return found;
    const is_empty = !rest.slice(found[0].length).trim();
    return is_empty || (/\d/.test(found[2]) && Number.parseInt(found[2], 10) !== 1) ? null : found;
  }

  /** Open the containers that begin in a line. */
  opened(rest) {
    while (this.containers.length < DEEPEST) {
      const quoted = /^ {0,3}> ?/.exec(rest);
      const found = quoted ? null : this.item(rest);
      if (!quoted && !found) break;
      this.close();
      const [mark] = quoted ?? found;
      this.containers.push(quoted ? ">" : mark.length + (rest.length === mark.length ? 1 : 0));
      rest = rest.slice(mark.length);
    }
    return this.containers.length < DEEPEST ? rest : "";
  }

  leaf(rest) {
    const heading = _HEADING.exec(rest);
    const fence = _FENCE.exec(rest);
    const deep = /^ {4}/.test(rest);
    if (this.columns && (heading || fence || deep || _BREAK.test(rest))) this.close();
    if (!rest.trim()) this.close();
    else if (this.columns) this.row(rest);
    else if (!this.paragraph.length && deep) this.found.push(["code", rest]);
    else if (fence) this.begin("fence", fence[1]);
    else if (heading) {
      this.close();
      this.found.push(["run", heading[1]]);
    } else if (this.paragraph.length && !this.deep && _is_table(this.paragraph.at(-1), rest)) {
      const head = this.paragraph.pop();
      this.close();
      this.columns = _cells(head).length;
      this.row(head);
    } else if (this.paragraph.length && _UNDERLINE.test(rest)) this.close();
    else if (_BREAK.test(rest)) this.close();
    else if (_HTML.test(rest) || _RAW.test(rest) || (!this.paragraph.length && _WHOLE_TAG.test(rest))) {
      this.begin("html", _html_end(rest));
      this.verbatim(rest);
    } else {
      this.paragraph.push(rest.trimStart());
      this.deep = deep;
    }
  }

  begin(kind, end) {
    this.close();
    this[kind] = end;
    this.found.push([kind === "fence" ? "code" : "html", ""]);
  }

  /** Take a line of code or HTML as it is, until what ends it. */
  verbatim(rest) {
    const block = this.found.at(-1);
    const is_end = this.fence
      ? new RegExp(`^ {0,3}${this.fence[0]}{${this.fence.length},}[ \\t]*$`).test(rest)
      : this.html.test(rest);
    if (!is_end || this.html) block[1] += `${rest}\n`;
    if (is_end) [this.fence, this.html] = ["", null];
  }

  row(rest) {
    for (const cell of _cells(rest).slice(0, this.columns)) this.found.push(["run", cell]);
  }

  close() {
    [this.fence, this.html, this.columns] = ["", null, 0];
    if (!this.paragraph.length) return;
    let text = this.paragraph.join("\n");
    this.paragraph = [];
    for (let found; (found = _DEFINITION.exec(text) ?? _DEFINITION_BARE.exec(text)); ) {
      this.known.add(label_of(found[1]));
      text = text.slice(found[0].length);
    }
    if (text.trim()) this.found.push(["run", text]);
  }

  end() {
    this.close();
  }
}

function _said(kind, text, known) {
  if (kind === "code") return `${text}\n`;
  if (kind === "run") return `${text_of_run(text.trimEnd(), known)}\n`;
  return `${text.replace(_TAG, " ").replace(/&#?\w+;/g, unescape)}\n`;
}

function _html_end(rest) {
  const raw = _RAW.exec(rest);
  if (raw) return new RegExp(`</(?:script|pre|style|textarea)>`, "i");
  if (/^ {0,3}<!--/.test(rest)) return /-->/;
  if (/^ {0,3}<\?/.test(rest)) return /\?>/;
  return /^\s*$/;
}

function _is_table(head, columns) {
  const count = head.includes("|") && _COLUMNS.test(columns) && !/^(?: {4}| {0,3}- )/.test(columns) ? _cells(head).length : 0;
  return count > 0 && count === _cells(columns).length;
}

function _cells(row) {
  const cells = row.trim().split(/(?<!\\)\|/);
  if (cells[0] === "") cells.shift();
  if (cells.at(-1) === "") cells.pop();
  return cells.map((cell) => cell.trim().replaceAll("\\|", "|"));
}
