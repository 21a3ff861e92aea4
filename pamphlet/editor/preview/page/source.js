// Show the lines of the manuscript in which something stands.

import { byId, make, say } from "./tools.js";

let back; // where the focus was

export async function showSource(query, from) {
  const answer = await fetch(`source?${new URLSearchParams(query)}`);
  if (!answer.ok) return;
  const told = await answer.json();
  back = from;
  byId("source-name").textContent = say("line-name", { file: told.file, line: told.line });
  byId("lines").replaceChildren(
    ...told.lines.map((text, at) => {
      const number = told.first + at;
      return make("div", { "data-line": number, "aria-current": number === told.line && "location", dir: "auto" }, text);
    }),
  );
  const open = byId("open");
  if (open) open.href = told.open;
  byId("source").hidden = false;
  byId("lines").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  if (from) byId("source").focus({ preventScroll: true });
}

function close() {
  byId("source").hidden = true;
  back?.focus({ preventScroll: true });
}

byId("source-close").addEventListener("click", close);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !byId("source").hidden) close();
});
