/** The wording of a work as data, as it travels in files: see `pamphlet/work/words.py` and `exemplar.py`. */
import { split, bisect_right } from "../text.js";

class Words {
  constructor(parts, { beside = [], pictures = [], speakers = [], apparatus = [] } = {}) {
    this.parts = parts;
    this.beside = beside;
    this.pictures = pictures;
    this.speakers = speakers;
    this.apparatus = apparatus;
    this.blocks = parts.flatMap((part) => part.blocks);
    this.titles = parts.flatMap((part) => part.blocks.map(() => part.title));
    this.starts = [];
    this.count = 0;
    for (const block of this.blocks) {
      this.starts.push(this.count);
      this.count += block.words.length;
    }
  }

  /** Give the index of the block that holds a word of the work, and that of the word in it. */
  place_of(word) {
    const block = bisect_right(this.starts, word) - 1;
    return [block, word - this.starts[block]];
  }

  flat() {
    return this.blocks.flatMap((block) => block.words);
  }
}

/** Split text at white space into words in Unicode normalization form C. */
export function canonical_words(text) {
  return split(text.normalize("NFC"));
}

/** Read the document `pamphlet-wording`; our own build wrote it. */
export function exemplar_from(told) {
  const parts = told.parts.map((part) => ({
    anchor: part.id,
    title: part.title,
    blocks: part.blocks.map((block) => ({
      anchor: block.id,
      turn: block.turn ?? 0,
      words: block.text.split(" "),
      calls: block.calls ?? [],
      kind: block.kind ?? "text",
      number: block.number ?? 0,
    })),
  }));
  const { title, language, identifier, edition, released, condition, fingerprint } = told;
  const words = new Words(parts, told);
  return { title, language, identifier, edition, released, condition, fingerprint, words };
}
