// Print the marks of a page of a PDF as the checking page finds them: `marks.mjs SCRIPT FILE NUMBER`.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [script, file, number] = process.argv.slice(2);
const { Objects } = await import(pathToFileURL(`${script}/copies/pdf_objects.js`));
const { marks_of } = await import(pathToFileURL(`${script}/copies/pdf_said.js`));
const { Unreadable } = await import(pathToFileURL(`${script}/copies/copy.js`));

try {
  const objects = await Objects.of(new Uint8Array(readFileSync(file)));
  process.stdout.write(JSON.stringify(await marks_of(objects, Number(number))));
} catch (fault) {
  if (!(fault instanceof Unreadable)) throw fault;
  process.stdout.write('"unreadable"');
}
