// Gives the verdicts of the page's comparison on vectors: SCRIPT VECTORS GROUP… prints what differs, as JSON lines.
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { pathToFileURL } from "node:url";

const [script, vectors, ...groups] = process.argv.slice(2);
const module = (name) => import(pathToFileURL(`${script}/${name}.js`).href);
const { exemplar_from } = await module("work/words");
const { copy_of } = await module("copies/copy");
const { verdict } = await module("verdict");

const read = (name) => JSON.parse(readFileSync(`${vectors}/${name}.json`, "utf8"));
const works = new Map();

function exemplar(name) {
  if (!works.has(name)) works.set(name, exemplar_from(read(`works/${name}`)));
  return works.get(name);
}

function copy_from(told) {
  return copy_of(told.kind, told.words.split(" "), {
    page_starts: told.page_starts ?? [],
    line_starts: new Set(told.line_starts ?? []),
    furniture: new Set(told.furniture ?? []),
    asides: (told.asides ?? []).map(([start, end, name]) => ({ start, end, name })),
  });
}

// What a verdict tells, in the members of the vectors; what is empty is left out.
function told_of(found) {
  const told = {
    verdict: found.name,
    excerpt: found.excerpt,
    words: found.count,
    words_found: found.found,
    condition_beside: Boolean(found.licensed),
    findings: found.findings.map(finding),
    typography: found.typography.map((place) => [place.anchor, place.expected.join(" "), place.found.join(" ")]),
    around: found.around.map(({ side, count, name }) => [side, count, ...(name ? [name] : [])]),
  };
  return filled(told, ["words_found"]);
}

function finding({ kind, habit, places }) {
  const place = ({ anchor, word, expected, found }) => [anchor, word, expected.join(" "), found.join(" ")];
  return filled({ kind, habit, places: places.map(place) }, []);
}

function filled(told, always) {
  const is_filled = ([name, value]) => always.includes(name) || (Array.isArray(value) ? value.length : value);
  return Object.fromEntries(Object.entries(told).filter(is_filled));
}

for (const group of groups) {
  let count = 0;
  for (const { name, work, copy, expected } of read(group).vectors) {
    const { words, condition } = exemplar(work);
    let found;
    try {
      found = told_of(verdict(words, copy_from(copy), condition));
    } catch (fault) {
      found = String(fault.stack);
    }
    count += 1;
    if (!isDeepStrictEqual(found, expected)) console.log(JSON.stringify({ group, name, found, expected }));
  }
  console.log(JSON.stringify({ group, count }));
}
