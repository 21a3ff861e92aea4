/**
 * Put the style sheets of a page into it, and tell what of it may act on its words and is not applied.
 *
 * As `pamphlet/verify/copies/styles/sheets.py`: nothing is fetched, a sheet came with the page or lies outside.
 */
import { split } from "../text.js";
import { inner } from "./elements.js";

const MOST_SHEETS = 200;
const MOST_IMPORTS = 8;
const LARGEST = 4 * 2 ** 20;
const MOST_TESTS = 200_000_000; // of an element by a rule
const NAMED = 3;

const _ACTING =
  "onload onerror onpageshow onfocus ontoggle onscroll onresize onanimationstart onanimationend ontransitionend" +
  " onreadystatechange onbegin onbeforeprint oncanplay onloadeddata";
const _SCRIPTS = /^(?:|module|babel|.*(?:java|ecma|live|j)script.*)(?:;.*)?$/i;
const _IMPORT = /@import\s+(?:url\(\s*)?(["']?)([^"')\s;]+)\1\s*\)?([^;{}]*);/gi;
const _COMMENT = /\/\*[\s\S]*?(?:\*\/|$)/g;
const _DIRECTED = /(\w+)\s*=\s*["']([^"']*)["']/g;
const _PUTS_IN = /content\s*:[^;}]*(?:"[^"\n]*[^\s"]|'[^'\n]*[^\s']|attr\(|var\()/;
const _LOADS = ["src", "srcset", "data", "srcdoc", "poster", "background", "ping", "action", "formaction"];

/** The remarks on the pages of a file: codes of sentences, with what is named in them. */
export class Remarks {
  constructor() {
    this.said = new Set();
    this.outside = new Set();
  }

  told() {
    const told = ["scripts", "frames", "too-large-styles"].filter((code) => this.said.has(code));
    if (!this.outside.size) return told;
    const some = [...this.outside].slice(0, NAMED).map((name) => `“${name.slice(0, 80)}”`).join(", ");
    return [...told, ["outside", this.outside.size > NAMED ? `${some}, …` : some]];
  }
}

/**
 * Make a parsed page ready to be shown: its sheets within it, nothing left that would load or lead away.
 *
 * `sheet_at` gives a sheet by the address of what names it and its address there, or nothing; `view` tells of media.
 * Gives whether all sheets are there, and whether any puts words in.
 */
export function prepare(document, { address, sheet_at, view, remarks }) {
  const root = document.documentElement;
  if (has_scripts(root)) remarks.said.add("scripts");
  if (has_frames(root)) remarks.said.add("frames");
  const gathering = new _Gathering({ sheet_at, view });
  gathering.gather(document, address);
  for (const name of gathering.outside) remarks.outside.add(name);
  const css = gathering.texts.join("\n");
  const tests = css.split("{").length * root.getElementsByTagName("*").length;
  const is_too_large = css.length > LARGEST || gathering.texts.length > MOST_SHEETS || tests > MOST_TESTS;
  if (is_too_large) {
    remarks.said.add("too-large-styles");
    for (const style of inner(root, "style")) style.remove();
  }
  _disarm(root);
  return { is_whole: gathering.outside.size === 0, puts_in: !is_too_large && _PUTS_IN.test(css) };
}

/** The sheets of a page, and the addresses of those that lie outside. */
class _Gathering {
  constructor({ sheet_at, view }) {
    Object.assign(this, { sheet_at, view, outside: new Set(), texts: [] });
  }

  gather(document, address) {
    const root = document.documentElement;
    for (const { href = "", media = "" } of _directing(document)) {
      const text = this.linked(address, href, media, 0);
      if (text !== null) _insert(root, root.firstChild, text, media);
    }
    for (const element of [...root.querySelectorAll("*")].filter(({ localName }) => /^(?:style|link)$/i.test(localName))) {
      const media = element.getAttribute("media") ?? "";
      if (element.localName.toLowerCase() === "style") {
        if (!/^text\/css/i.test(element.getAttribute("type") ?? "text/css")) continue;
        element.textContent = this.with_imports(address, element.textContent, 0);
        this.texts.push(element.textContent);
        continue;
      }
      const said = split((element.getAttribute("rel") ?? "").toLowerCase());
      const is_sheet = said.includes("stylesheet") && !said.includes("alternate") && !element.hasAttribute("disabled");
      const text = is_sheet ? this.linked(address, element.getAttribute("href") ?? "", media, 0) : null;
      if (text !== null) _insert(element.parentNode, element, text, media);
    }
  }

  holds(media) {
    return !media.trim() || this.view.matchMedia(media).matches;
  }

  /** Give a sheet that is linked to, with those that it imports; null when there is none to apply. */
  linked(base, address, media, deep) {
    if (!address.trim() || !this.holds(media)) return null;
    const found = /^data:/i.test(address)
      ? [base, _embedded(address)]
      : deep > MOST_IMPORTS
        ? null
        : this.sheet_at(base, address.trim());
    if (!found) {
      this.outside.add(address);
      return null;
    }
    const text = this.with_imports(found[0], found[1], deep);
    if (!deep) this.texts.push(text);
    return text;
  }

  with_imports(base, text, deep) {
    if (!/@import/i.test(text)) return text;
    const before = [];
    const rest = text.replace(_COMMENT, " ").replace(_IMPORT, (_, quote, address, query) => {
      const media = query.replace(/\b(?:layer|supports)\b(?:\([^()]*\))?/gi, "");
      before.push(this.linked(base, address, media, deep + 1) ?? "");
      return "";
    });
    return [...before, rest].join("\n");
  }
}

function _insert(parent, before, text, media) {
  const style = parent.ownerDocument.createElementNS("http://www.w3.org/1999/xhtml", "style");
  if (media) style.setAttribute("media", media);
  style.textContent = text;
  parent.insertBefore(style, before);
}

/** Give what instructions before the root say of style sheets (Associating Style Sheets with XML documents 1.0). */
function _directing(document) {
  return [...document.childNodes]
    .filter((node) => node.nodeType === 7 && node.target === "xml-stylesheet")
    .map((node) => Object.fromEntries([...node.data.matchAll(_DIRECTED)].map(([, name, value]) => [name, value])))
    .filter((said) => said.alternate !== "yes");
}

function _embedded(address) {
  const comma = address.indexOf(",");
  const body = address.slice(comma + 1);
  try {
    if (!/;base64$/i.test(address.slice(0, comma))) return decodeURIComponent(body);
    return new TextDecoder().decode(Uint8Array.from(atob(decodeURIComponent(body)), (sign) => sign.charCodeAt(0)));
  } catch {
    return "";
  }
}

/** Take away what would load something, run or lead on; how the words stand is not changed by it. */
function _disarm(root) {
  for (const element of [root, ...root.querySelectorAll("*")]) {
    const name = element.localName.toLowerCase();
    if (name === "meta" || name === "base" || name === "link") element.remove();
    else if (name === "script") element.textContent = "";
    for (const { name: attribute } of [...element.attributes]) {
      const is_link = /href$/i.test(attribute) && name !== "a";
      if (/^on/i.test(attribute) || is_link || _LOADS.includes(attribute.toLowerCase())) element.removeAttribute(attribute);
    }
  }
}

/** Tell whether a page has scripts that run by themselves. */
function has_scripts(root) {
  const runs = inner(root, "script").some((script) => {
    const type = (script.getAttribute("type") ?? "").trim() || (script.getAttribute("language") ?? "");
    const leads = [...script.attributes].some(({ name }) => name.endsWith("src") || name.endsWith("href"));
    return _SCRIPTS.test(type) && (script.textContent.trim() || leads);
  });
  return runs || root.matches(_ACTS) || root.querySelector(_ACTS) !== null;
}
const _ACTS = split(_ACTING).map((name) => `[${name}]`).join();

/** Tell whether a page shows other pages in itself, or leads on to one by itself. */
function has_frames(root) {
  const attribute = (element, name) => (element.getAttribute(name) ?? "").toLowerCase();
  return (
    inner(root, "meta").some((meta) => attribute(meta, "http-equiv") === "refresh") ||
    ["iframe", "frame"].some((name) =>
      inner(root, name).some((frame) => frame.getAttribute("src") || frame.getAttribute("srcdoc")),
    ) ||
    ["object", "embed"].some((name) =>
      inner(root, name).some((frame) => attribute(frame, "type").includes("html") || /\.x?html?$/.test(attribute(frame, "data"))),
    )
  );
}
