/** What the elements of HTML are to a reader: see `pamphlet/verify/copies/elements.py`. */

/** Give the names in a line. */
export const names = (line) => new Set(line.split(" "));

export const INLINE = names(
  "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark q rb ruby samp small span strong" +
    " sub sup time tt u var wbr",
);
export const UNSEEN = names(
  "annotation annotation-xml area audio base button canvas datalist embed frame frameset head iframe input link map" +
    " meta nav noframes noscript object option param progress rp rt script select source style svg template textarea" +
    " title track video",
);
export const STRUCK = names("del s strike");

/** Give the name of an element without its namespace, in small letters. */
export const local_name = (node) => node.localName.toLowerCase();

/** Give the elements of a name in an element, in any namespace. */
export function inner(node, name) {
  return [...node.getElementsByTagNameNS("*", name)];
}
