/** What a comparison tells: see `pamphlet/verify/compare/differences.py`, whose members these objects have. */
import { bisect_right } from "../text.js";

/** Give the word of the work that stands nearest before a place of the copy, or the first one. */
export function work_at(comparison, position) {
  const at = bisect_right(comparison.standing.map((match) => match.copy), position) - 1;
  if (at < 0) return 0;
  const match = comparison.standing[at];
  return match.work + Math.max(0, Math.min(position - match.copy, match.length) - 1);
}
