/** Find what stands in the place of words of the work, and only looks like page furniture: see `compare/stand_ins.py`. */
import { is_apparatus, said } from "./apparatus.js";
import { Sides } from "./keys.js";
import { runs_of } from "./page_furniture.js";

const LEAST = 2;

/** Give the sides of a comparison, in which what stands in the place of lost words does not look like furniture. */
export function with_stand_ins(both, gaps) {
  const furniture = both.copy.furniture;
  if (!furniture.size) return both;
  const runs = gaps.flatMap((gap) => _strange_runs(both, gap).map((run) => [gap, run]));
  if (!runs.length) return both;
  const ordered = [...furniture].sort((one, other) => one - other);
  const often = _counted(both, runs_of(ordered, both.copy));
  const here = _counted(
    both,
    runs.map(([, run]) => run),
  );
  const left = new Set(furniture);
  for (const [gap, run] of runs) {
    const text = _text(both, run);
    const count = here.get(text);
    if (_goes_on(both, gap, run) || (count >= LEAST && count === often.get(text))) {
      for (const at of _range(run)) left.delete(at);
    }
  }
  const copy = { ...both.copy, furniture: left };
  return new Sides(both.work, copy, both.keys, both.key, both.folded);
}

/** Give what looks like furniture where words are lost and nothing else stands, but no titles and numbers. */
function _strange_runs(both, gap) {
  if (gap.work === gap.work_end || gap.copy === gap.copy_end || both.strange(gap).length) return [];
  const texts = new Set([...both.work.beside, ...both.work.drawn]);
  const runs = runs_of(_range([gap.copy, gap.copy_end]), both.copy);
  return runs.filter((run) => !is_apparatus(both.found(_range(run)), texts));
}

function _counted(both, runs) {
  const counts = new Map();
  for (const run of runs) counts.set(_text(both, run), (counts.get(_text(both, run)) ?? 0) + 1);
  return counts;
}

function _text(both, run) {
  return said(both.found(_range(run)));
}

function _range([start, end]) {
  return Array.from({ length: end - start }, (_, at) => start + at);
}

/** Tell whether words of the work stand beside a run, in one line at the edge of a page and in one block. */
function _goes_on(both, gap, run) {
  const { furniture, page_starts } = both.copy;
  const borders = both.work.borders;
  const before = run[0] === gap.copy && furniture.has(run[0] - 1) && !page_starts.includes(run[0]);
  const after = run[1] === gap.copy_end && furniture.has(run[1]) && !page_starts.includes(run[1]);
  return (before && !borders.has(gap.work)) || (after && !borders.has(gap.work_end));
}
