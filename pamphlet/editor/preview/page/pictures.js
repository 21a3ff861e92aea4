// Show pages as pictures: the spreads of the book, large print, the sheets of the booklet, the cover.

import { marksAt, onMarks } from "./marks.js";
import { onReveal } from "./places.js";
import { showSource } from "./source.js";
import { ask, byId, make, reveal, say } from "./tools.js";

const NEEDS = { "large-print": "large", booklet: "sheets" };
const TRIES = 5;
const AGAIN_MS = 800;
const COVER_WIDTHS = [240, 120, 60];
const told = {};
let view = "";
let changed = "";
let seen; // the revision of the text that was seen last

export function pagesTold(shown, news) {
  if (shown === "text") {
    if (seen !== undefined && news.revision !== seen) changed = news.anchor;
    seen = news.revision;
    return;
  }
  told[shown] = news;
  if (shown === "window") showWindow(news);
  else if (shown === "a5") {
    delete told.window;
    if (view === "pages" || view === "cover") draw();
    if (changed && view === "pages") revealChange();
  } else if (NEEDS[view] === shown) draw();
}

export function showPictures(chosen) {
  view = chosen;
  if (!view) {
    byId("pictures").replaceChildren();
    return;
  }
  if (NEEDS[view]) ask(`want/${NEEDS[view]}`);
  byId("pictures").replaceChildren();
  draw();
}

function draw() {
  const room = byId("pictures");
  if (view === "pages") drawSpreads(room);
  else if (view === "cover") drawCovers(room);
  else drawSheets(room);
}

function picture(name, [width, height], alt) {
  const image = make("img", { alt, loading: "lazy", decoding: "async", width: Math.round(width * 1.5), height: Math.round(height * 1.5) });
  setPicture(image, name);
  image.addEventListener("error", () => askAgain(image));
  return image;
}

// A picture that came too late for one layout may be there in the next, under the same name.
function askAgain(image) {
  const { name } = image.dataset;
  delete image.dataset.name;
  const left = Number(image.dataset.left ?? TRIES);
  image.dataset.left = left - 1;
  if (left > 0) setTimeout(() => image.isConnected && !image.dataset.name && setPicture(image, name), AGAIN_MS);
}

function setPicture(image, name) {
  if (image.dataset.name === name) return false;
  image.dataset.name = name;
  image.srcset = `picture/${name}/1 1x, picture/${name}/2 2x`;
  image.src = `picture/${name}/1`;
  return true;
}

const describe = (number, begins) => say(begins ? "page-begins" : "page-name", { number, words: begins });

// Spreads are drawn once; then only the pictures that are others are put in.
function drawSpreads(room) {
  const { pictures, sizes, begins, direction } = told.a5 ?? { pictures: [] };
  if (!pictures.length) return waiting(room);
  if (room.dataset.count !== `pages ${pictures.length} ${direction}` || !room.querySelector(".page")) {
    room.dataset.count = `pages ${pictures.length} ${direction}`;
    const pages = pictures.map((name, at) => onePage(at, name, sizes[at], begins[at]));
    const spreads = [];
    for (let at = 0; at < pages.length; at = at === 0 ? 1 : at + 2) {
      spreads.push(make("div", { class: "spread", dir: direction }, ...pages.slice(at, at === 0 ? 1 : at + 2)));
    }
    room.replaceChildren(...spreads);
  } else {
    for (const [at, page] of [...room.querySelectorAll(".page")].entries()) {
      page.classList.remove("changed");
      const image = page.querySelector("img");
      setPicture(image, pictures[at]);
      image.alt = describe(at + 1, begins[at]);
    }
  }
  drawMarks();
}

function onePage(at, name, size, begins) {
  const image = picture(name, size, describe(at + 1, begins));
  image.addEventListener("click", (event) => {
    const down = event.offsetY / image.clientHeight;
    showSource({ page: at, down: down.toFixed(4) });
  });
  const button = make("button", { type: "button" }, say("page-name", { number: at + 1 }));
  button.addEventListener("click", () => showSource({ page: at, down: 1 }, button));
  return make("figure", { class: "page", id: `page-${at}` }, image, make("figcaption", {}, button));
}

function waiting(room) {
  room.dataset.count = "";
  room.replaceChildren(make("p", { class: "notice" }, say("waiting")));
}

// The changed spread comes first; its pages are put into their places before all others are laid out.
function showWindow({ first, pictures }) {
  if (view !== "pages") return;
  const differing = [];
  for (const [at, name] of pictures.entries()) {
    const page = byId(`page-${first + at}`);
    if (page && setPicture(page.querySelector("img"), name)) differing.push(page);
  }
  for (const page of differing) page.classList.add("changed");
  if (differing.length) reveal(differing[0]);
}

const pageOf = (anchor) => told.a5?.spots?.find((spot) => spot[2] === anchor);

function revealChange() {
  const spot = pageOf(changed);
  const page = spot && byId(`page-${spot[0]}`);
  changed = "";
  if (page && !document.querySelector(".page.changed")) reveal(page);
}

onReveal((anchor) => {
  const spot = view === "pages" && pageOf(anchor);
  const page = spot && byId(`page-${spot[0]}`);
  if (page) reveal(page);
});

function drawMarks() {
  if (view !== "pages") return;
  for (const former of byId("pictures").querySelectorAll(".beside")) former.remove();
  for (const { anchor, button } of marksAt(document)) {
    const spot = pageOf(anchor);
    const page = spot && byId(`page-${spot[0]}`);
    if (!page) continue;
    button.style.insetBlockStart = `calc((100% - 1.9rem) * ${spot[1]})`;
    page.append(button);
  }
}

onMarks(drawMarks);

function drawSheets(room) {
  const { pictures, sizes } = told[NEEDS[view]] ?? { pictures: [] };
  if (!pictures.length) return waiting(room);
  const kind = view === "booklet" ? "spread sheet" : "spread alone";
  room.dataset.count = view;
  const name = (at) => {
    if (view !== "booklet") return say("page-name", { number: at + 1 });
    return say(at % 2 ? "sheet-back" : "sheet-front", { number: Math.floor(at / 2) + 1 });
  };
  room.replaceChildren(
    ...pictures.map((hash, at) => {
      const figure = make("figure", { class: "page" }, picture(hash, sizes[at], name(at)), make("figcaption", {}, name(at)));
      return make("div", { class: kind }, figure);
    }),
  );
}

function drawCovers(room) {
  const { pictures, sizes } = told.a5 ?? { pictures: [] };
  if (!pictures.length) return waiting(room);
  room.dataset.count = "cover";
  const alt = say("page-name", { number: 1 });
  room.replaceChildren(
    make(
      "div",
      { class: "covers" },
      ...COVER_WIDTHS.map((width) => {
        const image = picture(pictures[0], sizes[0], width === COVER_WIDTHS[0] ? alt : "");
        image.width = width;
        image.height = Math.round((width * sizes[0][1]) / sizes[0][0]);
        return image;
      }),
    ),
  );
}
