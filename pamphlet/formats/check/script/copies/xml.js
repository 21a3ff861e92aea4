/** Parse a stranger's XML: no entity is expanded but those that HTML names. See `pamphlet/verify/copies/xml.py`. */
import { Unreadable } from "./copy.js";
import { unescape } from "./escapes.js";
import { parse_html, refuse_mazes } from "./html.js";

const _NAMED_ENTITY = /&([A-Za-z][A-Za-z0-9]+);/g;
const _OWN = new Set(["amp", "lt", "gt", "quot", "apos"]);
const _EMPTY = /<[^<>]*\/>/g; // an element that is closed as soon as it is opened
const _SUBSET = /^[^[>]*\[([\s\S]*?)\]\s*>/;
const _DECLARED = /<!ENTITY\s+(?:%\s+)?([^\s%&;]+)/g;

/** Parse a document of a larger file, without its document type; broken, as HTML if `recover`. */
export function parse_xml(text, name, recover = false) {
  const bare = _without_entities(text, name).replace(_NAMED_ENTITY, (entity, named) => (_OWN.has(named) ? entity : unescape(entity)));
  if (recover) refuse_mazes(bare.replace(_EMPTY, ""));
  const document = new DOMParser().parseFromString(bare, recover ? "application/xhtml+xml" : "application/xml");
  if (!document.getElementsByTagName("parsererror").length) return document;
  if (!recover) throw new Unreadable("broken", name);
  return parse_html(bare);
}

/** Take the document type away, and refuse a document that uses entities of its own: none is expanded. */
function _without_entities(text, name) {
  const at = text.indexOf("<!DOCTYPE");
  if (at < 0) return text;
  const subset = text.includes("<!ENTITY") ? _SUBSET.exec(text.slice(at)) : null;
  const bare = subset ? text.slice(0, at) + text.slice(at + subset[0].length) : text.replace(/<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>/, "");
  const declared = [...(subset?.[1] ?? "").matchAll(_DECLARED)].map(([, entity]) => entity);
  if (bare.includes("<!ENTITY") || declared.some((entity) => bare.includes(`&${entity};`))) {
    throw new Unreadable("entities", name);
  }
  return bare;
}
