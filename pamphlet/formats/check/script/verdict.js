/** Give a verdict on a copy: whether the whole work stands in it, word for word and in order. See `verify/verdict.py`. */
import { compare } from "./compare/compare.js";
import { departures, nearest_reading } from "./compare/departures.js";
import { is_beside, is_excerpt, names_work, stands_in } from "./compare/excerpts.js";
import { findings } from "./compare/findings.js";
import { without_furniture } from "./compare/places.js";
import { labels_of } from "./compare/speaking.js";
import { stands_outside } from "./compare/surroundings.js";
import { copy_of } from "./copies/copy.js";
import { sum } from "./text.js";

const NEAREST = 40;

/** Give a verdict on the words of a copy: first by the words as they are, then without their typography. */
export function verdict(words, copy, condition = "") {
  const [reading, exact] = nearest_reading(words, copy);
  const judged = exact.differences.length ? departures(words, reading, exact) : exact;
  const licensed = condition ? stands_outside(condition, reading, exact) : null;
  if (!stands_in(words, reading, judged, condition)) return { ..._without_passage(words, reading, judged), licensed };
  const name = _name(judged);
  const excerpt = name === "incomplete" && is_excerpt(judged);
  const around = _around(judged, reading);
  return { ..._verdict(words, judged), name, licensed, remarks: reading.remarks, around, excerpt };
}

/** Give the verdict on a copy with no passage of the work: what stands beside that is a part of its files, too. */
function _without_passage(words, copy, judged) {
  const excerpt = is_beside(words, copy);
  const left = excerpt ? compare(words, copy_of(copy.kind, [])) : judged;
  const named = excerpt || names_work(words, copy) ? ["names-it"] : [];
  const name = excerpt ? "incomplete" : "another text";
  return { ..._verdict(words, left), name, remarks: [...copy.remarks, ...named], around: [], excerpt };
}

function _verdict(words, { differences, typography, count, found }) {
  const moved = differences.filter((place) => place.kind === "moved");
  return {
    differences,
    typography,
    count,
    found: found + sum(moved.map((place) => place.expected.length)),
    findings: findings(differences, labels_of(words)),
  };
}

/** Give what a copy holds before, amid and after the work, page furniture left out. */
function _around(comparison, copy) {
  const around = comparison.set_aside.map(({ name, words, part, turn }) => ({
    side: "amid",
    count: words.length,
    words: words.slice(0, NEAREST),
    name,
    part,
    turn,
  }));
  for (const added of comparison.additions) {
    if (added.inside) continue;
    const words = without_furniture(copy, added);
    let first = 0;
    while (first < added.start && copy.furniture.has(first)) first += 1;
    const side = first === added.start ? "before" : "after";
    const nearest = side === "before" ? words.slice(-NEAREST) : words.slice(0, NEAREST);
    if (words.length) around.push({ side, count: words.length, words: nearest, name: "", part: "", turn: 0 });
  }
  return around;
}

function _name(comparison) {
  const kinds = new Set(comparison.differences.map((difference) => difference.kind));
  if (kinds.has("missing")) return "incomplete";
  if (kinds.size) return "altered";
  return comparison.typography.length ? "complete, typography differs" : "complete";
}
