// Build the release by a button, and give its files.

import { ask, byId, make } from "./tools.js";

const build = byId("build");
const panel = byId("release");

build.addEventListener("click", () => ask("release"));
byId("stop").addEventListener("click", () => ask("release/stop"));
byId("release-close").addEventListener("click", () => {
  panel.hidden = true;
  build.focus();
});

export function releaseTold(told) {
  const building = told.state === "building";
  const isHere = [build, byId("stop")].includes(document.activeElement);
  panel.hidden = false;
  build.disabled = building;
  byId("release-said").textContent = told.said;
  byId("progress").hidden = !building;
  byId("progress").max = told.of;
  byId("progress").value = told.made;
  byId("stop").hidden = !building;
  byId("release-close").hidden = building;
  if (isHere) byId(building ? "stop" : "release-close").focus(); // what had the focus cannot have it any more
  byId("release-doing").textContent = building ? told.doing : told.problems.join("\n");
  byId("files").replaceChildren(
    ...told.files.map(({ name, size }) =>
      make("li", {}, make("a", { href: `release/${encodeURIComponent(name)}`, download: name }, name), " ", make("span", {}, size)),
    ),
  );
}
