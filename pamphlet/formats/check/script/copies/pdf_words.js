/** The words of a PDF, from the lines of its pages: see `_words` in `pamphlet/verify/copies/pdf.py`. */
import { words_of_pages } from "./lines.js";
import { refuse_without_meaning } from "./pdf_meaning.js";
import { are_sheets, folded } from "./pdf_sheets.js";

/** Give the words; where two pages stand on each side of its sheets, another reading is that of the folded sheets. */
export function words_of_pdf({ pages, sides, pictures }) {
  const copy = words_of_pages("pdf", pages);
  refuse_without_meaning(copy, pictures);
  return are_sheets(sides) ? { ...copy, otherwise: () => folded(sides) } : copy;
}
