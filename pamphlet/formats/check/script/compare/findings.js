/** Put the differences together that are one: see `pamphlet/verify/compare/findings.py`. */
import { casefold, is_alpha, length, split, translate } from "../text.js";
import { replaced } from "../work/editops.js";
import { fold } from "./folding.js";

export const BRACKETS = "the brackets are dropped";
export const BRACKETED_GONE = "what stands in brackets is left out";
export const LABELS = "the labels are written in another form";
export const LABELS_GONE = "the labels are left out";
export const BARE = "accents and points are set otherwise";
export const AMID = "what stands apart is set in brackets where it belongs";
export const ELSEWHERE = "the blocks follow one another in another place";
export const TOGETHER = "the blocks follow one another";
const LONGEST_SIGNS = 8;
const LONGEST_SAME = 120;
const _BRACKETED = /^\[[^[\]]*\]$/;
const _IN_TWO = new Map(Object.entries({ ä: "ae", ö: "oe", ü: "ue", Ä: "Ae", Ö: "Oe", Ü: "Ue", å: "aa", ø: "oe" }));
const _BRACKET = /[[\]()⟨⟩{}]/g;

/** Put differences together, in the order of their first places; `labels` are those of the speakers. */
export function findings(differences, labels) {
  const follows = [...differences.map((place, at) => _follows(differences[at - 1], place)), false];
  const habits = differences.map((place, at) => (follows[at] || follows[at + 1] ? "" : _habit(place, labels)));
  const often = new Map();
  for (const habit of habits) often.set(habit, (often.get(habit) ?? 0) + 1);
  const together = new Map();
  let row = 0;
  for (const [at, place] of differences.entries()) {
    row += follows[at] ? 0 : 1;
    const alone = !habits[at] || often.get(habits[at]) === 1;
    const habit = alone ? (place.kind === "moved" ? ELSEWHERE : TOGETHER) : habits[at];
    const key = `${alone ? row : place.kind}\n${habit}`;
    if (!together.has(key)) together.set(key, { places: [], habit });
    together.get(key).places.push(place);
  }
  return [...together.values()].map(({ places, habit }) => ({
    kind: places[0].kind,
    count: places.length,
    habit: places.length > 1 ? habit : "",
    places,
  }));
}

/** Name what a place may have in common with others: what is done to brackets, labels, signs or the same words. */
function _habit(place, labels) {
  const [expected, found] = [place.expected.join(" "), place.found.join(" ")];
  if (place.kind === "changed") return _change(place, expected, found, labels);
  if (place.kind === "moved" && expected !== found && _unbracketed(expected) === _unbracketed(found)) return AMID;
  if (place.kind === "missing" && _is_label(place.expected, labels)) return LABELS_GONE;
  if (place.kind === "missing" && _BRACKETED.test(expected)) return BRACKETED_GONE;
  if (place.kind === "moved" || length(expected) + length(found) > LONGEST_SAME) return "";
  return `“${expected || found}” each time`;
}

function _unbracketed(text) {
  return text.replace(/^[[\](){}<>]+|[[\](){}<>]+$/g, "");
}

function _change(place, expected, found, labels) {
  if (split(expected.replace(_BRACKET, "")).join(" ") === found) return BRACKETS;
  if (_is_label(place.expected, labels) && _is_label(place.found, labels)) return LABELS;
  if ([expected, translate(expected, _IN_TWO)].some((text) => _bare(text) === _bare(found))) return BARE;
  let [taken, put] = _signs(expected, found);
  const signs = [...taken, ...put];
  if (signs.length > LONGEST_SIGNS || signs.some(is_alpha)) [taken, put] = [expected, found];
  if (length(taken) + length(put) > LONGEST_SAME) return "";
  return `“${taken || "nothing"}” became “${put || "nothing"}”`;
}

/** Give the letters of a text without their accents and points. */
function _bare(text) {
  return casefold(text).normalize("NFD").replace(/\p{Mn}/gu, "");
}

function _is_label(words, labels) {
  return labels.has(words.map(fold).join(" "));
}

/** Give the characters that are taken out, and those that are put in. */
function _signs(expected, found) {
  return Math.max(length(expected), length(found)) > 400 ? [expected, found] : replaced(expected, found);
}

/** Tell whether a block went the same way as the one before it. */
function _follows(former, place) {
  if (!former || former.kind !== place.kind || former.anchor === place.anchor || place.word) return false;
  if (place.kind === "missing") return former.position === place.position;
  return former.position + former.found.length === place.position;
}
