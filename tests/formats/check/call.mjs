// Calls functions of the page's script: SCRIPT; [[module, function, arguments], …] on standard input, results on output.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const script = process.argv[2];
const results = [];
for (const [module, name, given] of JSON.parse(readFileSync(0, "utf8"))) {
  const called = (await import(pathToFileURL(`${script}/${module}.js`).href))[name];
  results.push(called(...given));
}
const listed = (_, value) => (value instanceof Set ? [...value].sort((one, other) => one - other) : value);
process.stdout.write(JSON.stringify(results, listed));
