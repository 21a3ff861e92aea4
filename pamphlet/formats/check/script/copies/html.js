/**
 * Read a page as found in the wild: the browser shows it in a frame without scripts, and tells what is seen of it.
 *
 * The frame is a sandbox in which nothing runs, under the policy of this page, by which nothing is loaded; see
 * `pamphlet/verify/copies/html.py`, where a library parses the page and our own code applies its style sheets.
 */
import { Unreadable } from "./copy.js";
import { Dressed } from "./dressed.js";
import { names } from "./elements.js";
import { decode } from "./encodings.js";
import { revealed_ids } from "./revealed.js";
import { Remarks, prepare } from "./sheets.js";
import { visible_text } from "./visible.js";

const PRESCAN = 2048;
const MOST_TAGS = 300_000; // of a page; the longest novels have some 50,000
const MOST_OPEN = 5_000; // tags that are not closed: for each that comes, a browser looks through all that are open
const DEEPEST = 4_000_000; // of all its elements together: with so many, a browser takes some seconds
const _DECLARED = /(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)/i;

/** A frame in which pages are shown, as large as a desktop's window; `close` takes it away. */
export class Stage {
  constructor(page) {
    this.frame = page.createElement("iframe");
    this.frame.setAttribute("sandbox", "allow-same-origin");
    this.frame.setAttribute("aria-hidden", "true");
    this.frame.tabIndex = -1;
    this.frame.className = "stage";
    page.body.append(this.frame);
  }

  /** Show a parsed page and give its text; `found` tells where its sheets are. */
  text_of(document, found) {
    _refuse_depths(document);
    const view = this.frame.contentWindow;
    const revealed = revealed_ids(document.documentElement);
    const { is_whole, puts_in } = prepare(document, { ...found, view });
    const shown = this.frame.contentDocument;
    shown.open();
    shown.write("<!DOCTYPE html><title></title>");
    shown.close();
    const root = shown.adoptNode(document.documentElement);
    shown.replaceChild(root, shown.documentElement);
    for (const animation of shown.getAnimations()) _ended(animation);
    return visible_text(root, new Dressed(this.frame.contentWindow, is_whole, puts_in), revealed);
  }

  close() {
    this.frame.remove();
  }
}

/** Let an animation come to its end, if it stays there (CSS Animations 1 §3.8); else it is as if there were none. */
function _ended(animation) {
  try {
    if (["forwards", "both"].includes(animation.effect.getTiming().fill)) animation.finish();
    else animation.cancel();
  } catch {
    animation.cancel(); // it has no end
  }
}

/** Give the visible text of a page, and the remarks on it; `beside` are sheets that came with it, by their names. */
export function read_html(content, page, known, beside) {
  const head = new TextDecoder("latin1").decode(content.subarray(0, PRESCAN));
  const document = parse_html(decode(content, _DECLARED.exec(head)?.[1] ?? "", known));
  const remarks = new Remarks();
  const stage = new Stage(page);
  try {
    const sheet_at = (_, address) => {
      const name = _file_name(address);
      return beside.has(name) ? [name, beside.get(name)] : null;
    };
    const text = stage.text_of(document, { address: "", sheet_at, remarks });
    return { kind: "html", text, remarks: remarks.told() };
  } finally {
    stage.close();
  }
}

function _file_name(address) {
  const name = address.replace(/[?#].*$/s, "").split("/").at(-1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Parse a page, broken or not; nothing of it runs or is loaded. */
export function parse_html(text) {
  refuse_mazes(text);
  return new DOMParser().parseFromString(text.replaceAll("\0", ""), "text/html");
}

const _TAG = /<(\/?)([A-Za-z][^\s/>]*)/g;
const _CLOSED = names(
  "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option" +
    " optgroup rt rp colgroup caption html head body",
); // of themselves

/** Refuse a text with so many tags, or so many that are left open, that a browser would parse it for ever. */
export function refuse_mazes(text) {
  let [count, open] = [0, 0];
  for (const [, end, name] of text.matchAll(_TAG)) {
    count += 1;
    if (!_CLOSED.has(name.toLowerCase())) open = Math.max(0, open + (end ? -1 : 1));
    if (count > MOST_TAGS || open > MOST_OPEN) throw new Unreadable("too-large");
  }
}

/** Refuse a page whose elements stand so deep in one another that a browser would lay it out for ever. */
function _refuse_depths(document) {
  const walk = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT);
  let [depth, total] = [0, 0];
  for (let node = walk.nextNode(); node; ) {
    total += depth;
    if (total > DEEPEST) throw new Unreadable("too-large");
    if (walk.firstChild()) depth += 1;
    else {
      while (!walk.nextSibling()) {
        if (!walk.parentNode()) return;
        depth -= 1;
      }
    }
    node = walk.currentNode;
  }
}
