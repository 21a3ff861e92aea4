/** Align two sequences of words: the runs of words that stand in both, in order. See `pamphlet/work/align.py`. */
import { bisect_left, same, sum } from "../text.js";
import { common_runs } from "./editops.js";

export const LARGEST_TABLE = 400_000_000;
const SMALLEST_ANCHORED = 250_000;
export const SURE = 40;
const WINDOW = 8_192;
const PROBE = 6;
const FEW = 4;
const LARGEST_ADDITION = 4_000;

/** A run of `length` words that stands at `work` in the one sequence and at `copy` in the other. */
export const match_at = (work, copy, length) => ({ work, copy, length });

/** What lies between two matches: a range of either sequence, one of which may be empty. */
export const gap_at = (work, work_end, copy, copy_end) => ({ work, work_end, copy, copy_end });

export const total = (matches) => sum(matches.map((match) => match.length));

export function align(work, copy) {
  const straight = _straight(work, copy);
  if (straight) return joined(straight);
  return joined(_anchored(work, copy, gap_at(0, work.length, 0, copy.length)));
}

function _anchored(work, copy, gap) {
  let [i, j] = [gap.work, gap.copy];
  const matches = [];
  for (const [first, second] of _anchors(work.slice(i, gap.work_end), copy.slice(j, gap.copy_end))) {
    const at = match_at(gap.work + first, gap.copy + second, 0);
    if (at.work < i || at.copy < j) continue;
    matches.push(..._between(work, copy, gap_at(i, at.work, j, at.copy), true));
    const run = Math.min(
      common_run(work, copy, at.work, at.copy),
      gap.work_end - at.work,
      gap.copy_end - at.copy,
    );
    matches.push(match_at(at.work, at.copy, run));
    [i, j] = [at.work + run, at.copy + run];
  }
  matches.push(..._between(work, copy, gap_at(i, gap.work_end, j, gap.copy_end), i > gap.work));
  return matches;
}

/** Give the same, where the long ones of some runs are known to stand in both and in order. */
export function align_again(work, copy, given) {
  const known = given.filter((match) => match.length >= SURE);
  const matches = [...known];
  for (const gap of gaps(known, work.length, copy.length)) {
    const inside = align(work.slice(gap.work, gap.work_end), copy.slice(gap.copy, gap.copy_end));
    for (const run of inside) matches.push(match_at(gap.work + run.work, gap.copy + run.copy, run.length));
  }
  return joined(matches.sort((one, other) => one.work - other.work || one.copy - other.copy || one.length - other.length));
}

/** Give the same without anchors. */
export function align_thoroughly(work, copy) {
  return joined(_between(work, copy, gap_at(0, work.length, 0, copy.length), false));
}

/** Give what lies before, between and after the matches; a gap that is empty on both sides is left out. */
export function gaps(matches, work_length, copy_length) {
  const ends = [[0, 0], ...matches.map((match) => [match.work + match.length, match.copy + match.length])];
  const starts = [...matches.map((match) => [match.work, match.copy]), [work_length, copy_length]];
  return ends
    .map(([i, j], at) => gap_at(i, starts[at][0], j, starts[at][1]))
    .filter((gap) => gap.work < gap.work_end || gap.copy < gap.copy_end);
}

/** Count the words that are the same from `i` and `j` on. */
export function common_run(work, copy, i, j) {
  const longest = Math.min(work.length - i, copy.length - j);
  let run = 0;
  while (run < longest && work[i + run] === copy[j + run]) run += 1;
  return Math.max(0, run);
}

/** Find all of the work in the copy from its beginning on, passing over what is added; null where a word is not. */
function _straight(work, copy) {
  const matches = [];
  let [i, j] = [0, 0];
  while (i < work.length) {
    const run = common_run(work, copy, i, j);
    if (run) {
      matches.push(match_at(i, j, run));
      [i, j] = [i + run, j + run];
      continue;
    }
    const wanted = work.slice(i, i + PROBE);
    const farthest = Math.min(copy.length, j + LARGEST_ADDITION);
    let place = j;
    while (place < farthest && !(copy[place] === wanted[0] && _goes_on(wanted, copy, place))) place += 1;
    if (place >= farthest) return null;
    j = place;
  }
  return matches;
}

/** Tell whether words stand from some place of the copy on, with few others amid them. */
function _goes_on(wanted, copy, start) {
  const end = Math.min(start + wanted.length + FEW, copy.length);
  let at = start;
  for (const word of wanted) {
    while (at < end && copy[at] !== word) at += 1;
    at += 1;
  }
  return at <= end;
}

function _anchors(work, copy) {
  const once_in_copy = _once(copy);
  const pairs = [];
  for (const [word, i] of _once(work)) {
    const j = once_in_copy.get(word);
    if (j !== undefined && _agree_around(work, copy, i, j)) pairs.push([i, j]);
  }
  return _longest_chain(pairs);
}

/** Map each word that occurs only once to its place, in the order of the words. */
function _once(words) {
  const places = new Map();
  for (const [at, word] of words.entries()) places.set(word, places.has(word) ? -1 : at);
  return new Map([...places].filter(([, at]) => at >= 0));
}

function _agree_around(work, copy, i, j) {
  const alike = (before, after) =>
    same(work.slice(Math.max(0, i + before), i + after), copy.slice(Math.max(0, j + before), j + after));
  const before = i > 0 && j > 0 && work[i - 1] === copy[j - 1];
  return (before && alike(1, 2)) || alike(1, 3) || alike(-2, 0);
}

/** Give the most pairs whose second numbers rise as their first ones do (patience sorting). */
function _longest_chain(pairs) {
  const lowest = [];
  const ends = [];
  const former = new Array(pairs.length).fill(-1);
  for (const [at, [, j]] of pairs.entries()) {
    const size = bisect_left(lowest, j);
    former[at] = size ? ends[size - 1] : -1;
    lowest[size] = j;
    ends[size] = at;
  }
  const chain = [];
  let at = ends.length ? ends.at(-1) : -1;
  while (at >= 0) {
    chain.push(pairs[at]);
    at = former[at];
  }
  return chain.reverse();
}

/** Align what lies in a gap: what both begin or end with first, then the rest, by anchors if it is large. */
function _between(work, copy, gap, anchored) {
  const matches = [];
  let [start, start_copy] = [gap.work, gap.copy];
  while (start < gap.work_end && start_copy < gap.copy_end && work[start] === copy[start_copy]) {
    start += 1;
    start_copy += 1;
  }
  if (start > gap.work) matches.push(match_at(gap.work, gap.copy, start - gap.work));
  let [end, end_copy] = [gap.work_end, gap.copy_end];
  while (end > start && end_copy > start_copy && work[end - 1] === copy[end_copy - 1]) {
    end -= 1;
    end_copy -= 1;
  }
  if (end > start && end_copy > start_copy) {
    const large = (end - start) * (end_copy - start_copy) > SMALLEST_ANCHORED;
    const align_rest = anchored && large ? _anchored : _common_words;
    for (const match of align_rest(work, copy, gap_at(start, end, start_copy, end_copy))) matches.push(match);
  }
  if (end < gap.work_end) matches.push(match_at(end, end_copy, gap.work_end - end));
  return matches;
}

/** Align by the longest common subsequence, window after window where the gap is too large for one table. */
function _common_words(work, copy, gap) {
  const found = [];
  let [i, j] = [gap.work, gap.copy];
  while (i < gap.work_end && j < gap.copy_end) {
    let [end, end_copy] = [gap.work_end, gap.copy_end];
    const last = (end - i) * (end_copy - j) <= LARGEST_TABLE;
    if (!last) [end, end_copy] = [Math.min(end, i + WINDOW), Math.min(end_copy, j + WINDOW)];
    const matches = common_runs(work.slice(i, end), copy.slice(j, end_copy)).map(([at, at_copy, size]) =>
      match_at(i + at, j + at_copy, size),
    );
    if (last) return [...found, ...matches];
    let kept = matches.filter((match) => match.work < i + WINDOW / 2);
    if (!kept.length) kept = matches.slice(0, 1);
    found.push(...kept);
    const reached = kept.at(-1);
    [i, j] = reached ? [reached.work + reached.length, reached.copy + reached.length] : [end, end_copy];
  }
  return found;
}

/** Put matches that touch on both sides together. */
export function joined(matches) {
  const made = [];
  for (const match of matches) {
    const former = made.at(-1);
    if (former && former.work + former.length === match.work && former.copy + former.length === match.copy) {
      made[made.length - 1] = match_at(former.work, former.copy, former.length + match.length);
    } else if (match.length) made.push(match);
  }
  return made;
}
