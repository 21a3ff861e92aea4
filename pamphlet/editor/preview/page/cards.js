// Show problems and decisions: as cards in a list, and as marks beside the text.

import { answering, keepDrafts } from "./answers.js";
import { marksTold } from "./marks.js";
import { revealBlock } from "./places.js";
import { showSource } from "./source.js";
import { byId, make, say } from "./tools.js";

export function showCards({ cards, summary }) {
  byId("summary").textContent = summary;
  const focused = document.activeElement?.closest?.(".card")?.id;
  const putBack = keepDrafts();
  byId("cards").replaceChildren(...cards.map(card));
  if (!putBack() && focused) byId(focused)?.querySelector("button")?.focus();
  marksTold(cards);
}

function card({ kind, code, text, hint, count, spots, asked }, number) {
  const times = count > 1 ? ` · ${say("times", { number: count })}` : "";
  const places = spots.map((spot) => {
    const name = spot.line ? say("line-name", spot) : spot.file;
    const button = make("button", { type: "button" }, make("bdi", {}, name));
    button.addEventListener("click", () => {
      if (spot.anchor) revealBlock(spot.anchor);
      showSource({ file: spot.file, line: spot.line }, button);
    });
    return make("li", {}, button);
  });
  return make(
    "li",
    { class: `card ${kind}`, id: `card-${number}` },
    make("p", { class: "what" }, `${say(kind)} ${code}`.trim() + times),
    make("p", { class: "text", id: `text-${number}`, lang: "en", dir: "auto" }, text),
    ...(hint ? [make("p", { class: "hint", lang: "en", dir: "auto" }, hint)] : []),
    ...(asked ? [answering(asked, `text-${number}`)] : []),
    ...(places.length ? [make("ul", {}, ...places)] : []),
  );
}
