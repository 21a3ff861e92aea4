/** Tell whether letters can be told from their paper: as `pamphlet/verify/copies/styles/colours.py`. */
import { FAINTEST } from "./boxes.js";

const ALIKE = 24 / 255;

export const WHITE = [1, 1, 1];
export const NIGHT = [0.07, 0.07, 0.07]; // the paper of a browser where a page asks for dark

/** Give the channels from 0 to 1 and how opaque a computed colour is; null where it is not understood. */
export function colour_in(text) {
  const [, space, inner] = /^(rgba?|color)\((.*)\)$/.exec(text) ?? [];
  if (!space || (space === "color" && !_SPACE.test(inner))) return _painted(text);
  const whole = space === "color" ? 1 : 255;
  const numbers = inner.replace(_SPACE, "").match(/[-+]?[\d.]+(?:e[-+]?\d+)?/g).map(Number);
  const channels = numbers.slice(0, 3).map((part) => Math.min(1, Math.max(0, part / whole)));
  return { channels, alpha: numbers[3] ?? 1 };
}
const _SPACE = /^(?:srgb|display-p3|a98-rgb|prophoto-rgb|rec2020) /; // taken for what they are on an ordinary screen

const _known = new Map();

/** Have the browser paint with a colour of another space, and look what came of it. */
function _painted(text) {
  if (!_known.has(text)) {
    const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    brush.fillStyle = text;
    brush.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data;
    _known.set(text, { channels: [red, green, blue].map((part) => part / 255), alpha: alpha / 255 });
  }
  return _known.get(text);
}

/** Give what is seen of a colour that lies on paper. */
export function over(colour, paper) {
  return colour.channels.map((part, at) => colour.alpha * part + (1 - colour.alpha) * paper[at]);
}

/** Tell whether letters can be told from their paper; null: it is a picture, or not known. */
export function can_be_read(ink, paper) {
  if (ink.alpha < FAINTEST) return false;
  if (paper === null) return true;
  return Math.max(...over(ink, paper).map((part, at) => Math.abs(part - paper[at]))) > ALIKE;
}
