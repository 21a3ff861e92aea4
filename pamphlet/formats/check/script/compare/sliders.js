/** Tidy an alignment for people: no words matched by chance amid a loss, gaps at borders. See `compare/sliders.py`. */
import { greatest, same, sum } from "../text.js";
import { SURE, common_run, match_at } from "../work/align.js";

const MOST_ALONE = 2;
const LEAST_BEFORE = 4;
export const LONGEST_CHANCE = 12;

/** Drop what is small beside what is lost and what is strange on both of its sides. */
function without_islands(matches, sides) {
  const rows = new _Rows(sides);
  const kept = [];
  const waiting = _islands(_ends_by_chance(matches, sides) ? matches.slice(0, -1) : matches).reverse();
  while (waiting.length) {
    const island = waiting.pop();
    const before = kept.length ? kept.at(-1).at(-1) : match_at(0, 0, 0);
    const after = waiting.length ? waiting.at(-1)[0] : _end(sides);
    const length = sum(island.map((match) => match.length));
    const last = island.at(-1);
    const lost = last.work + last.length - island[0].work - length;
    const by_chance = _is_by_chance(length, lost, _distance(before, island[0]), _distance(last, after));
    if (!by_chance || rows.stands_once(island)) kept.push(island);
    else if (kept.length) waiting.push(kept.pop()); // its gap has grown: it is judged again
  }
  return kept.flat();
}

/** Tell whether the last words of a copy are chance: a “the” behind an excerpt, with much lost before and behind. */
function _ends_by_chance(matches, sides) {
  if (!matches.length) return false;
  const last = matches.at(-1);
  const [lost, strange] = _distance(matches.at(-2) ?? match_at(0, 0, 0), last);
  const [lost_behind, strange_behind] = _distance(last, _end(sides));
  const is_last = lost_behind > 0 && !strange && !strange_behind;
  return is_last && last.length <= MOST_ALONE && lost >= LEAST_BEFORE;
}

/** Put the matches together that nothing strange parts in the copy. */
function _islands(matches) {
  const islands = [];
  for (const match of matches) {
    if (islands.length && _distance(islands.at(-1).at(-1), match)[1] === 0) islands.at(-1).push(match);
    else islands.push([match]);
  }
  return islands;
}

/** Judge an island by its length, by the words lost within, and by those lost and strange on either side. */
function _is_by_chance(length, lost, before, after) {
  if (!(before[1] && after[1]) || !(lost || before[0] || after[0])) return false;
  const beside = lost + Math.max(...[before, after].map((side) => (side[0] || lost ? sum(side) : 0)));
  return (
    (length <= LONGEST_CHANCE && 3 * length <= beside) ||
    (length <= SURE && 2 * length < Math.min(sum(before), sum(after)))
  );
}

/** The keys of both sides in a row, to see whether a passage that is not short stands there once. */
class _Rows {
  constructor(sides) {
    this.sides = sides;
    this.rows = [];
  }

  stands_once(island) {
    const longest = greatest(island, (match) => match.length);
    if (longest.length <= LONGEST_CHANCE) return false;
    const keys = this.sides.work.keys;
    if (!this.rows.length) this.rows = [keys, this.sides.keys].map((row) => ` ${row.join(" ")} `);
    const passage = ` ${keys.slice(longest.work, longest.work + longest.length).join(" ")} `;
    return this.rows.every((row) => row.indexOf(passage, row.indexOf(passage) + 1) < 0);
  }
}

/** Lengthen each match by what stands on its right and on its left in the gaps. */
function grown(matches, sides) {
  const [work, copy] = [sides.work.keys, sides.keys];
  const longer = [];
  for (const [at, match] of matches.entries()) {
    const after = matches[at + 1] ?? _end(sides);
    const before = longer.at(-1) ?? match_at(0, 0, 0);
    const left = common_run(
      work.slice(before.work + before.length, match.work).reverse(),
      copy.slice(before.copy + before.length, match.copy).reverse(),
      0,
      0,
    );
    const [end, end_copy] = [match.work + match.length, match.copy + match.length];
    const right = common_run(work.slice(end, after.work), copy.slice(end_copy, after.copy), 0, 0);
    longer.push(match_at(match.work - left, match.copy - left, left + match.length + right));
  }
  return longer;
}

/** Slide each gap that is empty on one side to the border of a block, or into the gap beside it. */
function slid_to_borders(matches, sides) {
  const kept = [];
  for (const match of matches) {
    kept.push(match);
    while (kept.length > 1 && _slide(kept, sides));
  }
  return kept;
}

/** Slide the last gap; tell whether it became one with the gap before it, so that it may slide again. */
function _slide(kept, sides) {
  const [former, match] = kept.slice(-2);
  const [lost, strange] = _distance(former, match);
  if ((lost && strange) || !(lost || strange)) return false;
  const [words, start, end] = strange
    ? [sides.keys, former.copy + former.length, match.copy]
    : [sides.work.keys, former.work + former.length, match.work];
  const left = _count(former.length, (step) => words[start - 1 - step] === words[end - 1 - step]);
  const right = _count(match.length, (step) => words[start + step] === words[end + step]);
  const step = _to_border(left, right, [former.work + former.length, match.work], sides.work.borders);
  const slid = step ?? (left === former.length ? -left : 0);
  const parts = [
    { ...former, length: former.length + slid },
    match_at(match.work + slid, match.copy + slid, match.length - slid),
  ];
  kept.splice(-2, 2, ...parts.filter((part) => part.length));
  return kept.length > 1 && !parts[0].length;
}

/** Give the shortest step to a border: of two that are alike, the one to the left. */
function _to_border(left, right, edges, borders) {
  for (let far = 0; far <= Math.max(left, right); far += 1) {
    for (const step of far ? [-far, far] : [0]) {
      if (step >= -left && step <= right && edges.some((edge) => borders.has(edge + step))) return step;
    }
  }
  return undefined;
}

function _count(most, holds) {
  let step = 0;
  while (step < most && holds(step)) step += 1;
  return step;
}

/** Move the first blocks and the last ones to the rest, when they stand there too: the contents name the heading. */
function gathered(matches, sides) {
  const moved = [...matches];
  if (moved.length < 2) return moved;
  const [work, copy, borders] = [sides.work.keys, sides.keys, sides.work.borders];
  const [first, second] = moved;
  if (first.work + first.length === second.work && borders.has(second.work)) {
    const block = work.slice(first.work, second.work);
    let place = first.copy;
    for (let at = second.copy - block.length; at > first.copy; at -= 1) {
      if (!same(copy.slice(at, at + block.length), block)) continue;
      place = at;
      break;
    }
    moved[0] = { ...first, copy: place };
  }
  const [former, last] = moved.slice(-2);
  if (former.work + former.length === last.work && borders.has(last.work)) {
    const block = work.slice(last.work, last.work + last.length);
    moved[moved.length - 1] = { ...last, copy: _find(block, copy, former.copy + former.length) };
  }
  return moved;
}

/** Drop the first and the last words, found in an echo, where they stand beside the rest with other spaces. */
function without_echoes(matches, sides) {
  const kept = [...matches];
  if (kept.length > 1 && !_distance(...kept.slice(-2))[0]) {
    const [former, last] = kept.slice(-2);
    const start = former.copy + former.length;
    const beside = sides.keys.slice(start, Math.min(last.copy, start + LONGEST_CHANCE));
    const passages = beside.map((_, at) => beside.slice(0, at + 1));
    if (_stands_in(last, passages, sides)) kept.pop();
  }
  if (kept.length > 1 && !_distance(...kept.slice(0, 2))[0]) {
    const end = kept[1].copy;
    const beside = sides.keys.slice(Math.max(kept[0].copy + kept[0].length, end - LONGEST_CHANCE), end);
    const passages = beside.map((_, at) => beside.slice(at));
    if (_stands_in(kept[0], passages, sides)) kept.shift();
  }
  return kept;
}

/** Tell whether one of some passages has the letters of a match that is no longer than chance. */
function _stands_in(match, passages, sides) {
  const told = sides.work.keys.slice(match.work, match.work + match.length).join("");
  return match.length <= LONGEST_CHANCE && passages.some((each) => each.join("") === told);
}

/** Change matches by one rule after the other. */
export function tidied(matches, sides) {
  const rules = [without_islands, grown, slid_to_borders, gathered, without_echoes];
  return rules.reduce((made, rule) => rule(made, sides), matches);
}

function _find(passage, copy, start) {
  for (let at = start; at >= 0 && at + passage.length <= copy.length; at = copy.indexOf(passage[0], at + 1)) {
    if (same(copy.slice(at, at + passage.length), passage)) return at;
  }
  return -1;
}

function _end(sides) {
  return match_at(sides.work.keys.length, sides.keys.length, 0);
}

/** Give the words lost and the words strange between two matches. */
function _distance(former, match) {
  return [match.work - former.work - former.length, match.copy - former.copy - former.length];
}
