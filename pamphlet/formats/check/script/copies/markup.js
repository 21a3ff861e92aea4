/** Make words of the visible text of a page: see `pamphlet/verify/copies/markup.py`. */
import { BEGIN, END, copy_of, seen_words } from "./copy.js";
import { repaired } from "./mojibake.js";
import { with_page_furniture, without_line_ends } from "./page_numbers.js";

const LONGEST_FURNITURE = 120;

/** Make a copy of visible text; `remarks` are those that reading it gave. */
export function words_of_markup(kind, text, remarks = []) {
  const [words, begun, furniture, asides] = [[], [], new Set(), []];
  const [meant, mended] = repaired(text);
  for (const word of seen_words(without_line_ends(with_page_furniture(meant)))) {
    if (word[0] === BEGIN) begun.push([words.length, word.slice(1)]);
    else if (word === END) {
      const [start, name] = begun.pop() ?? [words.length, ""];
      if (name && start < words.length) asides.push({ start, end: words.length, name });
      else if (words.length - start <= LONGEST_FURNITURE) {
        for (let at = start; at < words.length; at += 1) furniture.add(at);
      }
    } else words.push(word);
  }
  asides.sort((one, other) => one.start - other.start || other.end - one.end);
  return copy_of(kind, words, { furniture, asides, remarks: [...mended, ...remarks] });
}
