/** Walk through a page and give its text as a reader sees it, what it sets aside marked: see `copies/visible.py`. */
import { is_alpha, is_space, length, split, strip } from "../text.js";
import { INLINE, UNSEEN, inner, local_name, names } from "./elements.js";

const [BEGIN, END] = ["\x0e", "\x0f"];
const MARK_ROLES = names("doc-noteref doc-backlink doc-pagebreak");
const MARK_TYPES = names("noteref backlink pagebreak referrer");
const MARK_CLASSES = names("apparatus note-number header-section-number toc-section-number");
const LONGEST_MARK = 8;
const SITE_NAMES = names(
  "ad ads advert advertisement adsbygoogle banner breadcrumb breadcrumbs comment comments cookie cookies menu" +
    " newsletter pagination promo promotion related share sharing sidebar social sponsor sponsored subscribe" +
    " toolbar widget",
);
const SITE_ROLES = names("banner complementary contentinfo navigation search");
const CONTROLS = names("button label menu rt textarea");
const CONTENTS = names("doc-toc doc-pagelist doc-index toc landmarks page-list index");
const VALUED = new Set(["", "button", "reset", "search", "submit", "text"]);
const _VALUED_ELEMENTS = names("input select");
const _WITHIN_LINE = names(
  "button math mi mn mo ms mtext msup msub mrow mfrac msqrt mover munder input select svg",
);
const _OPS = "http://www.idpf.org/2007/ops";
const [ELEMENT, TEXT, CDATA] = [1, 3, 4];

/**
 * Give the text of an element and all that is in it; `dressed` is the page with its styles, as the browser has them,
 * `revealed` are the IDs of what it shows when a reader asks for it.
 */
export function visible_text(root, dressed, revealed) {
  if (local_name(root) === "svg") return _drawn(root);
  const walk = new _Walk(root, dressed, revealed);
  walk.along();
  return walk.pieces.join("");
}

class _Walk {
  constructor(root, dressed, revealed) {
    this.root = root;
    this.dressed = dressed;
    this.pieces = [];
    this.revealed = revealed;
  }

  /** Walk through the tree without recursion: a page may be nested deeply. */
  along() {
    const open = [];
    let node = this.root;
    for (;;) {
      if (node.nodeType === ELEMENT) {
        const [opening, closing, goes_in] = this.begun(node);
        this.pieces.push(opening);
        open.push([node, closing]);
        if (goes_in && node.firstChild) {
          node = node.firstChild;
          continue;
        }
        this.ended(open.pop());
      } else if (node.nodeType === TEXT || node.nodeType === CDATA) this.pieces.push(this.said(node.data));
      while (node !== this.root && !node.nextSibling && open.length) {
        node = open.at(-1)[0];
        this.ended(open.pop());
      }
      if (node === this.root || !node.nextSibling) return;
      node = node.nextSibling;
    }
  }

  /** Begin an element: give what stands before it, what will stand behind it, and whether to go into it. */
  begun(node) {
    const name = local_name(node);
    const look = this.dressed.enter(node, name);
    if (this.is_hidden(node, look)) {
      const edge = INLINE.has(name) ? "" : "\n";
      return [edge, edge, false];
    }
    const is_apart = (!INLINE.has(name) && !_WITHIN_LINE.has(name)) || look.is_apart;
    const edge = is_apart ? "\n" : "";
    const aside = set_aside(name, node);
    const [opening, closing] = aside ? [`${edge} ${BEGIN}${aside} `, ` ${END} ${edge}`] : [edge, edge];
    if (UNSEEN.has(name) && !aside) return [opening, closing, false];
    const put = () => (this.dressed.puts_in ? this.dressed.put_in(node, "before") : "");
    if (name === "svg" || _VALUED_ELEMENTS.has(name)) {
      const text = name === "svg" ? _drawn(node) : _value(name, node);
      return [opening + put() + this.said(text), closing, false];
    }
    if (_is_mark(node)) return [opening, closing, false];
    const [before, after] = name === "q" ? _quotation_marks(node, this.dressed) : ["", ""];
    return [opening + before + put(), after + closing, true];
  }

  ended([node, closing]) {
    if (this.dressed.puts_in) this.pieces.push(this.dressed.put_in(node, "after"));
    this.dressed.looks.pop();
    this.pieces.push(closing);
  }

  said(text) {
    return is_space(text) ? text : this.dressed.said(text.replace(/[\x0e\x0f]/g, " "));
  }

  /** Tell whether nothing of an element is seen, nor shown when a reader asks for it. */
  is_hidden(node, look) {
    const is_hidden = !look.is_shown || look.is_gone;
    if (!is_hidden || !node.hasAttribute("id")) return is_hidden;
    if (!this.revealed.has(node.getAttribute("id"))) return true;
    this.dressed.reveal();
    return false;
  }
}

/** Give the marks that a browser sets around a `q`, of whatever language: double ones, and single ones in these. */
function _quotation_marks(quoted, dressed) {
  let within = 0;
  for (let node = quoted.parentElement; node; node = node.parentElement) within += local_name(node) === "q";
  const [before, after] = within % 2 ? "‘’" : "“”";
  return [dressed.is_quoted(quoted, "before") ? before : "", dressed.is_quoted(quoted, "after") ? after : ""];
}

/** Give the name by which an element says that it is no part of the text around it; empty for all others. */
export function set_aside(name, node) {
  const role = (node.getAttribute("role") ?? "").toLowerCase();
  if (CONTROLS.has(name)) return name;
  if (name === "nav") {
    const said = [...split(role), ...split(node.getAttributeNS(_OPS, "type") ?? "")];
    return said.some((one) => CONTENTS.has(one)) ? "" : name;
  }
  if (_VALUED_ELEMENTS.has(name)) return _value(name, node) ? name : "";
  if (name === "svg") return inner(node, "text").length ? name : "";
  if (INLINE.has(name) || UNSEEN.has(name)) return "";
  if (SITE_ROLES.has(role)) return role;
  if (name === "aside" && !role.startsWith("doc-")) return name;
  const called = `${node.getAttribute("class") ?? ""} ${node.getAttribute("id") ?? ""}`.toLowerCase();
  return (called.match(/[a-z]+/g) ?? []).find((part) => SITE_NAMES.has(part)) ?? "";
}

/** Give what a field shows: what is typed in it, or the first choice that it offers. */
function _value(name, node) {
  if (name === "input") {
    return VALUED.has((node.getAttribute("type") ?? "").toLowerCase()) ? (node.getAttribute("value") ?? "") : "";
  }
  const options = inner(node, "option");
  const chosen = options.find((option) => option.hasAttribute("selected")) ?? options[0];
  return chosen ? chosen.textContent : "";
}

/** Give the text in a drawing. */
function _drawn(drawing) {
  return inner(drawing, "text").map((text) => text.textContent).join(" ");
}

/** Tell whether an element is only the number of a note or page: by what it says it is, and by how it reads. */
function _is_mark(node) {
  if (!node.attributes.length) return false;
  const says = (known, text) => split(text ?? "").some((one) => known.has(one));
  const is_said =
    says(MARK_ROLES, node.getAttribute("role")) ||
    says(MARK_TYPES, node.getAttributeNS(_OPS, "type")) ||
    says(MARK_CLASSES, node.getAttribute("class"));
  return is_said && is_mark_text(node.textContent);
}

/** Tell whether a text is so short and so poor in letters that it can only be a number, a sign or an arrow. */
function is_mark_text(text) {
  const bare = strip(text);
  return length(bare) <= LONGEST_MARK && [...bare].filter(is_alpha).length <= 1;
}
