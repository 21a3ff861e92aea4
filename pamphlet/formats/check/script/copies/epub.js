/** Read an EPUB 2 or 3: the visible text of its content documents in the order of the spine. See `copies/epub.py`. */
import { Archive } from "./archive.js";
import { Unreadable } from "./copy.js";
import { inner } from "./elements.js";
import { Stage } from "./html.js";
import { Remarks } from "./sheets.js";
import { parse_xml } from "./xml.js";

const CONTAINER = "META-INF/container.xml";
const ENCRYPTION = "META-INF/encryption.xml";
const MOST_DOCUMENTS = 5_000;
const DRAWING = "image/svg+xml";
const CONTENT_TYPES = new Set([
  "application/xhtml+xml",
  "text/html",
  "application/x-dtbook+xml",
  "text/x-oeb1-document",
  DRAWING,
]);
const LONGEST_CHAIN = 8;

/** Give the text of a book; `told` is called with the share that is read. */
export async function read_epub(content, page, told) {
  const book = new Archive(content);
  if (!book.holds(CONTAINER)) throw new Unreadable("broken", CONTAINER);
  const container = parse_xml(await book.text(CONTAINER), CONTAINER);
  const package_name = inner(container, "rootfile")[0]?.getAttribute("full-path");
  if (!package_name) throw new Unreadable("broken", CONTAINER);
  const names = _spine(book, parse_xml(await book.text(package_name), package_name), folder_of(package_name));
  const encrypted = book.holds(ENCRYPTION) ? _encrypted(parse_xml(await book.text(ENCRYPTION), ENCRYPTION)) : new Set();
  const sheets = await _sheets(book);
  const [remarks, texts, stage] = [new Remarks(), [], new Stage(page)];
  const sheet_at = (base, address) => {
    const name = resolved(folder_of(base), address);
    return name !== null && sheets.has(name) ? [name, sheets.get(name)] : null;
  };
  try {
    for (const [at, name] of names.entries()) {
      if (encrypted.has(name)) throw new Unreadable("encrypted", name);
      const document = parse_xml(await book.text(name), name, true);
      texts.push(stage.text_of(document, { address: name, sheet_at, remarks }));
      told((at + 1) / names.length);
    }
  } finally {
    stage.close();
  }
  return { kind: "epub", text: texts.join("\n"), remarks: remarks.told() };
}

async function _sheets(book) {
  const sheets = new Map();
  for (const name of book.entries.keys()) if (/\.css$/i.test(name)) sheets.set(name, await book.text(name));
  return sheets;
}

/** Give the names of the content documents in the order of the spine, those out of the linear order last. */
function _spine(book, opf, folder) {
  const manifest = new Map(inner(opf, "item").map((item) => [item.getAttribute("id"), item]));
  const references = inner(opf, "itemref");
  if (!references.length) throw new Unreadable("broken", "spine");
  if (references.length > MOST_DOCUMENTS) throw new Unreadable("too-large");
  const is_out = (reference) => (reference.getAttribute("linear") === "no" ? 1 : 0);
  references.sort((one, other) => is_out(one) - is_out(other));
  const names = new Map();
  for (const reference of references) {
    let resource = manifest.get(reference.getAttribute("idref"));
    if (!resource) throw new Unreadable("broken", "spine");
    for (let link = 0; link < LONGEST_CHAIN && resource; link += 1) {
      if (CONTENT_TYPES.has(resource.getAttribute("media-type"))) break;
      resource = manifest.get(resource.getAttribute("fallback"));
    }
    const media_type = resource?.getAttribute("media-type") ?? "";
    if (!CONTENT_TYPES.has(media_type)) continue;
    const name = resolved(folder, resource.getAttribute("href") ?? "");
    if (name !== null) names.set(name, media_type);
  }
  return [...names].filter(([name, media_type]) => media_type !== DRAWING || book.holds(name)).map(([name]) => name);
}

function _encrypted(document) {
  return new Set(inner(document, "CipherReference").map((each) => _unquoted(each.getAttribute("URI") ?? "")));
}

function _unquoted(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function folder_of(name) {
  return name.slice(0, name.lastIndexOf("/") + 1);
}

/** Give the name in an archive that an address leads to; null for one that leads out of it. */
export function resolved(folder, address) {
  if (/^[A-Za-z][A-Za-z0-9+.-]*:|^\/\//.test(address)) return null;
  const parts = [];
  for (const part of (folder + _unquoted(address.replace(/[?#].*$/s, ""))).split("/")) {
    if (part === "..") parts.pop();
    else if (part && part !== ".") parts.push(part);
  }
  return parts.join("/");
}
