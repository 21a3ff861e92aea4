// Put a mark beside the text for each problem and decision, wherever the text is shown.

import { byId, reveal, say } from "./tools.js";

const SIGNS = { error: "!", warning: "?", decision: "…" };
let cards = [];
const drawn = [];

// Have something drawn again when the cards are others.
export function onMarks(draw) {
  drawn.push(draw);
}

export function marksTold(told) {
  cards = told;
  for (const draw of drawn) draw();
}

// Give a button for each card that stands at a block, with that block.
export function marksAt(owner) {
  return cards.flatMap((card, number) =>
    [...new Set(card.spots.map((spot) => spot.anchor).filter(Boolean))].map((anchor) => {
      const button = owner.createElement("button");
      button.type = "button";
      button.className = `beside ${card.kind}`;
      button.textContent = SIGNS[card.kind];
      button.title = card.text;
      button.setAttribute("aria-label", `${say(card.kind)}: ${card.text}`);
      button.addEventListener("click", (event) => {
        event.stopPropagation();
        showCard(number);
      });
      return { anchor, button };
    }),
  );
}

function showCard(number) {
  for (const former of document.querySelectorAll(".card.found")) former.classList.remove("found");
  const card = byId(`card-${number}`);
  card?.classList.add("found");
  if (card) reveal(card);
  card?.querySelector("button")?.focus({ preventScroll: true });
}
