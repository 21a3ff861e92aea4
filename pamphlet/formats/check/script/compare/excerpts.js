/** Tell whether anything of a work stands in a copy, and whether that is an excerpt: see `compare/excerpts.py`. */
import { same, split, sum } from "../text.js";
import { canonical_words } from "../work/words.js";
import { says_nothing } from "./apparatus.js";
import { fold } from "./folding.js";
import { LONGEST_CHANCE } from "./sliders.js";

const LEAST_NAME = 4;
const OPENING = 3;
const LEAST_BESIDE = 20;
const LEAST_LOST = 4;

/** Tell whether words of the work stand in a copy that are no chance, and not the condition of its licence alone. */
export function stands_in(words, copy, comparison, condition) {
  const places = comparison.differences;
  const lost = sum(
    places.filter(({ kind }) => kind !== "moved" && kind !== "put in").map((place) => place.expected.length),
  );
  if (2 * lost <= comparison.count) return true;
  const quoted = canonical_words(condition).map(fold).join("");
  const read = copy.words.length - copy.furniture.size;
  const flat = words.flat();
  for (const match of comparison.matches) {
    if (match.length <= LONGEST_CHANCE && 2 * match.length < read) continue;
    const run = flat.slice(match.work, match.work + match.length).map(fold).join("");
    if (!quoted.includes(run)) return true;
  }
  return places.some((place) => place.kind === "moved" && place.expected.length > LONGEST_CHANCE);
}

/** Tell whether a copy says what only files of the work say beside it: a title of some length, or how a part begins. */
export function names_work(words, copy) {
  const read = ` ${_bare(copy.words).join(" ")} `;
  const texts = words.beside.map((text) => _bare(split(text)));
  return texts.some((text) => text.length >= LEAST_NAME && read.includes(` ${text.join(" ")} `));
}

/** Tell whether most of a copy is what stands beside the work in its files: a page with its sources, its licence. */
export function is_beside(words, copy) {
  const shown = copy.words.filter((_, at) => !copy.furniture.has(at));
  const read = _bare(shown.filter((word) => !says_nothing(word)));
  const known = _by_opening([...words.apparatus, ...words.beside]);
  let [at, covered] = [0, 0];
  while (at < read.length) {
    const texts = known.get(read.slice(at, at + OPENING).join(" ")) ?? [];
    const size = texts.find((text) => same(read.slice(at, at + text.length), text))?.length ?? 0;
    covered += size;
    at += size || 1;
  }
  return covered >= LEAST_BESIDE && 2 * covered >= read.length;
}

/** Give what some texts say, the longest first, by the words that they begin with; what says less is chance. */
function _by_opening(texts) {
  const known = new Map();
  const said = texts.map((text) => _bare(split(text).filter((word) => !says_nothing(word))));
  for (const text of said.sort((one, other) => other.length - one.length)) {
    const opening = text.slice(0, OPENING).join(" ");
    if (text.length >= OPENING) known.set(opening, [...(known.get(opening) ?? []), text]);
  }
  return known;
}

function _bare(words) {
  return words.map((word) => fold(word).replace(/[^\p{L}\p{N}]/gu, "")).filter(Boolean);
}

/** Tell whether what there is stands word for word, while a good part of the work is not there. */
export function is_excerpt(comparison) {
  const lost = comparison.differences.filter((place) => place.kind === "missing");
  const words = sum(lost.map((place) => place.expected.length));
  return lost.length === comparison.differences.length && LEAST_LOST * words >= comparison.count;
}
