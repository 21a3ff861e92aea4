/** On a page of the web: gather the text that a reader sees there, and hand it over to the checking page. */
import { Dressed } from "../copies/dressed.js";
import { revealed_ids } from "../copies/revealed.js";
import { visible_text } from "../copies/visible.js";

const PATIENCE_MS = 10_000; // a page may forbid that another one, which it opened, speaks to it

/** Gather, then send it to the checking page at `target`, or save it as a file to be dropped there. */
export function gather(view, target, told) {
  const page = view.document;
  const root = page.documentElement;
  const text = visible_text(root, new Dressed(view, true, true), revealed_ids(root));
  const copy = { "pamphlet-copy": 1, text, address: view.location.href };
  const opened = /^https?:/.test(target) ? view.open(target) : null;
  const save = () => _saved(page, copy, told);
  if (opened) _sent(view, opened, new URL(target).origin, copy, save);
  else save();
}

/** Answer the checking page when it says that it is ready; when it says nothing, do something else. */
function _sent(view, opened, origin, copy, otherwise) {
  const patience = view.setTimeout(() => {
    view.removeEventListener("message", answer);
    otherwise();
  }, PATIENCE_MS);
  function answer(event) {
    if (event.source !== opened || event.origin !== origin || event.data !== "pamphlet-check") return;
    view.clearTimeout(patience);
    view.removeEventListener("message", answer);
    opened.postMessage(copy, origin);
  }
  view.addEventListener("message", answer);
}

function _saved(page, copy, told) {
  const link = page.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(copy)], { type: "application/json" }));
  link.download = "copy.json";
  link.click();
  page.defaultView.alert(told);
}
