/**
 * What a page of a PDF draws, from the list of operators that pdf.js makes of it (ISO 32000-2 §8, §9): its letters with
 * their places, what is marked as an artifact, and what is drawn besides. Places are in points of the page's own space.
 */

const MOST_SAVED = 4_096; // forms, groups and states in one another
const MOST_GLYPHS = 4_000_000; // of a page
const IDENTITY = [1, 0, 0, 1, 0, 0];
const [FILL, FILL_STROKE] = [0, 2]; // text rendering modes that are plainly seen

/** Multiply two matrices: what the second does, and then the first. */
function multiplied([a, b, c, d, e, f], [g, h, i, j, k, l]) {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Give where a matrix puts a point. */
export function put([a, b, c, d, e, f], x, y) {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Give the box around where a matrix puts a rectangle: [left, bottom, right, top]. */
function box_of(matrix, [x0, y0, x1, y1]) {
  const corners = [put(matrix, x0, y0), put(matrix, x1, y0), put(matrix, x0, y1), put(matrix, x1, y1)];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

export const meets = (one, other) => one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

/** Tell whether a box lies within another, a point of slack on each side. */
export const holds = (one, other) =>
  one[0] - 1 <= other[0] && other[2] <= one[2] + 1 && one[1] - 1 <= other[1] && other[3] <= one[3] + 1;

/**
 * Read a list of operators. `font_of` gives a font by its name, `ops` the numbers of the operators by their names.
 *
 * Gives `texts`, each drawn at once, with `glyphs`, `box`, whether it is an `artifact` of the page itself, and `odd`: it may not be seen as
 * it is drawn, or pdf.js draws it in another way than most. It is `marked` by those of the `tags` with these places. `shapes` are lines, areas and pictures, those by the `id` of pdf.js; `order` counts all.
 */
export function drawn_on(list, ops, font_of) {
  const drawing = new _Drawing(ops, font_of);
  for (const [at, op] of list.fnArray.entries()) drawing.take(op, list.argsArray[at] ?? []);
  const { texts, shapes, tags, is_vertical, has_transparency } = drawing;
  return { texts, shapes, tags, is_vertical, has_transparency };
}

class _Drawing {
  constructor(ops, font_of) {
    this.font_of = font_of;
    this.names = new Map(Object.entries(ops).map(([name, number]) => [number, name]));
    this.state = {
      ...{ matrix: IDENTITY, font: null, size: 0, letter: 0, word: 0, across: 1, leading: 0, rise: 0, mode: FILL },
      ...{ pale: false, pattern: false, clips: [], cut: false, faint: false },
    };
    Object.assign(this, { texts: [], shapes: [], tags: [], saved: [], marks: [], clip: false, annotation: 0, forms: 0, count: 0, glyphs: 0 });
    Object.assign(this, { is_vertical: false, has_transparency: false, text: IDENTITY, line: IDENTITY });
  }

  take(op, args) {
    const name = this.names.get(op);
    if (this.annotation && name !== "endAnnotation" && name !== "beginAnnotation") return;
    this[`_${name}`]?.(...args);
  }

  _save() {
    if (this.saved.length < MOST_SAVED) this.saved.push({ ...this.state });
  }

  _restore() {
    if (this.saved.length) this.state = this.saved.pop();
  }

  _transform(...matrix) {
    this.state.matrix = multiplied(this.state.matrix, matrix);
  }

  _paintFormXObjectBegin(matrix, bbox) {
    this._save();
    this.forms += 1;
    if (matrix) this._transform(...matrix);
    if (bbox) this.state.clips = [...this.state.clips, box_of(this.state.matrix, bbox)];
  }

  _paintFormXObjectEnd() {
    this.forms -= 1;
    this._restore();
  }

  _beginGroup() {
    this._save();
    this.has_transparency = true;
  }

  _endGroup() {
    this._restore();
  }

  _beginAnnotation() {
    this.annotation += 1;
  }

  _endAnnotation() {
    this.annotation -= 1;
  }

  _setGState(entries) {
    for (const [key, value] of entries) {
      if (key === "Font") this._setFont(...value);
      else if (key === "ca") this.state.faint = value < 0.5;
      else if (key === "SMask" || key === "BM") this.state.cut ||= Boolean(value) && value !== "source-over";
    }
  }

  _setFillRGBColor(colour) {
    Object.assign(this.state, { pale: _lightness(colour) > PALEST, pattern: false });
  }

  _setFillTransparent() {
    Object.assign(this.state, { pale: true, pattern: false });
  }

  _setFillColorN() {
    Object.assign(this.state, { pale: true, pattern: true });
  }

  _clip() {
    this.clip = true;
  }

  _constructPath(_op, _path, extent) {
    if (!extent || !extent.every?.(Number.isFinite)) {
      if (this.clip) this.state.cut = true;
      this.clip = false;
      return;
    }
    const box = box_of(this.state.matrix, extent);
    if (this.clip) {
      this.state.clips = [...this.state.clips, box];
      this.clip = false;
    }
    if (this.names.get(_op) !== "endPath") this._shape(box, true);
  }

  _endPath() {
    this.clip = false;
  }

  _shape(box, is_path, id = "") {
    this.shapes.push({ box, is_path, id, order: (this.count += 1) });
  }

  _picture(id) {
    this._shape(box_of(this.state.matrix, [0, 0, 1, 1]), false, typeof id === "string" ? id : "");
  }

  _pictures() {
    this._shape([-1e9, -1e9, 1e9, 1e9], false); // many at once, anywhere
  }

  _beginMarkedContent(tag) {
    this.marks.push({ tag, id: null });
  }

  _beginMarkedContentProps(tag, id) {
    const is_layer = tag === "OC"; // pdf.js has such marks around forms, too
    this.marks.push({ tag, id: Number.isInteger(id) ? id : null, number: is_layer ? undefined : this.tags.push(tag) - 1 });
  }

  _endMarkedContent() {
    this.marks.pop();
  }

  _beginText() {
    this.text = this.line = IDENTITY;
  }

  _setTextMatrix(...values) {
    const matrix = values.length === 1 ? [...values[0]] : values;
    this.text = this.line = matrix;
  }

  _moveText(x, y) {
    this.text = this.line = multiplied(this.line, [1, 0, 0, 1, x, y]);
  }

  _setLeadingMoveText(x, y) {
    this.state.leading = -y;
    this._moveText(x, y);
  }

  _nextLine() {
    this._moveText(0, -this.state.leading);
  }

  _setCharSpacing(value) {
    this.state.letter = value;
  }

  _setWordSpacing(value) {
    this.state.word = value;
  }

  _setHScale(value) {
    this.state.across = value / 100;
  }

  _setLeading(value) {
    this.state.leading = value;
  }

  _setTextRise(value) {
    this.state.rise = value;
  }

  _setTextRenderingMode(value) {
    this.state.mode = value;
  }

  _setFont(name, size) {
    this.state.font = this.font_of(name);
    this.state.size = size;
  }

  /** Take a text: glyphs, and numbers by which the next moves to the left, in thousandths of the size. */
  _showText(pieces) {
    const { state } = this;
    const { font, size, across } = state;
    if (!font) return;
    const about = { order: (this.count += 1), content: this.marks.findLast(({ id }) => id !== null)?.id ?? -1 };
    if (font.vertical) this.is_vertical = true;
    const scale = (font.fontMatrix?.[0] || 0.001) * size;
    const drawn = multiplied(state.matrix, this.text);
    const height = Math.abs(size) * Math.hypot(drawn[2], drawn[3]);
    const glyphs = [];
    let along = 0;
    for (const piece of pieces) {
      if (typeof piece === "number") {
        along -= (piece / 1000) * size * across;
        continue;
      }
      const end = along + piece.width * scale * across;
      const [from, to] = [put(drawn, along, state.rise), put(drawn, end, state.rise)];
      const is_known = piece.unicode !== "" && piece.unicode !== "\0";
      const is_unmapped = font.composite === true && piece.unicode === String.fromCharCode(piece.originalCharCode);
      glyphs.push({ text: is_known ? piece.unicode : "\ufffd", is_unmapped, from, to, size: height, ...about });
      along = end + (state.letter + (piece.isSpace ? state.word : 0)) * across;
    }
    this.text = multiplied(this.text, [1, 0, 0, 1, along, 0]);
    this.glyphs += glyphs.length;
    if (!glyphs.length || this.glyphs > MOST_GLYPHS) return;
    this.texts.push({ ...this._text(glyphs, drawn, height, font), ...about });
  }

  _text(glyphs, drawn, size, font) {
    const { state, marks } = this;
    const rise = _unit(drawn[2], drawn[3], size);
    const direction = _unit(drawn[0], drawn[1], 1);
    const corners = [glyphs[0], glyphs.at(-1)].flatMap(({ from, to }) => [from, to, _moved(from, rise), _moved(to, rise)]);
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
    const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    const is_plain = state.mode === FILL || state.mode === FILL_STROKE;
    const is_cut = state.cut || state.clips.some((clip) => !holds(clip, box));
    return {
      ...{ glyphs, box, size, direction, rise: _unit(drawn[2], drawn[3], 1) },
      marked: marks.flatMap(({ number }) => number ?? []),
      artifact: !this.forms && marks.some(({ tag }) => tag === "Artifact"),
      odd: !is_plain || state.pale || state.faint || is_cut || size < SMALLEST_PT || marks.some(({ tag }) => tag === "OC"),
      strange: state.pattern || Boolean(font.isType3Font) || font.isInvalidPDFjsFont === true || state.mode > FILL_STROKE + 1,
    };
  }
}

_Drawing.prototype._showSpacedText = _Drawing.prototype._showText;
_Drawing.prototype._eoClip = _Drawing.prototype._clip;
for (const name of ["paintImageXObject", "paintInlineImageXObject", "paintImageMaskXObject", "paintSolidColorImageMask"]) {
  _Drawing.prototype[`_${name}`] = _Drawing.prototype._picture;
}
for (const name of ["paintImageMaskXObjectGroup", "paintInlineImageXObjectGroup", "paintImageXObjectRepeat", "paintImageMaskXObjectRepeat", "shadingFill"]) {
  _Drawing.prototype[`_${name}`] = _Drawing.prototype._pictures;
}

export const SMALLEST_PT = 2.5; // type that is smaller is a grey line
const PALEST = 600; // of 765: red, green and blue of a fill together

/** Add up red, green and blue of a colour, “#rrggbb” or three numbers. */
function _lightness(colour) {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(String(colour));
  if (hex) return hex.slice(1).reduce((total, part) => total + parseInt(part, 16), 0);
  return 765; // told in another way: it is looked at
}

function _unit(x, y, length) {
  const long = Math.hypot(x, y) || 1;
  return [(x / long) * length, (y / long) * length];
}

const _moved = ([x, y], [dx, dy]) => [x + dx, y + dy];
