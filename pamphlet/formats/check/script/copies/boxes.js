/**
 * Tell whether the box of an element lets its words be seen: not off the page, clipped, squeezed or turned away.
 *
 * As `pamphlet/verify/copies/styles/boxes.py`, but of what the browser has worked out: its computed style.
 */

export const FAINTEST = 0.1;
const [WIDTH, HEIGHT] = [1280, 720];
const FAR_BEFORE = -500;
const FAR_BEHIND = 3000;
const NARROW = 1;
const UNKNOWN = 300;
const BLURRED = 0.5;
const _LOOSE = new Set(["absolute", "fixed"]);
const _HIDES = new Set(["hidden", "clip", "scroll", "auto"]);

/** Tell whether nothing of a box is seen; `size` is in pixels, `is_held` tells that its place is within another. */
export function is_out_of_sight(element, style, size, is_held) {
  const is_loose = _LOOSE.has(style.position);
  const is_box = is_loose || !is_inline(style);
  return (
    _is_moved_off(element, style, is_held) ||
    (is_loose && _is_cut(style)) ||
    _is_clipped(style) ||
    (is_box && (_has_no_room(style) || _is_turned_away(style))) ||
    _is_filtered(style, size) ||
    style.contentVisibility === "hidden"
  );
}

/** Tell whether an element is set within a line, so that it has neither width nor height of its own. */
function is_inline(style) {
  return (style.display === "inline" || style.display === "contents") && style.float === "none";
}

function _is_moved_off(element, style, is_held) {
  let [x, y] = [_pixels(style.marginLeft, UNKNOWN), _pixels(style.marginTop, UNKNOWN)].map((length) => length || 0);
  const is_loose = _LOOSE.has(style.position);
  // One that is sticky never leaves its place for good.
  if (is_loose || style.position === "relative") {
    const [across, down] = is_held ? [UNKNOWN, UNKNOWN] : [WIDTH, HEIGHT];
    const set = element.computedStyleMap?.(); // as it was set: the style has the place where the box has come to lie
    x += _from(set, style, ["left", "right"], across, is_loose);
    y += _from(set, style, ["top", "bottom"], down, is_loose);
    // Where lines run from right to left, what lies off the right edge cannot be scrolled to.
    if (style.direction === "rtl" && _from(set, style, ["right", "left"], across, is_loose) <= FAR_BEFORE) return true;
  }
  if (style.transform !== "none" || style.translate !== "none") {
    const [moved, set] = [_matrix(style.transform), _lengths(style.translate ?? "", UNKNOWN)];
    x += (moved?.[4] ?? 0) + (set[0] ?? 0);
    y += (moved?.[5] ?? 0) + (set[1] ?? 0);
  }
  if (Math.min(x, y) <= FAR_BEFORE || Math.max(x, y) >= FAR_BEHIND) return true;
  return style.position === "fixed" && (x >= WIDTH || y >= HEIGHT);
}

/** Give how far a box is moved; a loose one ends so far from the other side, which is off if that is the whole. */
function _from(set, style, sides, whole, is_loose) {
  if (!set) {
    const near = _pixels(style[sides[0]], whole);
    return near <= FAR_BEFORE ? near : 0;
  }
  const [near, far] = sides.map((side) => _pixels(String(set.get(side) ?? ""), whole));
  if (!Number.isNaN(near)) return near;
  return Number.isNaN(far) || (is_loose && far >= 0 && far < whole) ? 0 : -far;
}

/** Give a length in pixels; NaN for what is none. */
function _pixels(text, whole) {
  const number = Number.parseFloat(text);
  if (text.startsWith("calc(")) return Number.parseFloat(text.slice(5)) * (text.includes("%") ? whole / 100 : 1);
  return text.endsWith("%") ? (number * whole) / 100 : number;
}

function _lengths(text, whole) {
  return (text.match(/[-+]?[\d.]+(?:e[-+]?\d+)?(?:px|%)?/g) ?? []).map((length) => _pixels(length, whole));
}

/** Give the six numbers of a matrix in the plane, of one in space those that fall on it. */
function _matrix(transform) {
  const numbers = (/^matrix(?:3d)?\((.*)\)$/.exec(transform)?.[1] ?? "").split(",").map(Number);
  if (numbers.length === 16) return [0, 1, 4, 5, 12, 13].map((at) => numbers[at]);
  return numbers.length === 6 ? numbers : undefined;
}

/** Tell whether `clip: rect(top, right, bottom, left)` leaves nothing. */
function _is_cut(style) {
  const edges = _lengths(/^rect\((.*)\)$/.exec(style.clip)?.[1] ?? "", 0);
  return edges.length === 4 && (edges[2] - edges[0] <= NARROW || edges[1] - edges[3] <= NARROW);
}

function _is_clipped(style) {
  const [, name, inner] = /^(\w+)\((.*)\)/.exec(style.clipPath ?? "") ?? [];
  const measures = _lengths(inner ?? "", 100);
  if (!measures.length) return false;
  if (name === "inset") {
    const [top, right = top, bottom = top, left = right] = measures;
    return top + bottom >= 100 || left + right >= 100;
  }
  if (name === "circle" || name === "ellipse") return measures[0] <= NARROW && !inner.startsWith("at");
  if (name !== "polygon") return false;
  const [xs, ys] = [0, 1].map((odd) => measures.filter((_, at) => at % 2 === odd));
  const is_flat = (values) => Math.max(...values) - Math.min(...values) <= NARROW;
  return is_flat(xs) || (ys.length > 0 && is_flat(ys));
}

/** Tell whether a box is too small for any word of it, and shows none that flows over. */
function _has_no_room(style) {
  if (!_HIDES.has(style.overflowX) && !_HIDES.has(style.overflowY)) return false;
  return [style.width, style.height, style.maxWidth, style.maxHeight].some(
    (room) => room.endsWith("px") && Number.parseFloat(room) <= NARROW,
  );
}

function _is_turned_away(style) {
  const [a, b, c, d] = _matrix(style.transform) ?? [1, 0, 0, 1];
  const sides = [Math.hypot(a, b), Math.hypot(c, d), ..._lengths(style.scale ?? "", 1).map(Math.abs)];
  return Math.min(...sides) < FAINTEST || Math.abs(a * d - b * c) < FAINTEST * FAINTEST;
}

function _is_filtered(style, size) {
  for (const [, name, inner] of (style.filter ?? "").matchAll(/([\w-]+)\(([^()]*)\)/g)) {
    const [measure] = _lengths(inner, 1);
    if ((name === "opacity" || name === "contrast") && measure < FAINTEST) return true;
    if (name === "blur" && measure >= BLURRED * size) return true;
  }
  return false;
}
