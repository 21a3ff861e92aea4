/** Give a verdict on a copy: whether the whole work stands in it, word for word and in order. See `verify/verdict.py`. */
import { departures, nearest_reading } from "./compare/departures.js";
import { is_excerpt, names_work, stands_in } from "./compare/excerpts.js";
import { findings } from "./compare/findings.js";
import { without_furniture } from "./compare/places.js";
import { labels_of } from "./compare/speaking.js";
import { stands_outside } from "./compare/surroundings.js";
import { sum } from "./text.js";

const NEAREST = 40;

/** Give a verdict on the words of a copy: first by the words as they are, then without their typography. */
export function verdict(words, copy, condition = "") {
  const [reading, exact] = nearest_reading(words, copy);
  const judged = exact.differences.length ? departures(words, reading, exact) : exact;
  const licensed = condition ? stands_outside(condition, reading, exact) : null;
  const moved = judged.differences.filter((place) => place.kind === "moved");
  const name = stands_in(words, reading, judged, condition) ? _name(judged) : "another text";
  const named = name === "another text" && names_work(words, reading) ? ["names-it"] : [];
  return {
    name,
    differences: judged.differences,
    typography: judged.typography,
    count: judged.count,
    found: judged.found + sum(moved.map((place) => place.expected.length)),
    licensed,
    remarks: [...reading.remarks, ...named],
    around: name === "another text" ? [] : _around(judged, reading),
    excerpt: name === "incomplete" && is_excerpt(judged),
    findings: findings(judged.differences, labels_of(words)),
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
