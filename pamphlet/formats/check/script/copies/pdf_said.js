/**
 * Give the replacement texts (`ActualText`, ISO 32000-2 §14.9.4) of a PDF's page, which pdf.js does not tell: for each
 * piece of content that is marked with properties (§14.6), in the order in which they are drawn, its tag and what it says.
 */
import { same } from "../text.js";
import { joined } from "./archive.js";
import { Unreadable } from "./copy.js";
import { Objects, Stream } from "./pdf_objects.js";
import { Reference, Tokens, Word } from "./pdf_syntax.js";

const DEEPEST = 16; // forms in one another
const MOST_MARKS = 500_000;
const MOST_OPERANDS = 64;
const LONGEST_SAID = 16_000; // bytes of one replacement
const UNKNOWN = "\ufffd";
const _MARKS = [
  [[0xfe, 0xff], "utf-16be"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xef, 0xbb, 0xbf], "utf-8"],
];

/** What the marks on the pages of a document say; `document` is that of pdf.js. */
export class Marks {
  constructor(document) {
    this.document = document;
  }

  /** Give the marks on a page whose tags are these; nothing where they are not those that pdf.js has found. */
  async on(page, tags) {
    try {
      this.objects ??= this.document.getData().then(Objects.of); // once, also where it fails
      const marks = await marks_of(await this.objects, page.ref.num);
      return same(marks.map(({ tag }) => tag), tags) ? marks : null;
    } catch (fault) {
      if (!(fault instanceof Unreadable)) console.error(fault);
      return null;
    }
  }
}

/** Give the marks of the page that is the object of a number: `tag`, and `said`, which is null where it has none. */
export async function marks_of(objects, number) {
  const page = objects.get(new Reference(number));
  if (!(page instanceof Map)) throw new Unreadable("broken");
  const contents = [objects.get(page.get("/Contents")) ?? []].flat();
  const marks = [];
  const pieces = [];
  for (const piece of contents) {
    const stream = objects.get(piece);
    if (stream instanceof Stream) pieces.push(await objects.unpacked(stream), Uint8Array.of(10));
  }
  await _walk(objects, joined(pieces), _resources_of(objects, page), marks, 0);
  return marks;
}

function _resources_of(objects, page) {
  let node = page;
  for (let step = 0; node instanceof Map && step < DEEPEST; step += 1) {
    if (node.has("/Resources")) return objects.get(node.get("/Resources"));
    node = objects.get(node.get("/Parent"));
  }
  return null;
}

async function _walk(objects, bytes, resources, marks, deep) {
  if (deep > DEEPEST || marks.length > MOST_MARKS) throw new Unreadable("too-large");
  const tokens = new Tokens(bytes);
  let operands = [];
  for (let token = tokens.next(); token !== undefined; token = tokens.next()) {
    if (!(token instanceof Word)) {
      if (operands.length < MOST_OPERANDS) operands.push(token);
      continue;
    }
    if (token.text === "BDC" && operands[0] !== "/OC") marks.push(_mark(objects, operands, resources));
    else if (token.text === "Do") await _form(objects, operands[0], resources, marks, deep);
    else if (token.text === "ID") tokens.at = _behind_image(bytes, tokens.at);
    operands = [];
  }
}

function _mark(objects, [tag, told], resources) {
  const properties = typeof told === "string" ? _named(objects, resources, "/Properties", told) : told;
  if (!(properties instanceof Map)) return { tag: tag?.slice?.(1), said: null };
  const said = objects.get(properties.get("/ActualText"));
  return { tag: tag?.slice?.(1), said: said instanceof Uint8Array ? _decoded(said) : null };
}

async function _form(objects, name, resources, marks, deep) {
  const form = _named(objects, resources, "/XObject", name);
  if (!(form instanceof Stream) || objects.get(form.dictionary.get("/Subtype")) !== "/Form") return;
  const own = objects.get(form.dictionary.get("/Resources"));
  await _walk(objects, await objects.unpacked(form), own instanceof Map ? own : resources, marks, deep + 1);
}

function _named(objects, resources, kind, name) {
  const named = resources instanceof Map ? objects.get(resources.get(kind)) : null;
  return named instanceof Map ? objects.get(named.get(name)) : null;
}

/** Give where a picture ends that is written amid the operators: behind an “EI” that stands alone. */
function _behind_image(bytes, at) {
  const is_white = (place) => place >= bytes.length || [0, 9, 10, 12, 13, 32].includes(bytes[place]);
  for (let end = at; end + 2 < bytes.length; end += 1) {
    if (bytes[end + 1] === 0x45 && bytes[end + 2] === 0x49 && is_white(end) && is_white(end + 3)) return end + 3;
  }
  return bytes.length;
}

function _decoded(told) {
  if (told.length > LONGEST_SAID) return UNKNOWN;
  for (const [mark, encoding] of _MARKS) {
    if (mark.every((byte, at) => told[at] === byte)) return new TextDecoder(encoding).decode(told.subarray(mark.length));
  }
  return String.fromCharCode(...told);
}
