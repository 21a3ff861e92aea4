/** Tell what a copy may have beside the words of a work: marks, numbers, titles. See `compare/apparatus.py`. */
import { LETTER, length, split } from "../text.js";
import { fold } from "./folding.js";

const COLON = ":";
const LONGEST_TOLD = 2_000;
const _ROMAN = "(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})";
const _MARKS = "[^\\p{L}\\p{N}]*"; // [\W_]*
const _TIME = "\\p{Nd}{1,2}(?::\\p{Nd}{2}){1,2}(?:[.,]\\p{Nd}{1,3})?|\\p{Nd}{1,3}[′’'m]\\p{Nd}{2}(?:[″”\"s]|'')?";
const _SAYS_NOTHING = new RegExp(
  `^${_MARKS}(?:\\p{Nd}{1,4}(?:[-–/]\\p{Nd}{1,4})?|\\p{Nd}{1,2}(?:\\.\\p{Nd}{1,2}){1,3}|${_TIME}` +
    `|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}|${_ROMAN}|${_ROMAN.toUpperCase()}(?=[.):])|[${LETTER}])?${_MARKS}$`,
  "u",
);
const _PAGE_SOURCE =
  "(?<=\\s)(?:(?:page|seite|página|pagina|sida|side|strona|strana|страница|сторінка|σελίδα|sayfa|עמוד|صفحة" +
  "|[sp]|pág|pag|str|стр)\\.? )?\\p{Nd}{1,4}(?:(?: ?/ ?| (?:of|von|de|sur|di|van|z|из|із|από|av|af|מתוך|من) )\\p{Nd}{1,4})" +
  "(?=\\s)|(?<=\\s)(?:page|seite|página|pagina|sida|strona|strana|страница|сторінка|σελίδα|sayfa) \\p{Nd}{1,4}(?=\\s)";
const _PAGE = new RegExp(_PAGE_SOURCE, "giu");
const _COUNTED = new RegExp(
  "(?<=\\s)(?:ch\\.|chap\\.|kap\\.|cap\\.|гл\\.|chapter|part|section|kapitel|teil|abschnitt|chapitre|partie|capítulo" +
    "|parte|sección|capitolo|sezione" +
    "|hoofdstuk|deel|del|kapittel|rozdział|część|глава|часть|розділ|частина|κεφάλαιο|μέρος|bölüm|kısım|פרק|חלק" +
    `|فصل|الفصل|جزء|الجزء) (?:\\p{Nd}{1,3}|(?=[xvi])${_ROMAN})[.:)–—-]*(?=\\s)`,
  "giu",
);
const _HAS_DIGIT = /\p{Nd}/u;

/** Give what titles, by-lines and the heads of tables say: a copy may show them anew, at the top of a page too. */
export function texts_beside(words) {
  const texts = [...words.beside, ...words.parts.map((part) => part.title), ..._heads(words)];
  return _told(texts);
}

/** Give what the descriptions of pictures say, and the texts in them; programs that show none write it in brackets. */
export function texts_drawn(words) {
  return _told(words.pictures.flatMap((text) => [text, `[${text}]`]));
}

/** Give both. */
export function texts_of(words) {
  return new Set([...texts_beside(words), ...texts_drawn(words)]);
}

/** Give what a copy may show between the blocks: titles and the like anywhere, the head of a column at its cells. */
export function beside(words) {
  const [texts, columns] = [texts_of(words), _column_heads(words.blocks)];
  return { texts, at: (block) => (columns.has(block) ? new Set([...texts, ...columns.get(block)]) : texts) };
}

/** Give, by the index of each cell and of the block behind a table, what the heads of its columns say, as labels. */
function _column_heads(blocks) {
  const columns = new Map();
  let [heads, former] = [[], ""];
  for (const [at, block] of blocks.entries()) {
    if (block.kind === "head") {
      const head = said(block.words);
      heads = [...(former === "head" ? heads : []), head, head + COLON];
    } else if (block.kind === "cell" || former === "cell") columns.set(at, heads);
    if (block.kind !== "head" && block.kind !== "cell") heads = [];
    former = block.kind;
  }
  return columns;
}

function _told(texts) {
  return new Set(texts.map((text) => said(split(text))).filter(Boolean));
}

/** Give the head rows of tables, which come again on each page. */
function _heads(words) {
  const rows = [];
  let former = "";
  for (const block of words.blocks) {
    if (block.kind === "head" && former === "head") rows.at(-1).push(...block.words);
    else if (block.kind === "head") rows.push([...block.words]);
    former = block.kind;
  }
  return rows.map((row) => row.join(" "));
}

/** Tell whether words say nothing, or what some of these texts say, one after the other. */
export function is_apparatus(found, texts) {
  const told = said(found);
  if (!told || texts.has(told)) return true;
  if (length(told) > LONGEST_TOLD) return false;
  const reached = new Set([0]);
  for (let start = 0; start < told.length; start += 1) {
    if (!reached.has(start)) continue;
    for (const text of texts) if (told.startsWith(text, start)) reached.add(start + text.length);
  }
  return reached.has(told.length);
}

/** Give what words say, without the marks and numbers among them and without typography. */
export function said(words) {
  let text = ` ${words.join(" ")} `;
  if (_HAS_DIGIT.test(text)) text = text.replace(_PAGE, " ");
  text = text.replace(_COUNTED, " ");
  return split(text)
    .filter((word) => !says_nothing(word))
    .map(fold)
    .join("");
}

/** Give the number of a page that is counted or named as one, or 0. */
export function page_counted(words) {
  _PAGE.lastIndex = 0;
  const counted = _PAGE.exec(` ${words.join(" ")} `);
  return counted ? decimal(counted[0].match(/\p{Nd}+/u)[0]) : 0;
}

/** Read a number in the digits of whichever script. */
export function decimal(digits) {
  return Number(
    digits.replace(/\P{ASCII}/gu, (digit) => {
      let zero = digit.codePointAt(0);
      while (zero > 0 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && digit.codePointAt(0) - zero < 9) zero -= 1;
      return String(digit.codePointAt(0) - zero);
    }),
  );
}

/** Tell whether a word is a mark, a number or a letter, as stands beside items, notes and pages. */
export function says_nothing(word) {
  return _SAYS_NOTHING.test(word);
}
