/** Write verdicts as one JSON object, as `pamphlet verify --json` does: see `pamphlet/verify/record.py`. */
import { HYPHEN } from "./copies/copy.js";

const VERSION = 2;
const EXIT = new Map([
  ["identical", 0],
  ["complete", 0],
  ["complete, typography differs", 0],
  ["altered", 1],
  ["incomplete", 1],
  ["another text", 1],
  ["unreadable", 2],
]);

/** Give the exit status of a program that gives this verdict on one file. */
export const exit_status = (verdict) => EXIT.get(verdict.name);

/** Give the object for files in their order; `exit_status` is that of the worst verdict. */
export function record(checked) {
  const worst = Math.max(0, ...checked.map((file) => exit_status(file.verdict)));
  return { version: VERSION, exit_status: worst, files: checked.map(_file) };
}

/** Tell of a file with its verdict; `exemplar` is what it was measured by, nothing when it could not be. */
function _file({ name, verdict, exemplar }) {
  return {
    file: name.toWellFormed?.() ?? name,
    verdict: verdict.name,
    exit_status: exit_status(verdict),
    reason: verdict.reason,
    measured_by: exemplar && {
      kind: "file",
      name: exemplar.name,
      title: exemplar.title,
      fingerprint: exemplar.fingerprint,
    },
    excerpt: verdict.excerpt,
    words: verdict.count,
    words_found: verdict.found,
    condition_beside: verdict.licensed,
    around: verdict.around.map(({ side, count, words, name: called, part, turn }) => ({
      side,
      words: count,
      nearest: line(words),
      called,
      part,
      turn,
    })),
    findings: verdict.findings.map(_finding),
    differences: verdict.differences.map(_difference),
    typography: verdict.typography.map(_difference),
  };
}

function _finding({ kind, count, habit, places }) {
  const place = places[0];
  return {
    kind,
    count,
    habit,
    part: place.part,
    turn: place.turn,
    exact: line(place.expected),
    prefix: line(place.before),
    suffix: line(place.after),
    found: line(place.found),
    found_prefix: line(place.found_before),
    found_suffix: line(place.found_after),
    blocks: places.map(({ anchor }) => anchor),
  };
}

function _difference(place) {
  return {
    kind: place.kind,
    block: place.anchor,
    part: place.part,
    turn: place.turn,
    word: place.word,
    words: place.expected.length,
    expected: line(place.expected),
    found: line(place.found),
    before: line(place.before),
    after: line(place.after),
    found_before: line(place.found_before),
    found_after: line(place.found_after),
    position: place.position,
    page: place.page,
  };
}

/** Give words as one line. */
export function line(words) {
  return words.join(" ").replaceAll(HYPHEN, "-");
}
