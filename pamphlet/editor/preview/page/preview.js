// Show what the server tells: it sends the last word on each topic, and all of them to whoever comes anew.

import { showCards } from "./cards.js";
import { frameTold, showFrame } from "./frame.js";
import { pagesTold, showPictures } from "./pictures.js";
import { releaseTold } from "./release.js";
import { byId, say } from "./tools.js";

const tabs = [...document.querySelectorAll("[role=tab]")];
let lost;

function choose(tab, focus) {
  for (const each of tabs) {
    each.setAttribute("aria-selected", String(each === tab));
    each.tabIndex = each === tab ? 0 : -1;
  }
  if (focus) tab.focus();
  byId("view").setAttribute("aria-labelledby", tab.id);
  const { view, drawn, dress } = tab.dataset;
  const framed = drawn !== "pictures";
  byId("pictures").hidden = framed;
  byId("device").hidden = !framed;
  if (framed) showFrame(view, drawn, dress, tab.textContent);
  showPictures(framed ? "" : view);
  try {
    sessionStorage.setItem("view", view);
  } catch {
    // some browsers keep nothing
  }
}

for (const tab of tabs) {
  tab.addEventListener("click", () => choose(tab, false));
  tab.addEventListener("keydown", (event) => {
    const forward = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = document.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    const at = tabs.indexOf(tab);
    const next = { [forward]: at + 1, [back]: at - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    choose(tabs[next % tabs.length], true);
  });
}

function headTold(head) {
  document.documentElement.dataset.state = head.state;
  byId("doing").textContent = head.doing;
  byId("proof").textContent = head.proved;
  byId("proof").dataset.proof = head.proof;
  byId("words").textContent = head.words;
  byId("count").textContent = head.pages;
  byId("sheets").textContent = head.sheets;
  notify(head.state === "faulty" || head.state === "nothing" ? head.doing : "");
}

// Say something beside what is shown, which must not be taken for what is on disk.
function notify(text) {
  byId("notice").hidden = !text;
  byId("notice").textContent = text;
}

function textTold(text) {
  if (text.title) {
    byId("title").textContent = text.title;
    byId("title").lang = text.language;
    document.title = `${text.title} · ${document.querySelector(".kind").textContent}`;
  }
  frameTold(text);
  pagesTold("text", text);
}

const topics = {
  head: headTold,
  text: textTold,
  cards: showCards,
  release: releaseTold,
  "pages-a5": (told) => pagesTold("a5", told),
  "pages-window": (told) => pagesTold("window", told),
  "pages-large": (told) => pagesTold("large", told),
  "pages-sheets": (told) => pagesTold("sheets", told),
};

const news = new EventSource("events");
for (const [topic, told] of Object.entries(topics)) {
  news.addEventListener(topic, (event) => told(JSON.parse(event.data)));
}
news.addEventListener("open", () => clearTimeout(lost));
news.addEventListener("error", () => {
  clearTimeout(lost);
  lost = setTimeout(() => {
    document.documentElement.dataset.state = "lost";
    byId("doing").textContent = say("lost");
    notify(say("lost"));
  }, 2500);
});

let former = "pages";
try {
  former = sessionStorage.getItem("view") ?? former;
} catch {
  // some browsers keep nothing
}
choose(tabs.find((tab) => tab.dataset.view === former) ?? tabs[0], false);
