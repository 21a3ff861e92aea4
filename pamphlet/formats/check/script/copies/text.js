/** Read plain text: pages parted by form feeds, words broken at line ends. See `pamphlet/verify/copies/text.py`. */
import { WORD } from "../text.js";
import { BEGIN, END, HYPHEN, SPACE, Unreadable, split_lines } from "./copy.js";
import { MOST_CONTROLS, SAMPLE } from "./encodings.js";
import { words_of_pages } from "./lines.js";
import { words_of_markdown } from "./markdown.js";
import { words_of_markup } from "./markup.js";
import { repaired } from "./mojibake.js";
import { is_markdown, marked } from "./pasted.js";
import { unswapped } from "./swapped.js";

const _BROKEN_LINE = new RegExp(`(?<=[${WORD}])[-\\u2010\\u00ad]${SPACE}*$`, "u");

/** Give the words of a text. */
export function read_text(typed) {
  const text = unswapped(typed);
  const sample = text.slice(0, SAMPLE);
  const controls = (sample.match(/[\0-\x08]/g) ?? []).length;
  if (controls > MOST_CONTROLS * sample.length) throw new Unreadable("unknown");
  return words_of_text(text);
}

/** Give the words of a text, the marks of mails, forums and dumps known for what they are. */
function words_of_text(text) {
  const as_typed = () => words_of_markup("text", text.replaceAll(BEGIN, " ").replaceAll(END, " "));
  if (is_markdown(text)) return { ...words_of_markdown(text), otherwise: as_typed };
  if (!text.includes("\f")) {
    const shown = marked(text);
    const copy = words_of_markup("text", shown);
    return shown === text ? copy : { ...copy, otherwise: as_typed };
  }
  const [meant, remarks] = repaired(text);
  const pages = meant.split("\f").map((page) => split_lines(page).map((line) => line.replace(_BROKEN_LINE, HYPHEN)));
  return { ...words_of_pages("text", pages), remarks };
}
