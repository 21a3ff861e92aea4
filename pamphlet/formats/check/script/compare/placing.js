/** Place the blocks of a work that a copy holds whole where they stand closest together: see `compare/placing.py`. */
import { bisect_left, bisect_right, least, pairwise, same } from "../text.js";
import { match_at } from "../work/align.js";
import { is_apparatus, says_nothing } from "./apparatus.js";

const OPENING = 3;
const MOST_PLACES = 400;
const APART = 4;
const NEAR = 40;

/** Give the places with the least strange words amid the work; the alignment as it was when there are too many. */
export function closest(sides, matches) {
  let chains = [];
  const places = new _Places(sides, matches);
  const between = new _Between(sides);
  for (const [start, end] of pairwise([...sides.work.starts, sides.work.keys.length])) {
    if (start === end) continue;
    let every = places.of(start, end);
    if (every.length > MOST_PLACES) every = _near(every, chains, places.aligned(start, end));
    if (every.length > MOST_PLACES) return [...matches];
    const longer = _longer(chains, every, between, start === 0);
    if (!longer.length) return [...matches];
    chains = longer;
  }
  let best = least(chains, (chain) => chain.cost);
  const runs = [];
  while (best) {
    runs.push(...[...best.place.runs].reverse());
    best = best.before;
  }
  return _joined(runs.reverse());
}

/** Give the places close behind the block before, and the one where a block was aligned: of a cell that says “a”. */
function _near(places, chains, aligned) {
  const ends = chains.map((chain) => chain.place.end);
  return places.filter(
    ({ start }) => start === aligned.start || bisect_left(ends, start - NEAR) < bisect_right(ends, start),
  );
}

/** Add a block to the cheapest chain that ends before each of its places; chains and places are sorted. */
function _longer(chains, places, between, is_first) {
  if (is_first) return places.map((place) => ({ cost: place.strange, place, before: null }));
  const ends = chains.map((chain) => chain.place.end);
  const cheapest = []; // up to each chain, by its cost and what follows it up to one and the same word
  for (const chain of chains) {
    const former = cheapest.at(-1) ?? chain;
    cheapest.push(_reach(chain, between) <= _reach(former, between) ? chain : former);
  }
  const longer = [];
  for (const place of places) {
    const near = bisect_left(ends, place.start - NEAR);
    const end = bisect_right(ends, place.start);
    const options = near ? [cheapest[near - 1], ...chains.slice(near, end)] : chains.slice(0, end);
    if (!options.length) continue;
    const costs = options.map((chain) => chain.cost + between.cost(chain.place.end, place.start));
    const lowest = costs.reduce((one, other) => Math.min(one, other));
    longer.push({ cost: lowest + place.strange, place, before: options[costs.lastIndexOf(lowest)] });
  }
  return longer;
}

function _reach(chain, between) {
  return chain.cost - between.said[chain.place.end];
}

/** What it costs that two blocks stand apart: the words between them, but for marks, numbers and apparatus. */
class _Between {
  constructor(sides) {
    this.words = sides.copy.words;
    this.texts = new Set([...sides.work.beside, ...sides.work.drawn]);
    this.said = [0];
    for (const word of this.words) this.said.push(this.said.at(-1) + (says_nothing(word) ? 0 : 1));
  }

  /** Give the cost of what stands from where one block ends to where the next begins. */
  cost(end, start) {
    if (end === start) return 0;
    const said = this.said[start] - this.said[end];
    if (start - end <= NEAR && (!said || is_apparatus(this.words.slice(end, start), this.texts))) return 1;
    return said + APART;
  }
}

/** Look up where blocks may stand: in one piece anywhere, or else as they were aligned. */
class _Places {
  constructor(sides, matches) {
    this.keys = sides.work.keys;
    this.copy = sides.keys;
    this.matches = matches;
    this.starts = matches.map((match) => match.work);
    this.openings = new Map();
  }

  /** Give the places of a block, in order of where they end. */
  of(start, end) {
    const block = this.keys.slice(start, end);
    const size = Math.min(OPENING, block.length);
    const whole = (this.opening(size).get(block.slice(0, size).join(" ")) ?? [])
      .filter((at) => same(this.copy.slice(at, at + block.length), block))
      .map((at) => ({
        runs: [match_at(start, at, block.length)],
        start: at,
        end: at + block.length,
        strange: 0,
      }));
    const aligned = this.aligned(start, end);
    if (aligned.strange === 0 && whole.length) return whole;
    return [...whole, aligned].sort((one, other) => one.end - other.end);
  }

  opening(size) {
    if (!this.openings.has(size)) {
      const places = new Map();
      for (let at = 0; at + size <= this.copy.length; at += 1) {
        const words = this.copy.slice(at, at + size).join(" ");
        const known = places.get(words);
        if (known) known.push(at);
        else places.set(words, [at]);
      }
      this.openings.set(size, places);
    }
    return this.openings.get(size);
  }

  aligned(start, end) {
    const runs = [];
    for (
      let at = Math.max(0, bisect_left(this.starts, start + 1) - 1);
      at < this.matches.length && this.matches[at].work < end;
      at += 1
    ) {
      const match = this.matches[at];
      const [first, last] = [Math.max(start, match.work), Math.min(end, match.work + match.length)];
      if (first < last) runs.push(match_at(first, match.copy + first - match.work, last - first));
    }
    const stop = runs.at(-1).copy + runs.at(-1).length;
    const strange = stop - runs[0].copy - (end - start) + APART * (runs.length - 1);
    return { runs, start: runs[0].copy, end: stop, strange };
  }
}

/** Put runs together that touch on both sides. */
function _joined(runs) {
  const made = [];
  for (const run of runs) {
    const former = made.at(-1);
    if (former && former.work + former.length === run.work && former.copy + former.length === run.copy) {
      made[made.length - 1] = { ...former, length: former.length + run.length };
    } else made.push(run);
  }
  return made;
}
