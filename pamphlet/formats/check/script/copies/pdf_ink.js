/**
 * Tell which words of a PDF's page nobody sees: it is drawn with its text and without, and they change no pixel.
 *
 * As `pamphlet/verify/copies/pdf_ink.py`: what lies outside the page, under something, in white on white or in type too
 * small is told alike by the pixels; what is struck out, by the line through it. A page on which nothing could hide is
 * not drawn. pdf.js draws letters by `fillText`, which `Canvases` can leave out.
 */
import { is_alnum } from "../text.js";
import { Unreadable, SPACE } from "./copy.js";
import { SMALLEST_PT, holds, meets } from "./pdf_drawn.js";

const SCALE = 2; // pixels a point
const CHANGED = 24; // of 255: the least difference of grey that an eye sees at that size
const LEAST_COLUMNS = 0.3; // of a word's columns of pixels
const STRUCK = 0.6; // of the width of a word
const FLAT = 3; // points: a stroke that is not higher may be a line
const MOST_PIXELS = 16_000_000;
const HARMLESS = new Set(["Link", "Popup", "Widget"]);
// Where letters are, in sizes of the type from the base line: for their pixels, and for a line through them.
const [LOW, HIGH] = [-0.05, 0.62];
const [STRIKE_LOW, STRIKE_HIGH] = [0.06, 0.5];
const _SPACE = new RegExp(`^${SPACE}*$`, "u");

/** Makes the canvases of pdf.js, as its `CanvasFactory`; those made while `is_mute` draw no text. */
export class Canvases {
  static is_mute = false;

  create(width, height) {
    if (!(width > 0 && height > 0)) throw new Error("A canvas has no area.");
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width, height];
    return { canvas, context: context_of(canvas) };
  }

  reset(made, width, height) {
    [made.canvas.width, made.canvas.height] = [width, height];
  }

  destroy(made) {
    [made.canvas.width, made.canvas.height] = [0, 0];
    [made.canvas, made.context] = [null, null];
  }
}

function context_of(canvas) {
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (Canvases.is_mute) context.fillText = context.strokeText = () => {};
  return context;
}

/**
 * Give the rows of a page without the words that nobody sees. `page` is that of pdf.js, `drawn` what is drawn on it.
 *
 * Raises Unreadable where that cannot be told.
 */
export async function seen_rows(page, drawn, rows) {
  const annotations = (await page.getAnnotations()).filter(({ subtype }) => !HARMLESS.has(subtype));
  if (!annotations.length && !_may_hide(page.view, drawn)) return rows;
  if (drawn.texts.some(({ strange }) => strange)) throw new Unreadable("pdf-unsure");
  const ink = await _ink(page);
  if (_covering(drawn).some(({ id }) => id && !_is_drawn(page, id))) throw new Unreadable("pdf-unsure");
  const lines = [..._lines_drawn(drawn.shapes, annotations)];
  return rows.map((row) => _seen_row(row, (word) => _is_seen(word, ink, lines)));
}

/** Tell whether anything on a page could keep words from being seen. */
function _may_hide(paper, { texts, shapes, has_transparency }) {
  if (has_transparency || texts.some(({ odd, box }) => odd || !holds(paper, box))) return true;
  return _covering({ texts, shapes }).length > 0;
}

/** Give what is drawn over a text. */
function _covering({ texts, shapes }) {
  return shapes.filter((shape) => texts.some((text) => text.order < shape.order && meets(text.box, shape.box)));
}

/** Tell whether pdf.js could draw a picture: of some kinds it cannot, alone. */
function _is_drawn(page, id) {
  const objects = id.startsWith("g_") ? page.commonObjs : page.objs;
  return objects.has(id) && Boolean(objects.get(id));
}

function _seen_row(row, is_seen) {
  const words = [];
  for (const glyph of row) {
    const is_space = _SPACE.test(glyph.text) && glyph.text !== "";
    if (words.length && words.at(-1).is_space === is_space) words.at(-1).glyphs.push(glyph);
    else words.push({ is_space, glyphs: [glyph] });
  }
  let former = true;
  return words.flatMap(({ is_space, glyphs }) => {
    if (is_space) return glyphs;
    const has_letters = glyphs.some(({ text }) => [...text].some(is_alnum));
    if (has_letters) former = is_seen(glyphs); // marks are dots: let their neighbours tell
    return former ? glyphs : [];
  });
}

function _is_seen(glyphs, ink, lines) {
  if (glyphs[0].size < SMALLEST_PT) return false;
  const boxes = glyphs.map(_letter_box);
  const hull = [0, 1].map((at) => Math.min(...boxes.map((box) => box[at]))).concat([2, 3].map((at) => Math.max(...boxes.map((box) => box[at]))));
  return ink.has(hull, _is_upright(glyphs[0])) && !lines.some((line) => _strikes(line, glyphs));
}

const _is_upright = ({ from, to }) => Math.abs(to[0] - from[0]) >= Math.abs(to[1] - from[1]);

/** Give the box in which most of a letter is. */
function _letter_box(glyph) {
  const [u, v] = _up(glyph);
  const [a, b] = [LOW * glyph.size, HIGH * glyph.size];
  const xs = [glyph.from[0] + a * u, glyph.to[0] + a * u, glyph.from[0] + b * u, glyph.to[0] + b * u];
  const ys = [glyph.from[1] + a * v, glyph.to[1] + a * v, glyph.from[1] + b * v, glyph.to[1] + b * v];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Give the direction in which a letter stands: a quarter turn from that in which its line runs. */
function _up({ from, to }) {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const long = Math.hypot(x, y);
  return long ? [-y / long, x / long] : [0, 1];
}

/** The pixels of a page that its text changes. */
async function _ink(page) {
  const [left, bottom, right, top] = page.view;
  const area = Math.max(1, (right - left) * (top - bottom));
  const scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / area));
  const viewport = page.getViewport({ scale, rotation: 0 });
  const [whole, bare] = [await _pixels(page, viewport, false), await _pixels(page, viewport, true)];
  const { width, height } = whole;
  const changed = new Uint8Array(width * height);
  for (let at = 0; at < changed.length; at += 1) {
    const difference = _grey(whole.data, 4 * at) - _grey(bare.data, 4 * at);
    if (difference >= CHANGED || difference <= -CHANGED) changed[at] = 1;
  }
  const has = (box, is_upright) => {
    const edges = [(box[0] - left) * scale, (top - box[3]) * scale, (box[2] - left) * scale + 1, (top - box[1]) * scale + 1];
    const [x0, y0, x1, y1] = [Math.max(0, edges[0] | 0), Math.max(0, edges[1] | 0), Math.min(width, edges[2] | 0), Math.min(height, edges[3] | 0)];
    if (x0 >= x1 || y0 >= y1) return false;
    return _share(changed, width, [x0, y0, x1, y1], is_upright) >= LEAST_COLUMNS;
  };
  return { has };
}

/** Give the share of the columns in which something was drawn; of the rows, where lines run up or down. */
function _share(changed, width, [x0, y0, x1, y1], is_upright) {
  const [most, across] = is_upright ? [x1 - x0, y1 - y0] : [y1 - y0, x1 - x0];
  let drawn = 0;
  for (let one = 0; one < most; one += 1) {
    for (let other = 0; other < across; other += 1) {
      const at = is_upright ? (y0 + other) * width + x0 + one : (y0 + one) * width + x0 + other;
      if (changed[at]) {
        drawn += 1;
        break;
      }
    }
  }
  return drawn / most;
}

function _grey(data, at) {
  return (299 * data[at] + 587 * data[at + 1] + 114 * data[at + 2]) / 1000;
}

async function _pixels(page, viewport, is_mute) {
  Canvases.is_mute = is_mute;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  try {
    const context = context_of(canvas);
    await page.render({ canvasContext: context, canvas: null, viewport }).promise;
    return context.getImageData(0, 0, canvas.width, canvas.height);
  } finally {
    Canvases.is_mute = false;
    [canvas.width, canvas.height] = [0, 0];
  }
}

/** Give the flat strokes on a page, and the places that are marked as struck out. */
function* _lines_drawn(shapes, annotations) {
  for (const { box, is_path } of shapes) {
    if (is_path && (box[3] - box[1] < FLAT) !== (box[2] - box[0] < FLAT)) yield box;
  }
  for (const { subtype, rect } of annotations) {
    if (subtype !== "StrikeOut") continue;
    const middle = (rect[1] + rect[3]) / 2;
    yield [rect[0], middle - 0.5, rect[2], middle + 0.5];
  }
}

/** Tell whether a flat stroke runs through most of the letters of a word. */
function _strikes(line, glyphs) {
  const middle = [(line[0] + line[2]) / 2, (line[1] + line[3]) / 2];
  let [crossed, width] = [0, 0];
  for (const glyph of glyphs) {
    const [u, v] = _up(glyph);
    const axis = _is_upright(glyph) ? 0 : 1;
    const [low, high] = [Math.min(glyph.from[axis], glyph.to[axis]), Math.max(glyph.from[axis], glyph.to[axis])];
    width += high - low;
    const height = (axis ? (middle[0] - glyph.from[0]) * u : (middle[1] - glyph.from[1]) * v) / glyph.size;
    if (height > STRIKE_LOW && height < STRIKE_HIGH) crossed += Math.max(0, Math.min(line[axis + 2], high) - Math.max(line[axis], low));
  }
  return crossed > STRUCK * width;
}
