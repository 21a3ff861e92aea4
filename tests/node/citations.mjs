// Read citations as reference managers do, and print what they say, as CSL-JSON by the names of their files: `citations.mjs FILE…`.
//
// BibTeX, RIS and CSL-JSON are read by Citation.js, each by what it is and not by its name.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";

const FORMATS = { bib: "@biblatex/text", ris: "@ris/file", json: "@csl/list+object" };
const found = {};
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, "utf8");
  const kind = file.split(".").pop();
  const given = kind === "json" ? JSON.parse(text) : text;
  if (plugins.input.type(given) !== FORMATS[kind]) throw new Error(`${basename(file)} is taken for ${plugins.input.type(given)}`);
  const items = plugins.input.chain(given, { generateGraph: false });
  if (items.length !== 1) throw new Error(`${basename(file)} has ${items.length} items`);
  found[basename(file)] = items[0];
}
process.stdout.write(JSON.stringify(found));
