/** Part a change at the border of a block from what is added beside it: see `pamphlet/verify/compare/beside.py`. */
import { gap_at } from "../work/align.js";
import { normalized_similarity } from "../work/editops.js";
import { greatest } from "../text.js";
import { LONGEST } from "./broken_words.js";

const MORE = 2;
const ALIKE = 0.6;

/** Give a gap as the change in it and the addition beside that, in the order of the copy; or as it is. */
export function parted(both, gap) {
  const size = gap.work_end - gap.work;
  if (size <= 0 || size > LONGEST) return [gap];
  const changes = _changes(both, gap);
  if (!changes.length) return [gap];
  const best = greatest(changes, (change) => _likeness(both, change));
  if (_likeness(both, best) < ALIKE) return [gap];
  if (best.copy === gap.copy) return [best, gap_at(gap.work_end, gap.work_end, best.copy_end, gap.copy_end)];
  return [gap_at(gap.work, gap.work, gap.copy, best.copy), best];
}

/** Give what may be the change: the first words of the copy at the end of a block, its last at the beginning. */
function _changes(both, gap) {
  const changes = [];
  const size = gap.work_end - gap.work;
  for (let length = 1; length < Math.min(size + MORE + 1, gap.copy_end - gap.copy); length += 1) {
    if (both.work.borders.has(gap.work_end)) changes.push({ ...gap, copy_end: gap.copy + length });
    if (both.work.borders.has(gap.work)) changes.push({ ...gap, copy: gap.copy_end - length });
  }
  return changes;
}

function _likeness(both, change) {
  const expected = both.work.keys.slice(change.work, change.work_end).join(" ");
  return normalized_similarity(expected, both.keys.slice(change.copy, change.copy_end).join(" "));
}
