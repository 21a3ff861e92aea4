/** Compare the wording of a work with a copy: every word, in order, and nothing put in. See `compare/compare.py`. */
import { place, without } from "../copies/copy.js";
import { bisect_left, bisect_right, is_less, pairwise } from "../text.js";
import { LARGEST_TABLE, align, align_again, align_thoroughly, gap_at, gaps, match_at, total } from "../work/align.js";
import { alike_by_place, is_allowed, without_addition } from "./allowances.js";
import { beside, is_apparatus } from "./apparatus.js";
import { parted } from "./beside.js";
import { broken_alike } from "./broken_words.js";
import { APART, differs_in_typography_only } from "./folding.js";
import { initials_apart } from "./initials.js";
import { folded_beside, key_for, sides } from "./keys.js";
import { find_moved, gap_key } from "./moved.js";
import { called_words, torn_words } from "./note_calls.js";
import { parted_words } from "./parted_words.js";
import { difference_at, without_furniture } from "./places.js";
import { closest } from "./placing.js";
import { tidied } from "./sliders.js";
import { with_stand_ins } from "./stand_ins.js";
import { transposed } from "./transposed.js";

const LONGEST_CHANGE = 30;
const LEEWAY = 3;
const MARKS = new Set("|¦│•◦▪‣●○■□➢➤·");
const MOST_GAPS_ON_A_LINE = 8;

/** Compare word by word; given what came of that, compare by what is left of the words without their typography. */
export function compare(words, copy, exact = null) {
  const folded = exact !== null;
  const [mended, torn] = _mended(words, copy);
  const marks = new Set([..._marks(words, mended), ...torn]);
  const bare = without(mended, new Set([...mended.furniture, ...marks]));
  const large = exact && exact.count * bare.words.length > LARGEST_TABLE && !mended.furniture.size;
  const both = large ? folded_beside(sides(words, bare, false), exact.matches) : null;
  let comparison = _compared(both ?? sides(words, bare, folded), both ? exact.matches : []);
  const texts = beside(words);
  if (mended.furniture.size && is_less([0, 0, 0], badness(comparison, mended, texts))) {
    const whole = _compared(sides(words, without(mended, marks), folded), []);
    if (is_less(badness(whole, mended, texts), badness(comparison, mended, texts))) comparison = whole;
  }
  return comparison;
}

/** Put together what a note's number, a line end or a large initial has torn; give the places behind, too. */
function _mended(words, copy) {
  const key = key_for(copy, false);
  const called = called_words(words.blocks, key);
  const whole = torn_words(copy.words, called);
  const flat = new Set(words.flat().map(key));
  for (const [at, word] of initials_apart(copy.words, flat)) whole.set(at, word);
  const behind = [...whole.keys()].map((at) => at + 1);
  if (copy.line_starts.size) {
    const known = new Map(words.flat().map((word) => [key(word), word]));
    const keyed = { ...copy, words: copy.words.map(key) };
    for (const [places, word] of parted_words(keyed, known, called)) {
      whole.set(places[0], word);
      behind.push(...places.slice(1));
    }
  }
  if (!whole.size) return [copy, []];
  const mended = copy.words.map((word, at) => whole.get(at) ?? word);
  return [{ ...copy, words: mended }, behind];
}

/** Give the places of the marks that stand around cells and items, and are no words of the work. */
function _marks(words, copy) {
  const marks = new Set(copy.words.filter((word) => MARKS.has(word)));
  if (!marks.size) return [];
  for (const block of words.blocks) for (const word of block.words) marks.delete(word);
  return [...copy.words.keys()].filter((at) => marks.has(copy.words[at]));
}

/** Tell how far a copy departs: the words that are lost, the places, those where nothing stands for what is lost. */
function badness(comparison, copy, texts) {
  const inside = comparison.additions.filter(
    (added) => added.inside && !is_apparatus(without_furniture(copy, added), texts.at(added.block)),
  );
  const missing = comparison.differences.filter(({ kind }) => kind === "missing");
  const places = comparison.differences.length + inside.length;
  return [comparison.count - comparison.found, places, missing.length];
}

function _compared(sides_given, given) {
  const matches = _aligned(sides_given, given);
  const every = _gaps(sides_given, matches);
  const both = with_stand_ins(sides_given, every);
  const typography = both.folded ? _typography(both, matches) : [];
  let open_gaps = [];
  for (const gap of every) {
    if (is_allowed(both, gap)) continue;
    const rest = without_addition(both, gap);
    for (const piece of _is_change(both, rest) ? [rest] : parted(both, rest)) {
      if (both.folded && _is_typography(both, piece)) {
        typography.push(difference_at(both, "typography", piece, both.found(both.strange(piece))));
      } else open_gaps.push(piece);
    }
  }
  open_gaps = transposed(both, open_gaps);
  const [differences, additions] = _findings(both, open_gaps, matches);
  typography.sort((one, other) => one.position - other.position);
  const count = both.work.keys.length;
  const lost = open_gaps.reduce((words, gap) => words + gap.work_end - gap.work, 0);
  const standing = _standing(both.copy, matches);
  return { differences, typography, additions, count, found: count - lost, set_aside: [], matches, standing };
}

/** Align by anchors; when words are missing, see whether a thorough search finds more of them. */
function _aligned(both, given) {
  const [work, copy] = [both.work.keys, both.keys];
  let best = given.length ? align_again(work, copy, given) : align(work, copy);
  if (work.length * copy.length <= LARGEST_TABLE && total(best) < work.length) {
    const thorough = align_thoroughly(work, copy);
    if (total(thorough) > total(best)) best = thorough;
  }
  best = tidied(best, both);
  return total(best) === work.length && best.length > 1 ? closest(both, best) : best;
}

/** Give matches by the places of their words in the whole copy, parted where words had been taken away. */
function _standing(copy, matches) {
  const made = [];
  for (const match of matches) {
    const end = match.copy + match.length;
    const cuts = [match.copy];
    if (copy.places.length) {
      for (let at = match.copy + 1; at < end; at += 1) {
        if (copy.places[at] !== copy.places[at - 1] + 1) cuts.push(at);
      }
    }
    for (const [start, stop] of pairwise([...cuts, end])) {
      made.push(match_at(match.work + start - match.copy, place(copy, start), stop - start));
    }
  }
  return made;
}

/** Give the gaps, but not those whose characters, taken together, stand where they should on the page. */
function _gaps(both, matches) {
  const every = gaps(matches, both.work.keys.length, both.keys.length);
  const open = [];
  let at = 0;
  while (at < every.length) {
    const alike = alike_by_place(both, every.slice(at, at + MOST_GAPS_ON_A_LINE));
    if (!alike) open.push(every[at]);
    at += Math.max(1, alike);
  }
  return open;
}

/** Tell whether a gap that is filled on both sides differs in typography only. */
function _is_typography(both, gap) {
  const expected = both.work.words.slice(gap.work, gap.work_end);
  const found = both.found(both.strange(gap));
  return Boolean(expected.length && found.length) && differs_in_typography_only(expected, found);
}

/** Tell what happened in each gap: words changed, moved or missing, and words put in or added. */
function _findings(both, open_gaps, matches) {
  const missing = open_gaps.flatMap((gap) => _losses(both, gap)).filter((loss) => loss.copy === loss.copy_end);
  const last = matches.at(-1);
  const span = last ? [matches[0].copy, last.copy + last.length] : [0, 0];
  const moved = find_moved(both, missing, open_gaps, span);
  const taken = new Set();
  for (const [key, start] of moved) {
    const [work, work_end] = key.split(" ").map(Number);
    for (let at = start; at < start + work_end - work; at += 1) taken.add(at);
  }
  const [differences, additions] = [[], []];
  for (const gap of open_gaps) {
    for (const loss of _losses(both, gap)) differences.push(_loss(both, loss, moved.get(gap_key(loss))));
    const added = _is_change(both, gap) ? null : _addition(both, gap, taken);
    if (added) (added.kind ? differences : additions).push(added);
  }
  return [differences, additions];
}

/** Tell whether what stands in a gap stands there instead of the words of the work, neither much more nor less. */
function _is_change(both, gap) {
  const [expected, found] = [gap.work_end - gap.work, both.strange(gap).length];
  if (expected <= 0 || expected > LONGEST_CHANGE || found <= 0 || found > LONGEST_CHANGE) return false;
  return found <= 2 * expected + LEEWAY && expected <= 2 * found + LEEWAY;
}

/** Give what of a gap the copy has not: block by block, or whole with the words that stand in its place. */
function _losses(both, gap) {
  if (_is_change(both, gap)) return [gap];
  if (gap.work >= gap.work_end) return [];
  const starts = both.work.starts;
  const inner = starts.slice(bisect_right(starts, gap.work), bisect_left(starts, gap.work_end));
  return pairwise([gap.work, ...inner, gap.work_end]).map(([start, end]) => gap_at(start, end, gap.copy, gap.copy));
}

function _loss(both, loss, moved_to) {
  if (moved_to !== undefined) {
    const found = both.copy.words.slice(moved_to, moved_to + loss.work_end - loss.work);
    return difference_at(both, "moved", { ...loss, copy: moved_to, copy_end: moved_to + found.length }, found);
  }
  const found = both.found(both.strange(loss));
  return difference_at(both, found.length ? "changed" : "missing", loss, found);
}

/** Tell of the words that a copy has more: an addition where a block begins or ends, else put in. */
function _addition(both, gap, taken) {
  const strange = both.strange(gap).filter((at) => !taken.has(at));
  if (!strange.length) return null;
  const [first, last] = [strange[0], strange.at(-1)];
  let border = gap.work;
  while (border <= gap.work_end && !both.work.borders.has(border)) border += 1;
  if (border > gap.work_end) {
    const there = gap_at(gap.work_end, gap.work_end, first, last + 1);
    return difference_at(both, "put in", there, both.found(strange));
  }
  return {
    start: place(both.copy, first),
    end: place(both.copy, last) + 1,
    block: bisect_left(both.work.starts, border),
    inside: gap.work > 0 && gap.work_end < both.work.keys.length,
  };
}

/** Give the runs of words that are the same only when folded. */
function _typography(both, matches) {
  const exact = key_for(both.copy, false);
  const runs = [];
  for (const match of matches) {
    let first = -1;
    for (let at = 0; at <= match.length; at += 1) {
      const word = both.work.words[match.work + at];
      const other = both.copy.words[match.copy + at];
      const differs = at < match.length && word !== other && !broken_alike([exact(word)], exact(other), []);
      if (differs && first < 0) first = at;
      if (differs || first < 0) continue;
      const there = gap_at(match.work + first, match.work + at, match.copy + first, match.copy + at);
      const said = both.copy.words.slice(there.copy, there.copy_end).join(" ").split(APART).join(" ").split(" ");
      runs.push(difference_at(both, "typography", there, said));
      first = -1;
    }
  }
  return runs;
}
