/** Say what was found in plain sentences: see `pamphlet/verify/report/sentences.py`, whose words these are in English. */
import * as habits from "../compare/findings.js";
import { sum } from "../text.js";
import { shown, shown_words } from "./passages.js";

const WORDS_AROUND = 16;
const MOST_RANGES = 24;
export const KINDS = ["missing", "changed", "put in", "moved", "typography"];
const _HABITS = new Map([
  [habits.BRACKETS, "habit-brackets"],
  [habits.BRACKETED_GONE, "habit-bracketed-gone"],
  [habits.LABELS, "habit-labels"],
  [habits.LABELS_GONE, "habit-labels-gone"],
  [habits.BARE, "habit-bare"],
  [habits.AMID, "habit-amid"],
  [habits.ELSEWHERE, "habit-elsewhere"],
  [habits.TOGETHER, "habit-together"],
]);

/** Give the key of a word with a space in it. */
export const key_of = (name) => name.replaceAll(", ", "-").replaceAll(" ", "-");

/** Say in one sentence what a copy is. */
export function said_of(strings, verdict, title) {
  const values = { title: shown(title), words: strings.counted("words", verdict.count) };
  if (verdict.excerpt) return strings.say("said-excerpt", { ...values, number: strings.number(verdict.found) });
  if (verdict.name === "altered" || verdict.name === "incomplete") {
    const told = strings.listed(_told(strings, verdict.differences, values.words));
    return strings.say(`said-${verdict.name}`, { ...values, told });
  }
  const places = strings.counted("places", verdict.typography.length);
  return strings.say(`said-${key_of(verdict.name)}`, { ...values, places });
}

function _told(strings, differences, words) {
  const of_kind = (kind) => differences.filter((place) => place.kind === kind);
  const missing = sum(of_kind("missing").map((place) => place.expected.length));
  const [changed, put_in, moved] = ["changed", "put in", "moved"].map((kind) => of_kind(kind).length);
  const told = [];
  if (missing) told.push(strings.counted("told-missing", missing, { words }));
  if (changed) told.push(strings.say("told-changed", { places: strings.counted("places", changed) }));
  if (put_in) told.push(strings.say("told-put-in", { places: strings.counted("places", put_in) }));
  if (moved) told.push(strings.counted("told-moved", moved));
  return told;
}

/** Say where a place is: its part and turn, and its page in the file. */
export function where(strings, place) {
  const turn = place.turn ? strings.say("where-turn", { turn: strings.number(place.turn) }) : "";
  const page = place.page ? strings.say("where-page", { page: strings.number(place.page) }) : "";
  return [shown(place.part), turn, page].filter(Boolean).join(", ");
}

/** Say where the places are that are not shown, as far as they have turns. */
export function others(strings, places) {
  if (!places.length) return "";
  const said = strings.say("and-more", { places: strings.counted("places", places.length) });
  const turns = _turns(places);
  return turns.length ? `${said}: ${ranges(strings, turns)}` : said;
}

function _turns(places) {
  return [...new Set(places.map((place) => place.turn).filter(Boolean))].sort((one, other) => one - other);
}

/** Say some numbers of turns, in their order. */
function ranges(strings, turns) {
  const runs = [];
  for (const turn of turns) {
    if (runs.length && runs.at(-1)[1] === turn - 1) runs.at(-1)[1] = turn;
    else runs.push([turn, turn]);
  }
  const said = runs.slice(0, MOST_RANGES).map(([first, last]) => (first === last ? first : `${first}–${last}`));
  const more = runs.length > MOST_RANGES ? ", …" : "";
  return strings.counted("at-turns", turns.length, { turns: said.join(", ") + more });
}

/** Say what differs in a part: what a person sees in its picture. */
export function told_of_part(strings, places) {
  const told = [];
  for (const kind of KINDS) {
    const within = places.filter((place) => place.kind === kind);
    if (!within.length) continue;
    const turns = _turns(within);
    const at = turns.length ? ` (${ranges(strings, turns)})` : "";
    const name = strings.say(`kind-${key_of(kind)}`).toLocaleLowerCase(strings.language);
    told.push(strings.say("kind-at", { kind: name, places: strings.counted("places", within.length) }) + at);
  }
  return told.length ? `${strings.listed(told)}.` : strings.say("nothing-differs");
}

/** Say what is the same at all places of a finding. */
export function habit(strings, told) {
  if (_HABITS.has(told)) return strings.say(_HABITS.get(told));
  const [, same] = /^“(.*)” each time$/su.exec(told) ?? [];
  if (same) return strings.say("habit-same", { words: shown(same) });
  const [, from, to] = /^“(.*)” became “(.*)”$/su.exec(told) ?? [];
  const named = (signs) => (signs === "nothing" ? strings.say("nothing") : shown(signs));
  return from ? strings.say("habit-signs", { from: named(from), to: named(to) }) : "";
}

/** Say what stands around the work or is set aside amid it, before the words that are shown of it. */
export function not_judged(strings, around) {
  const key = around.side !== "amid" ? `around-${around.side}` : around.name ? "around-aside" : "around-edge";
  const turn = around.turn ? strings.say("where-turn", { turn: strings.number(around.turn) }) : "";
  const place = [shown(around.part), turn].filter(Boolean).join(", ");
  return strings.say(key, { words: strings.counted("words", around.count), name: shown(around.name), place });
}

/** Give the words that are nearest to the work. */
export function nearest(strings, around) {
  const is_more = around.count > WORDS_AROUND;
  if (around.side === "before") return (is_more ? "… " : "") + shown_words(strings, around.words.slice(-WORDS_AROUND));
  return shown_words(strings, around.words.slice(0, WORDS_AROUND)) + (is_more ? " …" : "");
}

/** Say what was not checked, or why a file cannot be read: a code, or a code with what is named in the sentence. */
export function remark(strings, told) {
  const [code, name] = Array.isArray(told) ? told : [told, ""];
  return strings.say(`remark-${code}`, { name: shown(name) });
}
