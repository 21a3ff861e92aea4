/** Make words of the visible text of a page: see `pamphlet/verify/copies/markup.py`. */
import { WHITE } from "../text.js";
import { BEGIN, END, LINE, copy_of, seen_words } from "./copy.js";
import { repaired } from "./mojibake.js";
import { with_page_furniture, without_line_ends } from "./page_numbers.js";

const LONGEST_FURNITURE = 120;
const _UNSPACED =
  "[\\u0e00-\\u109f\\u1780-\\u17ff\\u1950-\\u19ff\\u1a20-\\u1aaf\\u3001-\\u312f\\u31a0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\ua4cf" +
  "\\ua9e0-\\ua9ff\\uaa60-\\uaadf\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef\\u{20000}-\\u{3ffff}]";
const _LINE_END = new RegExp(`(?<=${_UNSPACED})[${WHITE}]+(?=[^${WHITE}])|(?<=[^${WHITE}])[${WHITE}]+(?=${_UNSPACED})`, "gu");

/** Make a copy of visible text; `remarks` are those that reading it gave. */
export function words_of_markup(kind, text, remarks = []) {
  const [words, begun, furniture, asides, line_starts] = [[], [], new Set(), [], new Set()];
  let begins_line = false;
  const [meant, mended] = repaired(text);
  for (const word of seen_words(_with_line_starts(without_line_ends(with_page_furniture(meant))))) {
    if (word[0] === BEGIN) begun.push([words.length, word.slice(1)]);
    else if (word === END) {
      const [start, name] = begun.pop() ?? [words.length, ""];
      if (name && start < words.length) asides.push({ start, end: words.length, name });
      else if (words.length - start <= LONGEST_FURNITURE) {
        for (let at = start; at < words.length; at += 1) furniture.add(at);
      }
    } else if (word === LINE) begins_line = true;
    else {
      if (begins_line && !(begun.length && !begun.at(-1)[1])) {
        line_starts.add(words.length);
        begins_line = false;
      }
      words.push(word);
    }
  }
  asides.sort((one, other) => one.start - other.start || other.end - one.end);
  return copy_of(kind, words, { line_starts, furniture, asides, remarks: [...mended, ...remarks] });
}

/** Mark where a line begins beside a script that has no spaces between words: there it may have parted one. */
function _with_line_starts(text) {
  return text.replace(_LINE_END, (space) => (space.includes("\n") ? `\n${LINE}\n` : space));
}
