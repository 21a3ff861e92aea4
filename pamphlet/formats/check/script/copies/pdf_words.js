/** The words of a PDF, from the lines of its pages: see `_words` in `pamphlet/verify/copies/pdf.py`. */
import { words_of_pages } from "./lines.js";
import { refuse_without_meaning } from "./pdf_meaning.js";
import { are_sheets, folded } from "./pdf_sheets.js";

// Letters that may be drawn in another order than they are read in: from right to left, Devanagari to Myanmar, and Khmer.
const _ELSEWHERE =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u0900-\u109f\u1780-\u17ff\u19e0-\u19ff\ua8e0-\ua8ff\ua9e0-\ua9ff\uaa60-\uaa7f]/;

/** Tell whether a verdict rests on words in whose script the order of the letters is not told for certain. */
export function is_unsure({ differences }) {
  return differences.some(({ expected, found }) => [...expected, ...found].some((word) => _ELSEWHERE.test(word)));
}

/** Give the words; where two pages stand on each side of its sheets, another reading is that of the folded sheets. */
export function words_of_pdf({ pages, by_place, sides, pictures }) {
  const copy = words_of_pages("pdf", pages, by_place);
  refuse_without_meaning(copy, pictures);
  return are_sheets(sides) ? { ...copy, otherwise: () => folded(sides) } : copy;
}
