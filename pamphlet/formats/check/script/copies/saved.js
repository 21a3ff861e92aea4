/** Read a page that was saved with its files in an archive: calibre's .htmlz, any ZIP. See `copies/saved.py`. */
import { Archive } from "./archive.js";
import { decode } from "./encodings.js";
import { folder_of, resolved } from "./epub.js";
import { Stage, parse_html } from "./html.js";
import { Remarks } from "./sheets.js";
import { least } from "../text.js";

/** Give the text of the page: of several the index, the one that is nearest to the root. */
export async function read_saved(content, page, known) {
  const archive = new Archive(content);
  const pages = [...archive.entries.keys()].filter((name) => /\.x?html?$/i.test(name));
  const key = (name) => [name.toLowerCase().includes("index.") ? 0 : 1, name.split("/").length, name];
  const index = least(pages, key);
  const bytes = await archive.read(index);
  const declared = /(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)/i.exec(new TextDecoder("latin1").decode(bytes.subarray(0, 2048)));
  const sheets = new Map();
  for (const name of archive.entries.keys()) if (/\.css$/i.test(name)) sheets.set(name, await archive.text(name));
  const sheet_at = (base, address) => {
    const name = resolved(folder_of(base), address);
    return name !== null && sheets.has(name) ? [name, sheets.get(name)] : null;
  };
  const [remarks, stage] = [new Remarks(), new Stage(page)];
  try {
    const document = parse_html(decode(bytes, declared?.[1] ?? "", known));
    return { kind: "saved", text: stage.text_of(document, { address: index, sheet_at, remarks }), remarks: remarks.told() };
  } finally {
    stage.close();
  }
}

