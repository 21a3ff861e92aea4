/**
 * Tell what kind of file this is, by what is in it and not by its name. See `pamphlet/verify/copies/kinds.py`.
 *
 * A kind that is not read is `Unreadable`: a code for the sentence, and the name of the kind.
 */
import { split_lines, Unreadable } from "./copy.js";
import { MOST_CONTROLS, SAMPLE, decode, is_wide } from "./encodings.js";
import { has_markdown } from "./pasted.js";
import { told_as_source } from "./sources.js";

const HEAD = 4096;
const MAIL_SUFFIXES = [".eml", ".emlx", ".mht", ".mhtml", ".mbox", ".mbx"];
const SUFFIXES = new Map(
  Object.entries({ html: "html", htm: "html", xhtml: "html", md: "markdown", markdown: "markdown", txt: "text" }),
);

// Where it stands in the file, what stands there, the code of the sentence, and the name of the kind.
const BEGINNINGS = [
  [60, "BOOKMOBI", "convert", "Kindle"],
  [60, "TEXtREAd", "convert", "Palm (PDB)"],
  [0, "TPZ0", "convert", "Kindle"],
  [0, "CONT\x02\0", "convert", "Kindle"],
  [0, "\xeaDRMION\xee", "convert", "Kindle"],
  [0, "ITOLITLS", "convert", "Microsoft Reader (LIT)"],
  [0, "ITSF\x03", "convert", "CHM"],
  [0, "L\0R\0F\0", "convert", "LRF"],
  [0, "\x06\x06\xed\xf5\xd8\x1d\x46\xe5", "save-as", "InDesign"],
  [2, "IIXPR", "save-as", "QuarkXPress"],
  [2, "MMXPR", "save-as", "QuarkXPress"],
  [0, "\xffWPC", "save-as", "WordPerfect"],
  [0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save-as", "Microsoft Office (.doc, .xls, .ppt)"],
  [0, "{\\rtf", "save-as", "RTF"],
  [0, "\x1f\x8b", "packed", "gzip"],
  [0, "BZh", "packed", "bzip2"],
  [0, "\xfd7zXZ\0", "packed", "xz"],
  [0, "\x28\xb5\x2f\xfd", "packed", "Zstandard"],
  [0, "7z\xbc\xaf\x27\x1c", "packed", "7-Zip"],
  [0, "Rar!\x1a\x07", "packed", "RAR"],
  [257, "ustar", "packed", "tar"],
  [0, "MSCF\0\0\0\0", "packed", "CAB"],
  [0, "bplist00", "save-as", "Safari (.webarchive)"],
  [0, "AT&TFORM", "picture", "DjVu"],
  [0, "\x89PNG\r\n\x1a\n", "picture", "PNG"],
  [0, "\xff\xd8\xff", "picture", "JPEG"],
  [0, "GIF8", "picture", "GIF"],
  [0, "II*\0", "picture", "TIFF"],
  [0, "MM\0*", "picture", "TIFF"],
  [8, "WEBPVP8", "picture", "WebP"],
  [4, "ftyphei", "picture", "HEIC"],
  [4, "ftypavif", "picture", "AVIF"],
  [0, "%!PS", "save-as", "PostScript"],
  [0, "ID3", "sound", "MP3"],
  [0, "OggS\0", "sound", "Ogg"],
  [0, "fLaC\0", "sound", "FLAC"],
  [8, "WAVEfmt ", "sound", "WAV"],
  [0, "\x1aE\xdf\xa3", "sound", "WebM"],
  [4, "ftyp", "sound", "MP4"],
];
// What the media type or the content types of a ZIP archive hold, and how the names of files in one end.
const MIME_TYPES = [
  ["opendocument.presentation", "OpenDocument (.odp)"],
  ["opendocument.spreadsheet", "OpenDocument (.ods)"],
  ["indesign", "InDesign"],
  ["presentationml", "PowerPoint"],
  ["spreadsheetml", "Excel"],
];
const ENTRIES = [
  [".iwa", "save-as", "Apple Pages"],
  ["index.xml.gz", "save-as", "Apple Pages"],
  [".kfx", "convert", "Kindle"],
  [".fb2", "convert", "FictionBook"],
];
const OPENINGS = ["[InternetShortcut]", "[Desktop Entry]", '{"url": "https://docs.google.com'];
const ROOTS = new Map([
  ["FictionBook", "convert"],
  ["dtbook", "convert"],
  ["rss", "shortcut"],
  ["feed", "shortcut"],
  ["plist", "shortcut"],
  ["svg", "picture"],
]);

const _PAGE = new Set(
  (
    "a abbr address article aside b base big blockquote body br center cite code dd del details dfn div dl dt em" +
    " fieldset figcaption figure font footer form frameset h1 h2 h3 h4 h5 h6 head header hr html i img ins kbd li" +
    " link main mark menu meta nav noscript ol p pre q s samp script section small span strike strong style sub" +
    " summary sup table tbody td template th thead time title tr tt u ul var video"
  ).split(" "),
);
const _BEFORE_ROOT = /^(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<![Dd][Oo][Cc][^[>]*(?:\[[\s\S]*?\]\s*)?>)/;
const _ROOT = /^<([\p{L}\p{N}_.-]+:)?([A-Za-z_][\p{L}\p{N}_.-]*)/u;
const _OTHER_XML = /<!DOCTYPE\s+(?!html)|xmlns=["']http:\/\/docbook\.org\//i;
const _TEX =
  /^(?:\s|%[^\n]*\n)*\\(?:documentclass|documentstyle|PassOptionsTo|usepackage|input|begin\{document|setup[a-z]+\b|starttext\b|mainlanguage\b)/;
const _CODED =
  /^(?=[\s\S]*[0-9])(?=[\s\S]*[A-Z])(?=[\s\S]*[a-z])(?:(?:[A-Za-z0-9+/]{60,76}\r?\n){3,}[A-Za-z0-9+/=\r\n]*|[A-Za-z0-9+/]{400,}=*)$/;
const _ADDRESS = /^\s*<?(?:https?|ftp|file):\/\/\S+>?\s*$/i;
const _ONLY_MAIL = new Set(["mime-version", "message-id", "received", "return-path", "delivered-to"]);
const _ALSO_MAIL = new Set(["from", "to", "subject", "date", "content-type"]);

/** Tell what kind of file this is. */
export async function kind_of(name, content, open) {
  if (!content.length) throw new Unreadable("empty");
  const head = _latin(content.subarray(0, 1024));
  if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06")) return _of_archive(open(content));
  if (head.includes("%PDF-")) return "pdf";
  for (const [at, beginning, code, about] of BEGINNINGS) {
    if (head.startsWith(beginning, at)) throw new Unreadable(code, about);
  }
  return _of_text(name.toLowerCase(), content);
}

function _latin(bytes) {
  return String.fromCharCode(...bytes);
}

/** Tell what a ZIP archive is, by the media type that it names, or by the files that it holds. */
async function _of_archive(archive) {
  const names = [...archive.entries.keys()];
  let media_type = archive.holds("mimetype") ? (await archive.text("mimetype")).trim().slice(0, 100) : "";
  if (archive.holds("META-INF/container.xml") || media_type === "application/epub+zip") return "epub";
  if (media_type.startsWith("application/vnd.oasis.opendocument.text")) return "odt";
  if (archive.holds("[Content_Types].xml")) {
    media_type = await archive.text("[Content_Types].xml");
    if (media_type.includes("wordprocessingml")) return "docx";
  }
  for (const [part, about] of MIME_TYPES) if (media_type.includes(part)) throw new Unreadable("save-as", about);
  for (const [ending, code, about] of ENTRIES) {
    if (names.some((one) => one.toLowerCase().endsWith(ending))) throw new Unreadable(code, about);
  }
  const pages = names.filter((one) => /\.x?html?$/i.test(one));
  if (pages.length === 1 || pages.some((one) => one.toLowerCase().includes("index."))) return "saved";
  throw new Unreadable("packed", "ZIP");
}

/** Tell what a file is that begins like text. */
function _of_text(name, content) {
  const head = _beginning(content);
  if (_TEX.test(head)) throw new Unreadable("save-as", "LaTeX");
  if (content.length <= 2_000 && _ADDRESS.test(head)) throw new Unreadable("shortcut");
  if (OPENINGS.some((opening) => head.startsWith(opening))) throw new Unreadable("shortcut");
  if (_is_mail(name, head)) return "mime";
  if (_is_binary(content)) throw new Unreadable("unknown");
  const by_name = SUFFIXES.get(/\.([^.]*)$/.exec(name)?.[1] ?? "") ?? "text";
  if (by_name === "markdown") return by_name;
  const root = _root(head);
  if (root || by_name === "html") return _of_markup(root, head, by_name, content);
  if (_CODED.test(head.trim())) throw new Unreadable("coded");
  _refuse_source(content);
  return "text";
}

/** Give the first element of a text, with the prefix of its name, and whether an XML declaration stands before it. */
function _root(head) {
  let rest = head;
  for (let before = _BEFORE_ROOT.exec(rest); before; before = _BEFORE_ROOT.exec(rest)) rest = rest.slice(before[0].length);
  const found = _ROOT.exec(rest);
  return found && { prefix: found[1] ?? "", name: found[2], is_xml: head.startsWith("<?xml") };
}

/** Tell what XML or HTML is by its first element. */
function _of_markup(root, head, by_name, content) {
  const element = root?.name ?? "";
  const is_page = _PAGE.has(element.toLowerCase());
  if (root?.prefix === "office:" && element === "document") return "odt";
  if (ROOTS.has(element)) throw new Unreadable(ROOTS.get(element), element);
  if (root && (root.is_xml || _OTHER_XML.test(head))) {
    if (!is_page || _OTHER_XML.test(head)) throw new Unreadable("save-as", `XML (<${element.slice(0, 80)}>)`);
    return "html";
  }
  if (by_name === "html" || /^<!doctype\s+html/i.test(head) || /^(?:html|head|body)$/i.test(element)) return "html";
  if (!is_page) return "text";
  _refuse_source(content);
  return has_markdown(decode(content)) ? "markdown" : "html";
}

/** Tell whether a file begins with the header of a mail: with fields that nobody types, or as its name says. */
function _is_mail(name, head) {
  const lines = split_lines(head);
  if (/^(?:From \S+ |\d+\s*$)/.test(lines[0] ?? "")) lines.shift();
  const fields = new Set();
  for (const line of lines) {
    if (!line) break;
    const field = /^([!-9;-~]+):/.exec(line);
    if (field) fields.add(field[1].toLowerCase());
    else if (!fields.size || !/^[ \t]/.test(line)) return false;
  }
  const has = (known) => [...fields].some((field) => known.has(field));
  if (MAIL_SUFFIXES.some((suffix) => name.endsWith(suffix))) return has(_ONLY_MAIL) || has(_ALSO_MAIL);
  return has(_ONLY_MAIL) && has(_ALSO_MAIL);
}

function _refuse_source(content) {
  const markup = told_as_source(_beginning(content, SAMPLE));
  if (markup) throw new Unreadable("save-as", markup);
}

/** Tell whether a file holds controls that are no halves of characters in UTF-16 or UTF-32: it is no text. */
function _is_binary(content) {
  if (/^(?:\xff\xfe|\xfe\xff|\0\0\xfe\xff)/.test(_latin(content.subarray(0, 4)))) return false;
  if (is_wide(content)) return false;
  const sample = content.subarray(0, SAMPLE);
  return sample.filter((byte) => byte < 9).length > MOST_CONTROLS * sample.length;
}

/** Give the first characters of a text, in whichever Unicode encoding; in another one, its ASCII is right. */
function _beginning(content, length = HEAD) {
  const head = content.subarray(0, length);
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder("utf-16le").decode(head).trimStart();
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder("utf-16be").decode(head).trimStart();
  const zeros = head.subarray(0, 200).filter((byte) => byte === 0).length;
  if (zeros > Math.min(head.length, 200) / 3) {
    return new TextDecoder(head[0] === 0 ? "utf-16be" : "utf-16le").decode(head).trimStart();
  }
  return new TextDecoder().decode(head).replace(/^[\0\s]+/, "");
}
