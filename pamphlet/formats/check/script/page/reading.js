/** Read a file in the page, as far as that takes its parsers and its frame: out comes a job for the worker. */
import { Archive } from "../copies/archive.js";
import { Unreadable } from "../copies/copy.js";
import { read_docx } from "../copies/docx.js";
import { read_epub } from "../copies/epub.js";
import { read_html } from "../copies/html.js";
import { kind_of } from "../copies/kinds.js";
import { read_mime } from "../copies/mime.js";
import { read_odt } from "../copies/odt.js";
import { read_pdf } from "../copies/pdf.js";
import { read_saved } from "../copies/saved.js";
import { pdf_reader } from "./pdf_reader.js";

const LARGEST_FILE = 256 * 2 ** 20;
const LARGEST_TEXT = 32 * 2 ** 20;
const GATHERED = '{"pamphlet-copy":'; // begins what the bookmarklet saves
const LARGEST_SHEETS = 4 * 2 ** 20;
const OWN_PAGE = '<meta name="generator" content="pamphlet check';

/**
 * Give the job for a file; `known` are the words of the work, `beside` are style sheets that were given with it, `told`
 * is called with the share that is read, and `signal` stops a long reading.
 */
export async function job_of(file, page, known, beside, told, signal) {
  if (file.size > LARGEST_FILE) throw new Unreadable("too-large");
  const content = new Uint8Array(await file.arrayBuffer());
  const gathered = gathered_from(new TextDecoder().decode(content.subarray(0, GATHERED.length)), content);
  if (gathered) return gathered;
  const kind = await kind_of(file.name, content, (bytes) => new Archive(bytes));
  const is_packed = kind === "epub" || kind === "docx" || kind === "odt" || kind === "saved" || kind === "pdf";
  if (!is_packed && content.length > LARGEST_TEXT) throw new Unreadable("too-large");
  if (new TextDecoder().decode(content.subarray(0, 4096)).includes(OWN_PAGE)) throw new Unreadable("checking-page");
  if (kind === "epub") return read_epub(content, page, told);
  if (kind === "docx") return read_docx(content, page);
  if (kind === "odt") return read_odt(content);
  if (kind === "pdf") return read_pdf(content, await pdf_reader(), told, signal);
  if (kind === "saved") return read_saved(content, page, known);
  if (kind === "html") return read_html(content, page, known, beside);
  if (kind === "mime") return read_mime(content, page, known);
  return { kind, bytes: content };
}

/** Give the style sheets among files, by their names. */
export async function sheets_among(files) {
  const sheets = new Map();
  let left = LARGEST_SHEETS;
  for (const file of files.filter(is_sheet)) {
    left -= file.size;
    if (left >= 0) sheets.set(file.name, await file.text());
  }
  return sheets;
}

/** Tell whether a file is a style sheet, as browsers save them with a page. */
export function is_sheet(file) {
  return /\.css$/i.test(file.name);
}

/** Give the job for what the bookmarklet gathered; nothing for any other text. */
function gathered_from(beginning, content) {
  if (beginning !== GATHERED) return null;
  if (content.length > LARGEST_TEXT) throw new Unreadable("too-large");
  try {
    return gathered_job(JSON.parse(new TextDecoder().decode(content)));
  } catch {
    throw new Unreadable("broken");
  }
}

/** Give the job for a message of the bookmarklet. */
export function gathered_job({ text, address }) {
  if (typeof text !== "string" || text.length > LARGEST_TEXT) throw new Unreadable("broken");
  return { kind: "html", text, remarks: [], name: typeof address === "string" ? address.slice(0, 400) : "" };
}
