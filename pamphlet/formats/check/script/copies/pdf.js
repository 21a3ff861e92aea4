/**
 * Read a PDF by pdf.js: the words of its pages in the order in which they are drawn. See `pamphlet/verify/copies/pdf.py`.
 *
 * Letters count as they are drawn; replacement texts (`ActualText`) only where these do not tell what they are. Text that is marked as an artifact
 * is page furniture where it stands at the edge of the sheet or repeats an earlier page. What nobody sees is not there.
 * What is not read as the command reads it is told, and gets no verdict.
 */
import { casefold, is_alnum } from "../text.js";
import { Unreadable } from "./copy.js";
import { drawn_on } from "./pdf_drawn.js";
import { Canvases, seen_rows } from "./pdf_ink.js";
import { lines_of, rows_of, sheet_lines_of } from "./pdf_lines.js";
import { needs_replacements, replaced } from "./pdf_replacements.js";
import { Marks } from "./pdf_said.js";
import { sides_of } from "./pdf_sheets.js";
import { RIGHT_TO_LEFT, lines_to_left } from "./pdf_to_left.js";

const MOST_PAGES = 20_000;
const EDGE = 0.15; // of the height of a page: an artifact farther inside is no running head
const LONGEST_TEXT = 4_000;
const FORMER = 5; // texts among which one is looked for that is drawn again
const PATIENCE_MS = 120_000;

/**
 * Give the job for a PDF; `pdfjs` is the library, `worker` where it runs, `told` is called with the share that is read.
 *
 * Raises Unreadable, also when it takes too long, or `signal` says that it is to be stopped.
 */
export async function read_pdf(content, { pdfjs, worker }, told, signal) {
  const loading = pdfjs.getDocument({
    ...{ data: content, worker, CanvasFactory: Canvases, verbosity: 0 },
    ...{ useWorkerFetch: false, useWasm: false, isEvalSupported: false, enableXfa: false, isOffscreenCanvasSupported: false },
    fontExtraProperties: true, // by which letters are told of which the file does not say what they are
  });
  const reading = loading.promise.then((document) => _job(pdfjs, document, told));
  let patience;
  const end = new Promise((_, reject) => {
    patience = setTimeout(() => reject(new Unreadable("too-long")), PATIENCE_MS);
    signal.addEventListener("abort", () => reject(new Unreadable("stopped")));
  });
  reading.catch(() => {}); // when it has ended before, nobody asks
  try {
    return await Promise.race([reading, end]);
  } catch (fault) {
    if (fault instanceof Unreadable) throw fault;
    if (fault?.name === "PasswordException") throw new Unreadable("encrypted");
    console.error(fault);
    throw new Unreadable("broken");
  } finally {
    clearTimeout(patience);
    loading.destroy();
    worker.destroy();
  }
}

async function _job(pdfjs, document, told) {
  if (document.numPages > MOST_PAGES) throw new Unreadable("too-large");
  const job = { kind: "pdf", pages: [], by_place: [], sides: [], pictures: [], is_unsure: false };
  const marks = new Marks(document);
  let are_all = true; // pages so far sheets, which have others side by side
  let read = "";
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const list = await page.getOperatorList();
    const fonts = await _fonts_of(page, list, pdfjs.OPS);
    const drawn = drawn_on(list, pdfjs.OPS, (name) => fonts.get(name));
    if (drawn.is_vertical) throw new Unreadable("pdf-unsure");
    let texts = _once(_without_artifacts(drawn.texts, page.view, read));
    if (needs_replacements(texts)) {
      const said = await marks.on(page, drawn.tags);
      if (said) texts = replaced(texts, said);
      else job.is_unsure = true;
    }
    const rows = await seen_rows(page, drawn, rows_of(texts));
    let lines = lines_of(rows);
    const turned = _turned_by(texts);
    const is_to_left = lines.some((line) => RIGHT_TO_LEFT.test(line));
    const sides = are_all ? sides_of(rows, page.view, turned, is_to_left ? (half) => lines_to_left(half, turned) : sheet_lines_of) : [];
    if (is_to_left) {
      lines = lines_to_left(rows, turned);
      job.by_place.push(number - 1);
    }
    are_all &&= sides.length > 0;
    job.pages.push(lines);
    job.sides.push(...sides);
    job.pictures.push(drawn.shapes.some(({ is_path }) => !is_path));
    read += _squeezed(lines.join(""));
    page.cleanup();
    told(number / document.numPages);
  }
  return are_all ? job : { ...job, sides: [] };
}

/** Give the fonts that a list of operators names, when they are there. */
async function _fonts_of(page, list, ops) {
  const names = new Set();
  for (const [at, op] of list.fnArray.entries()) {
    const args = list.argsArray[at];
    if (op === ops.setFont) names.add(args[0]);
    else if (op === ops.setGState) for (const [key, value] of args[0]) if (key === "Font") names.add(value[0]);
  }
  const fonts = new Map();
  for (const name of names) fonts.set(name, await new Promise((resolve) => page.commonObjs.get(name, resolve)));
  return fonts;
}

/** Take the furniture of a page away; `read` is what the pages before it say, squeezed. */
function _without_artifacts(texts, view, read) {
  const at_edge = texts.map((text) => text.artifact && _is_at_edge(text.box, view));
  const taken = new Set();
  for (let at = 0; at_edge[at]; at += 1) taken.add(at);
  for (let at = texts.length - 1; at_edge[at]; at -= 1) taken.add(at);
  let row = [];
  for (let at = 0; at <= texts.length; at += 1) {
    if (at < texts.length && texts[at].artifact && !taken.has(at)) {
      row.push(at);
      continue;
    }
    const said = row.map((one) => texts[one].glyphs.map(({ text }) => text).join("")).join("");
    if (row.length && said.length <= LONGEST_TEXT && read && read.includes(_squeezed(said))) for (const one of row) taken.add(one);
    row = [];
  }
  return texts.filter((_, at) => !taken.has(at));
}

/** Leave out what is drawn over itself, as programs do that make letters bold or shadowed. */
function _once(texts) {
  const said = texts.map(({ glyphs }) => glyphs.map(({ text }) => text).join(""));
  return texts.filter((text, at) => {
    for (let before = Math.max(0, at - FORMER); before < at; before += 1) {
      if (said[before] === said[at] && text.box.every((edge, side) => Math.abs(edge - texts[before].box[side]) <= text.size / 8)) return false;
    }
    return true;
  });
}

function _is_at_edge([, bottom, , top], [, low, , high]) {
  return bottom > high - (high - low) * EDGE || top < low + (high - low) * EDGE;
}

/** Give the letters and digits of a text, without case. */
function _squeezed(text) {
  return casefold([...text].filter(is_alnum).join(""));
}

/** Tell by how many degrees a page is to be turned, so that most of its lines run from left to right. */
function _turned_by(texts) {
  const counted = new Map();
  for (const { direction: [x, y], glyphs } of texts) {
    const turned = Math.abs(x) >= Math.abs(y) ? (x < 0 ? 180 : 0) : y > 0 ? 90 : 270;
    counted.set(turned, (counted.get(turned) ?? 0) + glyphs.length);
  }
  return [...counted].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}
