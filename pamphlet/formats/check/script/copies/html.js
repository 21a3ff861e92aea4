/**
 * Read a page as found in the wild: the browser shows it in a frame without scripts, and tells what is seen of it.
 *
 * The frame is a sandbox in which nothing runs, under the policy of this page, by which nothing is loaded; see
 * `pamphlet/verify/copies/html.py`, where a library parses the page and our own code applies its style sheets.
 */
import { Unreadable } from "./copy.js";
import { Dressed } from "./dressed.js";
import { decode } from "./encodings.js";
import { revealed_ids } from "./revealed.js";
import { Remarks, prepare } from "./sheets.js";
import { visible_text } from "./visible.js";

const PRESCAN = 2048;
const MOST_ELEMENTS = 300_000;
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
    if (document.getElementsByTagName("*").length > MOST_ELEMENTS) throw new Unreadable("too-large");
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

/** Give the visible text of a page that came alone, and the remarks on it. */
export function read_html(content, page, known) {
  const head = new TextDecoder("latin1").decode(content.subarray(0, PRESCAN));
  const document = parse_html(decode(content, _DECLARED.exec(head)?.[1] ?? "", known));
  const remarks = new Remarks();
  const stage = new Stage(page);
  try {
    const text = stage.text_of(document, { address: "", sheet_at: () => null, remarks });
    return { kind: "html", text, remarks: remarks.told() };
  } finally {
    stage.close();
  }
}

export function parse_html(text) {
  return new DOMParser().parseFromString(text.replaceAll("\0", ""), "text/html");
}
