/** Part a change at the border of a block from what is added beside it: see `pamphlet/verify/compare/beside.py`. */
import { gap_at } from "../work/align.js";
import { normalized_similarity } from "../work/editops.js";
import { LETTER, greatest } from "../text.js";
import { LONGEST } from "./broken_words.js";
import { ENDS } from "./speaking.js";

const MORE = 2;
const ALIKE = 0.6;
const _LARGE = /^\p{Uppercase}/u;
const _SMALL = /^\p{Lowercase}/u;
const _WORD = new RegExp(`^[${LETTER}'’-]+[.,;:!?…]*$`, "u");

/** Give a gap as the change in it and the addition beside that, in the order of the copy; or as it is. */
export function parted(both, gap) {
  const borders = both.work.borders;
  let border = gap.work + 1;
  while (border <= gap.work + LONGEST && !borders.has(border)) border += 1;
  if (border <= gap.work + LONGEST && border < gap.work_end && !borders.has(gap.work)) {
    const begun = _most_alike(both, _begun({ ...gap, work_end: border }));
    if (begun) return [begun, gap_at(border, gap.work_end, begun.copy_end, gap.copy_end)];
  }
  const size = gap.work_end - gap.work;
  if (size <= 0 || size > LONGEST) return [gap];
  const change = _last_words(both, gap);
  if (change) return [change, gap_at(gap.work_end, gap.work_end, change.copy_end, gap.copy_end)];
  const best = _most_alike(both, _changes(both, gap));
  if (!best) return [gap];
  if (best.copy === gap.copy) return [best, gap_at(gap.work_end, gap.work_end, best.copy_end, gap.copy_end)];
  return [gap_at(gap.work, gap.work, gap.copy, best.copy), best];
}

/** Give the change that is most like the words of the work, if it is like them. */
function _most_alike(both, changes) {
  if (!changes.length) return null;
  const best = greatest(changes, (change) => _likeness(both, change));
  return _likeness(both, best) < ALIKE ? null : best;
}

/** Give the last words of the work as changed, when others end a sentence there, or go on with the one before. */
function _last_words(both, gap) {
  const size = gap.work_end - gap.work;
  const is_last = gap.work_end === both.work.keys.length && !both.work.borders.has(gap.work);
  if (!is_last || size > MORE || gap.copy_end - gap.copy <= size) return null;
  const found = both.copy.words.slice(gap.copy, gap.copy_end);
  if (ENDS.test(both.work.words[gap.work_end - 1]) && ENDS.test(found[size - 1])) return { ...gap, copy_end: gap.copy + size };
  const length = found.slice(0, size + MORE + 1).findIndex((word) => _LARGE.test(word));
  const goes_on = length > 0 && _SMALL.test(found[0]) && found.slice(0, length).every((word) => _WORD.test(word));
  return goes_on ? { ...gap, copy_end: gap.copy + length } : null;
}

/** Give what may be the change at the beginning of a gap. */
function _begun(gap) {
  const longest = Math.min(gap.work_end - gap.work + MORE, gap.copy_end - gap.copy);
  return Array.from({ length: Math.max(0, longest) }, (_, at) => ({ ...gap, copy_end: gap.copy + at + 1 }));
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
