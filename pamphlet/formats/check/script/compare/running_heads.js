/** Tell running heads from what somebody put in: see `pamphlet/verify/compare/running_heads.py`. */
import { bisect_right, is_decimal, length, pairwise } from "../text.js";
import { decimal, is_apparatus, page_counted, said } from "./apparatus.js";

const LONG_TITLE = 12;
const FEWEST = 3;

/** Tell whether the words in a gap stand at the top or foot of a page, and are titles and numbers. */
export function stands_at_page_edge(sides, gap) {
  const starts = sides.copy.page_starts;
  if (bisect_right(starts, gap.copy_end) === bisect_right(starts, gap.copy - 1)) return false;
  const head = sides.found(sides.strange(gap));
  return Boolean(said(head)) && is_apparatus(head, sides.work.beside);
}

/** Give the differences that are running heads, with these texts in them. */
export function heads_amid_text(differences, texts) {
  const alone = differences.filter((difference) => _is_long_title(difference, texts));
  const [heads, numbers] = [[], []];
  for (const difference of [...differences].sort((one, other) => one.position - other.position)) {
    const number = difference.kind === "put in" ? page_number(difference.found, texts) : 0;
    if (!number) continue;
    heads.push(difference);
    numbers.push(number);
  }
  const rising = pairwise(numbers).every(([former, number]) => former < number);
  return new Set(heads.length >= FEWEST && rising ? [...alone, ...heads] : alone);
}

/** Tell whether what was put in is a whole title that is too long to change what a sentence says. */
function _is_long_title(difference, texts) {
  const told = difference.kind === "put in" ? said(difference.found) : "";
  return length(told) >= LONG_TITLE && difference.found.length > 1 && texts.has(told);
}

/** Give the number in words that are a title and a number, or “Page 6 of 37”, or only a number; else 0. */
function page_number(found, texts) {
  if (!is_apparatus(found, texts)) return 0;
  const numbers = found.filter(is_decimal);
  const counted = page_counted(found);
  return numbers.length === 1 || (numbers.length && counted) ? decimal(numbers[0]) : counted;
}
