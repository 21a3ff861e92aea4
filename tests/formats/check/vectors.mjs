// Gives the vectors that get another verdict in Node: SCRIPT; {vectors, works} on standard input, JSON on output.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { differing } from "./told.js";

const script = process.argv[2];
const module = (name) => import(pathToFileURL(`${script}/${name}.js`).href);
const { exemplar_from } = await module("work/words");
const { copy_of } = await module("copies/copy");
const { verdict } = await module("verdict");
const { vectors, works } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(differing(vectors, works, { exemplar_from, copy_of, verdict })));
