/** Tell whether what was read from a PDF is text: see `pamphlet/verify/copies/meaning.py`. */
import { pairwise } from "../text.js";
import { HYPHEN, Unreadable } from "./copy.js";

const LEAST_LETTERS = 0.4;
const MOST_MEANINGLESS = 0.03;
const LEAST_TEXT = 200;
const MOST_PICTURES = 0.5;
const MOST_WORDS_OF_SCAN = 40;
const SAMPLE = 200_000;

/** Raise Unreadable for a PDF whose words are none, or whose pages are pictures; `pictures` tells which have one. */
export function refuse_without_meaning(copy, pictures) {
  const text = copy.words.join("").slice(0, SAMPLE).replaceAll(HYPHEN, "");
  const letters = (text.match(/[\p{L}\p{M}\p{N}]/gu) ?? []).length;
  const meaningless = (text.match(/[\p{Cc}\p{Co}\p{Cn}\ufffd]/gu) ?? []).length;
  const is_long = text.length >= LEAST_TEXT;
  if (is_long && (letters < LEAST_LETTERS * text.length || meaningless > MOST_MEANINGLESS * text.length)) {
    throw new Unreadable("pdf-no-meaning");
  }
  const ends = [...copy.page_starts, copy.words.length];
  const without_words = pairwise(ends).flatMap(([start, end], at) => (start === end ? [at] : []));
  const pages = copy.page_starts.length;
  if (without_words.length <= MOST_PICTURES * pages || copy.words.length > MOST_WORDS_OF_SCAN * pages) return;
  if (without_words.filter((at) => pictures[at]).length > MOST_PICTURES * pages) throw new Unreadable("scan");
}
