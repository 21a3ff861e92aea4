/** Tell words that are only in another order, close to one another: see `pamphlet/verify/compare/transposed.py`. */
import { same } from "../text.js";
import { gap_at } from "../work/align.js";

const FARTHEST = 8;

/** Make one gap of two that together hold the same words, close to one another in one block. */
export function transposed(both, open_gaps) {
  const kept = [];
  for (const gap of open_gaps) {
    const former = kept.at(-1);
    const whole = former && gap_at(former.work, gap.work_end, former.copy, gap.copy_end);
    if (former && _is_pair(former, gap) && _same_words(both, whole)) kept[kept.length - 1] = whole;
    else kept.push(gap);
  }
  return kept;
}

/** Tell whether something is lost at one of two gaps, and something else strange at the other. */
function _is_pair(one, other) {
  const lost = [one.work_end - one.work, other.work_end - other.work];
  const strange = [one.copy_end - one.copy, other.copy_end - other.copy];
  return lost[0] === strange[1] && lost[1] === strange[0] && lost.includes(0) && Math.max(...lost) > 1;
}

function _same_words(both, whole) {
  if (whole.work_end - whole.work - 1 >= FARTHEST) return false;
  for (let at = whole.work + 1; at < whole.work_end; at += 1) if (both.work.borders.has(at)) return false;
  const expected = both.work.keys.slice(whole.work, whole.work_end);
  const found = both.strange(whole).map((at) => both.keys[at]);
  return same(expected.sort(), found.sort());
}
