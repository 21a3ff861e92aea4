/** Read a Word document: its text as it is shown, tracked changes accepted. See `pamphlet/verify/copies/docx.py`. */
import { Archive } from "./archive.js";
import { Unreadable } from "./copy.js";
import { inner } from "./elements.js";
import { folder_of, resolved } from "./epub.js";
import { read_html } from "./html.js";
import { Story, text_of_passages } from "./passages.js";
import { parse_xml } from "./xml.js";

const UNSEEN = new Set(["del", "moveFrom", "rt"]);
const HIDING = ["vanish", "strike", "dstrike"];
const CHARACTERS = new Map([
  ["tab", " "],
  ["ptab", " "],
  ["br", "\n"],
  ["cr", "\n"],
  ["noBreakHyphen", "-"],
]);
const LONGEST_CHAIN = 20;
const DEEPEST = 2_000;
const _HEADING = /^heading ([1-9])$/i;

/** Give the text of a Word document. */
export async function read_docx(content, page) {
  const archive = new Archive(content);
  const main = [...((await _related(archive, "")).get("officeDocument") ?? new Map()).values()][0];
  if (!main) throw new Unreadable("broken");
  const related = await _related(archive, main);
  const styles = new _Styles(await _roots(archive, related, "styles"));
  const references = new Map();
  for (const [id, name] of related.get("aFChunk") ?? []) {
    references.set(`altChunk ${id}`, _text_of_chunk(await archive.read(name), page));
  }
  for (const kind of ["footnote", "endnote"]) {
    for (const root of await _roots(archive, related, `${kind}s`)) {
      for (const note of root.children) {
        const walk = new _Walk(styles, new Map());
        walk.into(note, 0);
        references.set(`${kind}Reference ${_value(note, "id")}`, walk.story.text());
      }
    }
  }
  const walk = new _Walk(styles, references);
  walk.along(parse_xml(await archive.text(main), main).documentElement, 0);
  return { kind: "docx", text: text_of_passages(walk.story.passages()), remarks: [] };
}

/** Give the text of a page that a document has packed into itself, as programs write that make .docx of HTML. */
function _text_of_chunk(content, page) {
  if (!/^\s*</.test(new TextDecoder().decode(content.subarray(0, 200)))) throw new Unreadable("save-as", "Word");
  return read_html(content, page, new Set(), new Map()).text;
}

/** Map the last word of a type of relationship to the parts that a part has so, by their IDs. */
async function _related(archive, part) {
  const folder = folder_of(part);
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const related = new Map();
  if (!archive.holds(name)) return related;
  for (const relationship of parse_xml(await archive.text(name), name).documentElement.children) {
    const target = relationship.getAttribute("Target") ?? "";
    const path = target.startsWith("/") ? resolved("", target) : resolved(folder, target);
    const kind = (relationship.getAttribute("Type") ?? "").split("/").at(-1);
    if (path === null) continue;
    if (!related.has(kind)) related.set(kind, new Map());
    related.get(kind).set(relationship.getAttribute("Id") ?? "", path);
  }
  return related;
}

async function _roots(archive, related, kind) {
  const roots = [];
  for (const name of related.get(kind)?.values() ?? []) {
    if (archive.holds(name)) roots.push(parse_xml(await archive.text(name), name).documentElement);
  }
  return roots;
}

/** Give an attribute, of whichever namespace: there is a strict and a transitional one. */
function _value(node, name = "val") {
  return [...node.attributes].find((attribute) => attribute.localName === name)?.value;
}

function _child(node, ...path) {
  let found = node ?? undefined;
  for (const name of path) found = found && [...found.children].find((child) => child.localName === name);
  return found;
}

/** Tell whether a property is set, and to what; undefined when it is not. */
function _is_on(properties, name) {
  const property = _child(properties, name);
  return property && !["0", "false", "off"].includes(_value(property) ?? "");
}

/** What is hidden or struck out, and which paragraphs are headings. */
class _Styles {
  constructor(roots) {
    const styles = roots.flatMap((root) => [...root.children]).filter((style) => style.localName === "style");
    this.styles = new Map(styles.map((style) => [_value(style, "styleId"), style]));
  }

  /** Tell whether a run is hidden or struck out: by its own properties, or those of a style. */
  hide(run, paragraph) {
    const chains = [...this.chain(run, "rStyle"), ...this.chain(paragraph, "pStyle")];
    const properties = [run, ...chains.map((style) => _child(style, "rPr"))];
    return HIDING.some((name) => properties.map((each) => _is_on(each, name)).find((on) => on !== undefined) ?? false);
  }

  /** Give the level of a heading, from 1; 0 for what is none. */
  level(paragraph) {
    const chain = this.chain(paragraph, "pStyle");
    const properties = [paragraph, ...chain.map((style) => _child(style, "pPr"))];
    const outline = properties.map((each) => _child(each, "outlineLvl")).find(Boolean);
    if (outline) return /^[0-8]$/.test(_value(outline) ?? "") ? Number(_value(outline)) + 1 : 0;
    const names = chain.map((style) => _child(style, "name")).filter(Boolean);
    const called = names.map((name) => _HEADING.exec(_value(name) ?? "")).find(Boolean);
    return called ? Number(called[1]) : 0;
  }

  /** Give the style that properties name, and those that it is based on. */
  chain(properties, kind) {
    const chain = [];
    let reference = _child(properties, kind);
    while (reference && chain.length < LONGEST_CHAIN) {
      const style = this.styles.get(_value(reference));
      if (!style) break;
      chain.push(style);
      reference = _child(style, "basedOn");
    }
    return chain;
  }
}

/** A walk through a body, a note or a text box, along what is shown. */
class _Walk {
  constructor(styles, references) {
    Object.assign(this, { story: new Story(), styles, references, fields: [], properties: undefined });
  }

  /** Take what a node shows into the story. */
  along(node, deep) {
    if (deep > DEEPEST) throw new Unreadable("too-large");
    const name = node.localName;
    if (UNSEEN.has(name) || name.endsWith("Pr")) return;
    if (name === "p") this.paragraph(node, deep);
    else if (name === "r") this.run(node, deep);
    else if (name === "txbxContent") {
      const box = new _Walk(this.styles, this.references);
      box.into(node, deep);
      this.story.anchor(box.story);
    } else if (name === "altChunk") {
      this.story.add(this.references.get(`altChunk ${_value(node, "id")}`) ?? "");
      this.story.end();
    } else if (name === "AlternateContent") {
      const told = [...node.children].find((choice) => choice.localName === "t" || inner(choice, "t").length);
      if (told) this.into(told, deep);
    } else this.into(node, deep);
  }

  /** Take what the children of a node show. */
  into(node, deep) {
    for (const child of node.children) this.along(child, deep + 1);
  }

  paragraph(paragraph, deep) {
    this.properties = _child(paragraph, "pPr");
    this.into(paragraph, deep);
    if (!_flows_on(this.properties)) this.story.end(this.styles.level(this.properties));
  }

  run(run, deep) {
    const hidden = this.styles.hide(_child(run, "rPr"), this.properties);
    let has_mark = false;
    for (const piece of run.children) {
      const name = piece.localName;
      if (name === "fldChar") this.turn_field(_value(piece, "fldCharType"));
      else if (hidden || this.fields.some(Boolean)) continue;
      else if (name === "t") this.story.add(has_mark ? "" : piece.textContent);
      else if (name === "sym") this.story.add(_symbol(_value(piece, "char") ?? ""));
      else if (CHARACTERS.has(name)) this.story.add(CHARACTERS.get(name));
      else if (this.references.get(`${name} ${_value(piece, "id")}`)) {
        this.story.call(this.references.get(`${name} ${_value(piece, "id")}`));
        has_mark = _value(piece, "customMarkFollows") !== undefined;
      } else this.along(piece, deep + 1);
    }
  }

  /** Follow a field: from its beginning to the separator stands its code, then the result that is shown. */
  turn_field(kind) {
    if (kind === "begin") this.fields.push(true);
    else if (kind === "separate" && this.fields.length) this.fields[this.fields.length - 1] = false;
    else if (kind === "end") this.fields.pop();
  }
}

/** Tell whether a paragraph goes on in the next one: its end was deleted, or it is a large initial letter. */
function _flows_on(properties) {
  const frame = _child(properties, "framePr");
  return Boolean(_child(properties, "rPr", "del")) || (frame && ["drop", "margin"].includes(_value(frame, "dropCap")));
}

function _symbol(code) {
  const letter = Number.parseInt(code, 16);
  return letter >= 0 && letter <= 0x10ffff ? String.fromCodePoint(letter) : "";
}
