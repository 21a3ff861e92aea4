/**
 * The edits between two sequences, as RapidFuzz 3 gives them: of all the best ones, the same.
 *
 * Both walk back from the end of a table, and prefer what RapidFuzz prefers: to take away before to put in.
 */

/** Give the runs of a longest common subsequence, as [start in one, start in other, length]. */
export function common_runs(one, other) {
  const { start, end, end_other } = _affix(one, other);
  const runs = [];
  const add = (i, j, length) => length && runs.push([i, j, length]);
  add(0, 0, start);
  const columns = end - start;
  const rows = end_other - start;
  if (columns && rows) for (const [i, j, length] of _lcs(one, other, start, columns, rows)) add(i, j, length);
  add(end, end_other, one.length - end);
  return runs;
}

function _affix(one, other) {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start += 1;
  let end = one.length;
  let end_other = other.length;
  while (end > start && end_other > start && one[end - 1] === other[end_other - 1]) {
    end -= 1;
    end_other -= 1;
  }
  return { start, end, end_other };
}

/** The table in bits, 32 columns at a time (Hyyrö 2004); a bit is unset where the subsequence grows. */
function _lcs(one, other, start, columns, rows) {
  const blocks = Math.ceil(columns / 32);
  const places = new Map();
  for (let at = 0; at < columns; at += 1) {
    const word = one[start + at];
    if (!places.has(word)) places.set(word, new Map());
    const bits = places.get(word);
    bits.set(at >> 5, (bits.get(at >> 5) ?? 0) | (1 << (at & 31)));
  }
  const table = new Int32Array(blocks * rows);
  const state = new Int32Array(blocks).fill(-1);
  for (let row = 0; row < rows; row += 1) {
    const bits = places.get(other[start + row]);
    if (bits) _step(state, bits);
    table.set(state, row * blocks);
  }
  return _walked_back(table, blocks, start, columns, rows);
}

function _step(state, bits) {
  let carry = 0;
  for (let block = 0; block < state.length; block += 1) {
    const matches = bits.get(block) ?? 0;
    if (!matches && !carry) continue;
    const old = state[block];
    const both = old & matches;
    const total = (old >>> 0) + (both >>> 0) + carry;
    carry = total > 0xffffffff ? 1 : 0;
    state[block] = (total | 0) | (old & ~both);
  }
}

function _walked_back(table, blocks, start, columns, rows) {
  const is_set = (row, column) => (table[row * blocks + (column >> 5)] >>> (column & 31)) & 1;
  const runs = [];
  let column = columns;
  let row = rows;
  while (row && column) {
    if (is_set(row - 1, column - 1)) {
      column -= 1;
      continue;
    }
    row -= 1;
    if (row && !is_set(row - 1, column - 1)) continue;
    column -= 1;
    const last = runs.at(-1);
    if (last && last[0] === start + column + 1 && last[1] === start + row + 1) {
      last[0] -= 1;
      last[1] -= 1;
      last[2] += 1;
    } else runs.push([start + column, start + row, 1]);
  }
  return runs.reverse();
}

/** Give the distance of two texts in characters put in, taken out and changed (Levenshtein). */
function distance(one, other) {
  return _distances([...one], [...other]).at(-1).at(-1);
}

export function normalized_similarity(one, other) {
  const longest = Math.max([...one].length, [...other].length);
  return longest ? 1 - distance(one, other) / longest : 1;
}

/** Give the characters that are taken out of one text, and those that are put into the other. */
export function replaced(one, other) {
  const all = [[...one], [...other]];
  const { start, end, end_other } = _affix(...all);
  const [from, to] = [all[0].slice(start, end), all[1].slice(start, end_other)];
  const table = _distances(from, to);
  const taken = [];
  const put = [];
  let column = from.length;
  let row = to.length;
  while (row && column) {
    if (table[column][row] - table[column - 1][row] === 1) {
      column -= 1;
      taken.push(from[column]);
      continue;
    }
    row -= 1;
    if (row && table[column][row] - table[column - 1][row] === -1) {
      put.push(to[row]);
      continue;
    }
    column -= 1;
    if (from[column] !== to[row]) {
      taken.push(from[column]);
      put.push(to[row]);
    }
  }
  while (column) taken.push(from[(column -= 1)]);
  while (row) put.push(to[(row -= 1)]);
  return [taken.reverse().join(""), put.reverse().join("")];
}

/** A row for each number of characters of the one, with the distance to each number of those of the other. */
function _distances(from, to) {
  const table = [Array.from({ length: to.length + 1 }, (_, at) => at)];
  for (const [at, letter] of from.entries()) {
    const row = [at + 1];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = table[at][j - 1] + (letter === to[j - 1] ? 0 : 1);
      row.push(Math.min(changed, table[at][j] + 1, row[j - 1] + 1));
    }
    table.push(row);
  }
  return table;
}
