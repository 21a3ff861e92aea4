/** Read an OpenDocument text: as it is shown, tracked changes accepted. See `pamphlet/verify/copies/odt.py`. */
import { Archive } from "./archive.js";
import { Unreadable } from "./copy.js";
import { inner } from "./elements.js";
import { Story, text_of_passages } from "./passages.js";
import { parse_xml } from "./xml.js";

const MANIFEST = "META-INF/manifest.xml";
const UNSEEN = new Set(
  (
    "tracked-changes annotation annotation-end forms scripts event-listeners sequence-decls variable-decls" +
    " user-field-decls dde-connection-decls ruby-text note-citation number desc covered-table-cell"
  ).split(" "),
);
const WHITE_SPACE = new Map([
  ["s", " "],
  ["tab", " "],
  ["line-break", "\n"],
]);
const BOXES = new Set(["text-box", "custom-shape", "rect", "ellipse", "caption"]);
const MOST_FRAMES = 100;
const LONGEST_CHAIN = 20;
const DEEPEST = 2_000;

/** Give the text of an OpenDocument text, packed or flat. */
export async function read_odt(content) {
  const is_packed = content[0] === 0x50 && content[1] === 0x4b;
  const roots = is_packed ? await _parts(content) : [parse_xml(new TextDecoder().decode(content), "")];
  const styles = new _Styles(roots.flatMap((root) => inner(root, "style")));
  const body = inner(roots[0], "body")[0];
  if (!body) throw new Unreadable("broken");
  const frames = inner(body, "frame").filter((frame) => _value(frame, "anchor-type") === "page");
  if (frames.length > MOST_FRAMES) throw new Unreadable("frames-of-pdf");
  const walk = new _Walk(styles);
  walk.into(body, 0);
  return { kind: "odt", text: text_of_passages(walk.story.passages()), remarks: [] };
}

async function _parts(content) {
  const archive = new Archive(content);
  const is_locked = archive.holds(MANIFEST) && (await archive.text(MANIFEST)).includes("encryption-data");
  if (is_locked || archive.holds("encrypted-package")) throw new Unreadable("encrypted");
  const documents = [];
  for (const name of ["content.xml", "styles.xml"]) {
    if (name === "content.xml" || archive.holds(name)) documents.push(parse_xml(await archive.text(name), name));
  }
  return documents;
}

function _value(node, name) {
  return [...node.attributes].find((attribute) => attribute.localName === name)?.value ?? "";
}

/** Which styles hide their text, or strike it out. */
class _Styles {
  constructor(styles) {
    this.styles = new Map(styles.map((style) => [`${_value(style, "family")} ${_value(style, "name")}`, style]));
  }

  /** Tell whether text of a style is not shown as text. */
  hide(family, name) {
    const struck = ["style", "type"].map((part) => this.property(family, name, `text-line-through-${part}`));
    return this.property(family, name, "display") === "none" || struck.some((line) => line && line !== "none");
  }

  property(family, name, key) {
    for (let link = 0; link < LONGEST_CHAIN; link += 1) {
      const style = this.styles.get(`${family} ${name}`);
      if (!style) break;
      for (const properties of style.children) {
        const value = properties.localName === "text-properties" ? _value(properties, key) : "";
        if (value) return value;
      }
      name = _value(style, "parent-style-name");
    }
    return "";
  }
}

/** A walk through a body, a note or a text box, along what is shown. */
class _Walk {
  constructor(styles) {
    Object.assign(this, { story: new Story(), styles });
  }

  /** Take what a node shows into the story. */
  along(node, deep) {
    if (deep > DEEPEST) throw new Unreadable("too-large");
    const name = node.localName;
    if (UNSEEN.has(name) || name.endsWith("-source")) return;
    if ((name === "title" && /svg-compatible/.test(node.namespaceURI)) || this.is_hidden(name, node)) return;
    if (name === "p" || name === "h") {
      this.within(node, deep);
      const level = name === "h" ? _value(node, "outline-level") : "";
      this.story.end(/^\d{1,2}$/.test(level) ? Number(level) : 0);
    } else if (name === "note" || BOXES.has(name)) {
      const walk = new _Walk(this.styles);
      walk.into(node, deep);
      if (name === "note") this.story.call(walk.story.text());
      else this.story.anchor(walk.story);
    } else if (WHITE_SPACE.has(name)) this.story.add(WHITE_SPACE.get(name));
    else this.within(node, deep);
  }

  /** Take what the children of a node show. */
  into(node, deep) {
    for (const child of node.children) this.along(child, deep + 1);
  }

  /** Take the text of a node, and what its children show. */
  within(node, deep) {
    for (const child of node.childNodes) {
      if (child.nodeType === 1) this.along(child, deep + 1);
      else if (child.nodeType === 3 || child.nodeType === 4) this.story.add(child.data);
    }
  }

  is_hidden(name, node) {
    if (name === "span") return this.styles.hide("text", _value(node, "style-name"));
    if (name === "section") return _value(node, "display") === "none" || _value(node, "is-hidden") === "true";
    if (name === "hidden-text") return _value(node, "is-hidden") === "true";
    if (name === "table-row") return ["collapse", "filter"].includes(_value(node, "visibility"));
    if (name !== "p" && name !== "h") return false;
    const fields = [...node.children].filter((child) => child.localName === "hidden-paragraph");
    const is_gone = fields.some((field) => _value(field, "is-hidden") === "true");
    return is_gone || this.styles.hide("paragraph", _value(node, "style-name"));
  }
}
