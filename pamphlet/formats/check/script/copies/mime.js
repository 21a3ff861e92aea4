/** Read what is packed as mail is: a message, or a page that a browser saved as .mhtml. See `copies/mime.py`. */
import { Unreadable } from "./copy.js";
import { decode } from "./encodings.js";
import { Stage, parse_html } from "./html.js";
import { marked } from "./pasted.js";
import { Remarks } from "./sheets.js";
import { split } from "../text.js";

const MOST_PARTS = 2_000;
const DEEPEST = 20;
const COVERING_NOTE = 400;
const _ENCRYPTED = new Set(["multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"]);
const _PAGES = new Set(["text/html", "application/xhtml+xml"]);

/** Give the text that a message shows. */
export function read_mime(content, page, known) {
  const source = _latin(content).replace(/^\s*\d+\s*\n/, "").replace(/^From [^\n]*\n/, "");
  const message = _part(source, 0, { count: 0 });
  const [remarks, stage] = [new Remarks(), new Stage(page)];
  const sheets = new Map(_sheets(message));
  const sheet_at = (base, address) => _found(sheets, base, address);
  const show = (part) => _text(part, (document, address) => stage.text_of(document, { address, sheet_at, remarks }), known);
  try {
    const parts = _shown(message, show);
    const text = parts.filter((part) => typeof part === "string").join("\n");
    const attached = parts.find((part) => typeof part !== "string");
    if (attached && split(text).length <= COVERING_NOTE) throw new Unreadable("attached", attached.file || attached.type);
    return { kind: "mime", text, remarks: remarks.told() };
  } finally {
    stage.close();
  }
}

/** Give bytes as a text, a letter a byte: the browser's “iso-8859-1” is Windows-1252. */
function _latin(content) {
  const pieces = [];
  for (let at = 0; at < content.length; at += 32_768) pieces.push(String.fromCharCode(...content.subarray(at, at + 32_768)));
  return pieces.join("");
}

function _found(sheets, base, address) {
  let whole = address;
  try {
    whole = new URL(address, base).href;
  } catch {
    // no address on the web: it is looked for as it is
  }
  const name = [whole, address].find((one) => sheets.has(one));
  return name === undefined ? null : [name, sheets.get(name)];
}

/** Part a message into its header and what it holds; each letter of the text is a byte. */
function _part(text, deep, counted) {
  counted.count += 1;
  if (counted.count > MOST_PARTS || deep > DEEPEST) throw new Unreadable("too-large");
  const end = /\r?\n\r?\n/.exec(text);
  const head = (end ? text.slice(0, end.index) : text).replace(/\r?\n[ \t]+/g, " ");
  const body = end ? text.slice(end.index + end[0].length) : "";
  const field = (name) => new RegExp(`^${name}:[ \t]*(.*)$`, "im").exec(head)?.[1].trim() ?? "";
  const said = field("Content-Type") || "text/plain";
  const disposition = field("Content-Disposition");
  const part = {
    type: said.split(";")[0].trim().toLowerCase(),
    charset: _parameter(said, "charset"),
    file: _parameter(disposition, "filename") || _parameter(said, "name"),
    is_attached: /^attachment/i.test(disposition),
    flows: _parameter(said, "delsp").toLowerCase() === "yes",
    location: field("Content-Location").replace(/\s/g, ""),
    id: field("Content-ID").replace(/[<>\s]/g, ""),
    encoding: field("Content-Transfer-Encoding").toLowerCase(),
    body,
    pieces: [],
  };
  if (part.type.startsWith("multipart/")) {
    const boundary = _parameter(said, "boundary");
    const lines = `\n${body}`.split(`\n--${boundary}`).slice(1);
    const ends = lines.findIndex((piece) => piece.startsWith("--"));
    const pieces = ends < 0 ? lines : lines.slice(0, ends);
    part.pieces = pieces.map((piece) => _part(piece.replace(/^[^\n]*\n/, "").replace(/\r$/, ""), deep + 1, counted));
  }
  return part;
}

function _parameter(field, name) {
  return new RegExp(`;\\s*${name}\\*?=\\s*(?:"([^"]*)"|([^\\s;]+))`, "i").exec(field)?.slice(1).find((one) => one !== undefined) ?? "";
}

function _content(part) {
  let text = part.body;
  if (part.encoding === "base64") {
    try {
      text = atob(text.replace(/[^A-Za-z0-9+/]/g, ""));
    } catch {
      text = "";
    }
  } else if (part.encoding === "quoted-printable") {
    text = text
      .replace(/[ \t]+(?=\r?\n|$)/g, "")
      .replace(/=\r?\n/g, "")
      .replace(/=([0-9A-Fa-f]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  }
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function* _sheets(part) {
  if (part.type === "text/css") {
    const text = new TextDecoder().decode(_content(part));
    for (const address of [part.location, `cid:${part.id}`]) yield [address, text];
  }
  for (const piece of part.pieces) yield* _sheets(piece);
}

/** Give what is shown of a part, in order, and the files in it that are offered to be saved. */
function _shown(part, show) {
  if (_ENCRYPTED.has(part.type)) throw new Unreadable("encrypted");
  if (part.is_attached) return [part];
  if (part.pieces.length) return _chosen(part.type, part.pieces.map((piece) => _shown(piece, show)));
  if (_PAGES.has(part.type) || part.type === "text/plain") return [show(part)];
  return part.file && !/^(?:image|font|text)\//.test(part.type) ? [part] : [];
}

/** Choose what is shown of a part that is made of pieces (RFC 2046 §5.1.4). */
function _chosen(kind, pieces) {
  const telling = pieces.filter((piece) => piece.some((text) => typeof text === "string" && text.trim()));
  if (kind === "multipart/alternative" && telling.length) return telling.at(-1);
  if (kind === "multipart/related" && telling.length && telling[0] === pieces[0]) return telling[0];
  return pieces.flat();
}

function _text(part, show, known) {
  const text = decode(_content(part), part.charset, known);
  if (part.type === "text/plain") return marked(part.flows ? text.replace(/ \r?\n/g, "") : text);
  if (part.charset || !text.trim()) return text.trim() ? show(parse_html(text), part.location) : "";
  const declared = /(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)/i.exec(text.slice(0, 2048))?.[1] ?? "";
  return show(parse_html(decode(_content(part), declared, known)), part.location);
}
