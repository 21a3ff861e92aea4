/** Write what was found as HTML, shown in the page and saved by itself: the report of `pamphlet verify --report`. */
import { exit_status } from "../record.js";
import { html } from "./markup.js";
import { shown, shown_words } from "./passages.js";
import { BAR, WIDTH, pictures } from "./picture.js";
import { KINDS, habit, key_of, nearest, not_judged, others, remark, said_of, told_of_part, where } from "./sentences.js";

const FEW = 8;
const FIRST = 3;
const MOST_PLACES = 300;
const MOST_FINDINGS = 200;
const MOST_TYPOGRAPHY = 20;
const MOST_AROUND = 60;
const [_SIGNS, _TONES] = [
  ["✓", "✗", "?"],
  ["good", "bad", "unsure"],
];

/** Write the section on a file: a sentence first, then the whole work, then each place. */
export function section_of(strings, work, { name, verdict }) {
  const status = exit_status(verdict);
  const is_told = verdict.name !== "another text" && verdict.name !== "unreadable";
  const verdict_name = strings.say(`verdict-${key_of(verdict.name)}`);
  return html`<h2 tabindex="-1"><bdi>${shown(name)}</bdi></h2>
<p class="verdict ${_TONES[status]}"><strong>${_SIGNS[status]} ${verdict_name}</strong> ${said_of(strings, verdict, work.title)}</p>
${verdict.remarks.map((told) => html`<p>${remark(strings, told)}</p>`)}
${status === 0 && verdict.licensed === false && html`<p>${strings.say("condition-not-beside")}</p>`}
${is_told && verdict.findings.length > 0 && _whole_work(strings, work, verdict)}
${is_told && verdict.findings.length > 0 && _what_differs(strings, work, verdict)}
${verdict.typography.length > 0 && _typography(strings, work, verdict)}
${verdict.around.length > 0 && _around(strings, verdict)}
${verdict.name !== "unreadable" && _measure(strings, work, verdict)}`;
}

function _language(work) {
  return html`lang="${work.language}" dir="${work.direction}"`;
}

function _whole_work(strings, work, verdict) {
  const drawn = pictures(work.words, verdict.differences);
  const left = work.words.parts.length - drawn.length;
  return html`<h3>${strings.say("whole-work")}</h3>
<p class="quiet">${strings.say("whole-work-told")}</p>
<svg class="definitions" aria-hidden="true"><defs><pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatched" x1="0" y1="0" x2="0" y2="8"/></pattern></defs></svg>
<ul class="legend">${KINDS.slice(0, 4).map((kind) => html`<li>${_swatch(kind)} ${strings.say(`kind-${key_of(kind)}`)}</li>`)}</ul>
${drawn.map((picture, at) => _figure(strings, work, picture, at))}
${left > 0 && html`<p>${strings.counted("parts-left", left)}</p>`}`;
}

function _swatch(kind) {
  const mark =
    kind === "put in"
      ? html`<path class="wedge" d="M20 ${BAR + 2}l9 12h-18z"/>`
      : html`<rect class="${kind}" x="10" y="2" width="20" height="${BAR}"/>`;
  return html`<svg viewBox="0 0 40 40" aria-hidden="true"><rect class="row" x="0" y="2" width="40" height="${BAR}"/>${mark}</svg>`;
}

let _drawings = 0; // each has an ID of its own, whatever stands on the page

function _figure(strings, work, picture) {
  const id = `part-${(_drawings += 1)}`;
  const size = [strings.counted("words", picture.count), picture.turn_count && strings.counted("turns", picture.turn_count)];
  const boxes = [...picture.rows, ...picture.turns].map((box) => _box(box));
  const marks = picture.marks.map((box) => (box.kind === "put in" ? _wedge(box) : _box(box)));
  return html`<figure>
<figcaption id="${id}"><strong><bdi ${_language(work)}>${shown(picture.title)}</bdi></strong>: ${size.filter(Boolean).join(", ")}; ${told_of_part(strings, picture.places)}</figcaption>
<svg role="img" aria-labelledby="${id}"${work.direction === "rtl" && html` class="mirrored"`} viewBox="0 0 ${WIDTH} ${picture.height}">${boxes}${marks}</svg>
</figure>`;
}

function _box(box) {
  return html`<rect class="${box.kind}" x="${box.x}" y="${box.y + 2}" width="${box.width}" height="${BAR}"/>`;
}

function _wedge(box) {
  const x = Math.min(Math.max(box.x, 8), WIDTH - 8);
  return html`<path class="wedge" d="M${x} ${box.y + BAR + 2}l8 11h-16z"/>`;
}

function _what_differs(strings, work, verdict) {
  let left = MOST_PLACES;
  const told = [];
  for (const [at, finding] of verdict.findings.slice(0, MOST_FINDINGS).entries()) {
    const places = finding.places.slice(0, finding.count <= FEW ? FEW : FIRST);
    left -= places.length;
    if (left < 0) break;
    told.push(_finding(strings, work, finding, places, at + 1));
  }
  const more = verdict.findings.length - told.length;
  return html`<h3>${strings.say("what-differs")}</h3>
<p class="quiet">${strings.say("what-differs-told")}</p>
${told}
${more > 0 && html`<p>${strings.counted("findings-left", more)}</p>`}`;
}

function _finding(strings, work, finding, places, number) {
  const habitual = finding.count > 1 ? habit(strings, finding.habit) : "";
  const often = finding.count > 1 ? `, ${strings.counted("places", finding.count)}${habitual && `: ${habitual}`}` : "";
  const rest = others(strings, finding.places.slice(places.length));
  return html`<div class="finding">
<h4>${strings.number(number)}. ${strings.say(`kind-${key_of(finding.kind)}`)}${often}</h4>
${places.map((place) => _place(strings, work, place))}
${rest && html`<p>${rest}</p>`}
</div>`;
}

function _place(strings, work, place) {
  const is_moved = place.kind === "moved";
  const [in_work, in_copy] = is_moved ? ["not-here-in-copy", "not-here-in-work"] : ["only-in-work", "only-in-copy"];
  const sides = [
    ["work-has", "del", in_work, place.before, place.expected, place.after],
    [is_moved ? "copy-has-elsewhere" : "copy-has", "ins", in_copy, place.found_before, place.found, place.found_after],
  ];
  return html`<div class="place">
<h5>${where(strings, place)}</h5>
<div class="sides">${sides.map(([heading, ...side]) => html`<div class="side"><p>${strings.say(heading)}</p>
<blockquote ${_language(work)}>${_passage(strings, ...side)}</blockquote></div>`)}</div>
</div>`;
}

function _passage(strings, mark, told, before, marked, after) {
  const text = (words) => shown_words(strings, words);
  const said = html`<span class="unseen">[${strings.say(told)}: </span>${text(marked)}<span class="unseen">]</span>`;
  const differing = mark === "del" ? html`<del>${said}</del>` : html`<ins>${said}</ins>`;
  const nothing = html`<span class="nothing" lang="${strings.language}" dir="auto">${strings.say("nothing-here")}</span>`;
  return html`${before.length > 0 && `… ${text(before)} `}${marked.length ? differing : nothing}${after.length > 0 && ` ${text(after)} …`}`;
}

function _typography(strings, work, verdict) {
  const places = verdict.typography.slice(0, MOST_TYPOGRAPHY);
  return html`<h3>${strings.say("kind-typography")}</h3>
<p>${strings.say("typography-told")}</p>
<details><summary>${strings.counted("places", verdict.typography.length)}</summary>
${places.map((place) => _place(strings, work, place))}</details>`;
}

function _around(strings, verdict) {
  const more = verdict.around.length - MOST_AROUND;
  return html`<h3>${strings.say("not-judged")}</h3>
<p>${strings.say("not-judged-told")}</p>
<ul>${verdict.around.slice(0, MOST_AROUND).map((around) => html`<li>${not_judged(strings, around)}: <q dir="auto">${nearest(strings, around)}</q></li>`)}
${more > 0 && html`<li>${strings.say("and-more", { places: strings.counted("places", more) })}</li>`}</ul>`;
}

function _measure(strings, work, verdict) {
  const found = strings.say("words-found", { words: strings.number(verdict.count), found: strings.number(verdict.found) });
  return html`<h3>${strings.say("compared-with")}</h3>
<dl>
<dt>${strings.say("measure")}</dt><dd>${strings.say("own-wording")}: <cite ${_language(work)}>${shown(work.title)}</cite></dd>
<dt>${strings.say("words-of-work")}</dt><dd>${found}</dd>
<dt>${strings.say("fingerprint")}</dt><dd><code>${work.fingerprint}</code></dd>
</dl>
<p>${strings.say("fingerprint-told")}</p>`;
}

/** Write a report that can be saved: the sections, with the style of this page and a policy by which nothing runs. */
export function saved_report(strings, { sections, style, direction, heading }) {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  return html`<!DOCTYPE html>
<html lang="${strings.language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${heading}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${heading}</h1>
${sections.map((section) => html`<section>${section}</section>`)}
</main>
</body>
</html>
`;
}

/** Take a text for HTML: of our own stylesheet, and nothing else. */
export const style_of = (text) => html([text]);
