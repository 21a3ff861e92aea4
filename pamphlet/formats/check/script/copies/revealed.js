/** Find what a page hides until its reader asks for it: see `pamphlet/verify/copies/revealed.py`. */
import { split } from "../text.js";
import { inner } from "./elements.js";

const NAMING = ["aria-controls", "data-target", "data-bs-target", "data-toggle-target"];
const CONTROLS = ["button", "a", "input", "label", "summary", "span", "div", "p"];
const _WORD = /[\p{L}\p{N}_-]+/gu;

/** Give the IDs that a control of the page names. */
export function revealed_ids(root) {
  const named = new Set();
  for (const control of CONTROLS.flatMap((name) => inner(root, name))) {
    for (const name of NAMING) {
      for (const id of split((control.getAttribute(name) ?? "").replaceAll("#", " "))) named.add(id);
    }
    for (const id of (control.getAttribute("onclick") ?? "").match(_WORD) ?? []) named.add(id);
  }
  return named;
}
