/** Find passages that a copy has in another place: see `pamphlet/verify/compare/moved.py`. */
import { gap_at } from "../work/align.js";

const SHORTEST = 3;
const BRACKETS = ["[]", "()", "{}", ["[[", "]]"], ["((", "))"], "<>"];
const LONGEST_QUOTED = 40;

/** Map each lost passage (by `gap_key`) that stands in one of the gaps of the copy to the word at which it begins. */
export function find_moved(sides, losses, gaps, span) {
  const strange = gaps
    .filter((gap) => gap.copy < gap.copy_end)
    .map((gap) => new _Strange(sides.keys, gap.copy, gap.copy_end));
  const moved = new Map();
  let start;
  for (const lost of _together(losses)) {
    const whole = gap_at(lost[0].work, lost.at(-1).work_end, lost[0].copy, lost[0].copy);
    if (lost.length > 1) {
      [start, span] = _moved_to(sides, whole, strange, span, true);
      if (start >= 0) for (const part of lost) moved.set(gap_key(part), start + part.work - whole.work);
    }
    for (const loss of moved.has(gap_key(lost[0])) ? [] : lost) {
      const is_long = loss.work_end - loss.work > LONGEST_QUOTED;
      [start, span] = _moved_to(sides, loss, strange, span, is_long);
      if (start >= 0) moved.set(gap_key(loss), start);
    }
  }
  return moved;
}

export const gap_key = (gap) => `${gap.work} ${gap.work_end} ${gap.copy} ${gap.copy_end}`;

/** Put the losses together that follow one another. */
function _together(losses) {
  const rows = [];
  for (const loss of losses) {
    if (rows.length && rows.at(-1).at(-1).work_end === loss.work) rows.at(-1).push(loss);
    else rows.push([loss]);
  }
  return rows;
}

/** Give the place of a lost passage, or -1, and the range of the copy that holds the work then. */
function _moved_to(sides, loss, strange, span, is_long) {
  const length = loss.work_end - loss.work;
  const passage = sides.work.keys.slice(loss.work, loss.work_end);
  for (const place of strange) {
    const start = _forms(passage).map((form) => place.find(form)).find((at) => at >= 0);
    if (start === undefined) continue;
    const whole = start === place.start && length === place.end - place.start;
    const touches = start <= span[1] && start + length >= span[0];
    if (is_long || (touches && (length >= SHORTEST || whole))) {
      return [start, [Math.min(span[0], start), Math.max(span[1], start + length)]];
    }
  }
  return [-1, span];
}

/** Give a passage, and as it stands in brackets: a note that is set where it is called. */
function _forms(passage) {
  if (passage.length < 2) return [passage];
  const [inner, last] = [passage.slice(1, -1), passage.at(-1)];
  return [passage, ...BRACKETS.map(([opening, closing]) => [opening + passage[0], ...inner, last + closing])];
}

/** A range of the copy that matches nothing, to be searched for passages. */
class _Strange {
  constructor(copy, start, end) {
    this.start = start;
    this.end = end;
    this.text = ` ${copy.slice(start, end).join(" ")} `;
  }

  /** Give the place of a passage in the copy, or -1. */
  find(passage) {
    const at = this.text.indexOf(` ${passage.join(" ")} `);
    return at < 0 ? -1 : this.start + this.text.slice(0, at).split(" ").length - 1;
  }
}
