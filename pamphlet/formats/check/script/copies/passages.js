/** The passages of a word processor's document become one text: see `pamphlet/verify/copies/passages.py`. */

const _MARKS = /[\x02\x0e\x0f]/g;

/** The passages of a body, a note or a text box, as a reader walks through it. */
export class Story {
  constructor() {
    this.all = [];
    this.boxes = [];
    this.pieces = [];
    this.notes = [];
  }

  /** Go on in the paragraph that is open. */
  add(text) {
    this.pieces.push(text);
  }

  /** Note that a note is called here. */
  call(note) {
    this.notes.push(note);
  }

  /** Put a text box behind the paragraph that it is anchored in. */
  anchor(box) {
    this.boxes.push(...box.passages());
  }

  /** End the paragraph that is open; `level` is that of a heading. */
  end(level = 0) {
    this.all.push({ text: this.pieces.join(""), level, notes: this.notes }, ...this.boxes);
    [this.pieces, this.notes, this.boxes] = [[], [], []];
  }

  /** Give what was walked through. */
  passages() {
    this.end();
    return this.all;
  }

  /** Give what was walked through as one text, without its notes. */
  text() {
    return this.passages()
      .map((passage) => passage.text)
      .join("\n");
  }
}

/** Give the text of passages in the order in which a work has them: the notes of a part at its end. */
export function text_of_passages(passages) {
  const levels = new Map();
  for (const { level } of passages) if (level) levels.set(level, (levels.get(level) ?? 0) + 1);
  const often = [...levels].filter(([, count]) => count > 1).map(([level]) => level);
  const part = often.length ? Math.min(...often) : 0;
  const texts = [];
  let notes = [];
  for (const passage of passages) {
    if (passage.level > 0 && passage.level <= part) {
      texts.push(...notes);
      notes = [];
    }
    texts.push(passage.text);
    notes.push(...passage.notes);
  }
  return [...texts, ...notes].join("\n").replace(_MARKS, " ");
}
