/** The worker: it holds the wording, makes words of texts, compares them, and gives the verdict. */
import { Unreadable } from "../copies/copy.js";
import { decode } from "../copies/encodings.js";
import { words_of_markdown } from "../copies/markdown.js";
import { words_of_markup } from "../copies/markup.js";
import { is_unsure, words_of_pdf } from "../copies/pdf_words.js";
import { read_text } from "../copies/text.js";
import { verdict } from "../verdict.js";
import { exemplar_from } from "../work/words.js";

/** Give what answers jobs: a text with its kind, or bytes of a text; out comes a verdict. */
export function judge_of(told) {
  const { words, condition } = exemplar_from(told);
  const known = new Set(words.flat());
  return (job) => {
    try {
      const copy = _copy_of(job, known);
      if (!copy.words.length) throw new Unreadable("no-text");
      const judged = verdict(words, copy, condition);
      if (job.is_unsure && is_unsure(judged)) throw new Unreadable("pdf-script");
      return judged;
    } catch (fault) {
      return unread(fault, words.count);
    }
  };
}

function _copy_of(job, known) {
  const { kind, text, bytes, remarks } = job;
  if (kind === "pdf") return words_of_pdf(job);
  if (text !== undefined) return words_of_markup(kind, text, remarks);
  const typed = decode(bytes, "", known);
  return kind === "markdown" ? words_of_markdown(typed) : read_text(typed);
}

/** Give the verdict on what cannot be read. Any other fault is one of the program, and is raised again. */
export function unread(fault, count) {
  const is_deep = fault instanceof RangeError; // nested too deeply for the browser
  if (!(fault instanceof Unreadable) && !is_deep) throw fault;
  const remarks = [is_deep ? "too-large" : [fault.code, fault.about]];
  const nothing = { differences: [], typography: [], around: [], findings: [], found: 0, licensed: null, excerpt: false };
  return { name: "unreadable", count, remarks, ...nothing };
}

/** Answer the messages of the page: the wording first, then jobs. */
export function start_work(scope) {
  let judge = null;
  scope.onmessage = ({ data }) => {
    if (data.wording) judge = judge_of(data.wording);
    else scope.postMessage(judge(data.job));
  };
}
