// Show the book as a web page or as a reading system does, in a frame that runs nothing, and keep it true.

import { marksAt, onMarks } from "./marks.js";
import { onReveal } from "./places.js";
import { showSource } from "./source.js";
import { byId, reveal } from "./tools.js";

const frame = byId("frame");
const device = byId("device");
const IDLE_MS = 350; // after a change, until the whole text is asked for
const MARKS = "pamphlet-preview-marks";
let drawn = ""; // what the frame shows: “web”, “book” or nothing
let dress = "";
let revision = 0;
let asked;
let goTo = "";

const shown = () => frame.contentDocument;
const isOpen = () => !device.hidden && drawn;

export function showFrame(view, what, clothes, title) {
  device.dataset.view = view;
  frame.title = title;
  dress = clothes;
  if (what !== drawn) {
    drawn = what;
    if (revision) frame.src = `view/${what}`;
  } else {
    dressUp();
    refresh();
  }
}

function dressUp() {
  const root = shown()?.documentElement;
  if (!root) return;
  root.dataset.dress = dress;
  setTimeout(drawMarks, 50);
}

frame.addEventListener("load", () => {
  const page = shown();
  if (!page?.body || !drawn) return;
  dressUp();
  page.addEventListener("click", clicked);
  if (goTo) show(goTo, false);
  goTo = "";
});
new ResizeObserver(() => drawMarks()).observe(device);

// A click on a paragraph shows its lines; a link leads on within the text, and nowhere else.
function clicked(event) {
  const link = event.target.closest("a[href]");
  if (link) {
    if (!link.getAttribute("href").startsWith("#")) event.preventDefault();
    return;
  }
  if (shown().getSelection()?.isCollapsed === false) return;
  const block = event.target.closest("[id]");
  if (block) showSource({ anchor: block.id });
}

export function frameTold(text) {
  const first = revision === 0;
  if (text.revision === revision) return;
  revision = text.revision;
  if (!drawn || !text.shown) return;
  if (first || !shown()?.body?.children.length) {
    frame.src = `view/${drawn}`;
    return;
  }
  const changed = Object.entries(text.blocks);
  for (const [id, markup] of changed) putIn(id, markup);
  if (changed.length) show(text.anchor, true);
  else goTo = text.anchor;
  clearTimeout(asked);
  asked = setTimeout(refresh, changed.length ? IDLE_MS : 0);
}

function putIn(id, markup) {
  const page = shown();
  const former = page.getElementById(id);
  const block = new DOMParser().parseFromString(markup, "text/html").body.firstElementChild;
  if (!former || !block || former.tagName !== block.tagName) return;
  for (const link of block.querySelectorAll("a[href]")) {
    link.setAttribute("href", link.getAttribute("href").replace(/^[^:#]*\.xhtml#/, "#"));
  }
  former.replaceWith(page.importNode(block, true));
}

// Ask for the whole text, and put in what is another than it was, so that nothing moves that has not changed.
async function refresh() {
  if (!isOpen() || !revision) return;
  const answer = await fetch(`view/${drawn}`);
  if (!answer.ok || !answer.url.endsWith(drawn)) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const page = shown();
  page.getElementById(MARKS)?.remove();
  const style = page.querySelector("style");
  const freshStyle = fresh.querySelector("style");
  if (style && freshStyle && style.textContent !== freshStyle.textContent) style.textContent = freshStyle.textContent;
  morph(page.body, fresh.body, page);
  drawMarks();
  if (goTo) show(goTo, true);
  goTo = "";
}

function morph(former, fresh, page) {
  const before = [...former.childNodes];
  const after = [...fresh.childNodes];
  let start = 0;
  while (start < before.length && start < after.length && before[start].isEqualNode(after[start])) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end).isEqualNode(after.at(-1 - end))) end += 1;
  const out = before.slice(start, before.length - end);
  const into = after.slice(start, after.length - end);
  if (out.length === 1 && into.length === 1 && isAlike(out[0], into[0])) {
    morph(out[0], into[0], page);
    return;
  }
  if (out.length === into.length && out.every((node, at) => isAlike(node, into[at]) || node.isEqualNode(into[at]))) {
    for (const [at, node] of out.entries()) if (!node.isEqualNode(into[at])) morph(node, into[at], page);
    return;
  }
  const anchor = before[before.length - end] ?? null;
  for (const node of out) node.remove();
  for (const node of into) former.insertBefore(page.importNode(node, true), anchor);
}

function isAlike(former, fresh) {
  return (
    former.nodeType === Node.ELEMENT_NODE &&
    fresh.nodeType === Node.ELEMENT_NODE &&
    former.cloneNode(false).isEqualNode(fresh.cloneNode(false))
  );
}

function show(anchor, lit) {
  const block = anchor && shown()?.getElementById(anchor);
  if (!block) return;
  reveal(block, frame.contentWindow);
  if (lit && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
    block.animate([{ backgroundColor: "rgb(230 180 60 / 45%)" }, { backgroundColor: "transparent" }], 1600);
  }
}

onReveal((anchor) => {
  if (isOpen()) show(anchor, true);
});

function drawMarks() {
  const page = shown();
  if (!isOpen() || !page?.body) return;
  page.getElementById(MARKS)?.remove();
  const room = page.createElement("div");
  room.id = MARKS;
  for (const { anchor, button } of marksAt(page)) {
    const block = page.getElementById(anchor);
    if (!block) continue;
    const top = block.getBoundingClientRect().top + frame.contentWindow.scrollY;
    const colour = { error: "#9a1c0f", warning: "#755000", decision: "#1e5078" }[button.classList[1]];
    button.style.cssText =
      `position:absolute;inset-inline-start:1px;top:${top}px;width:1.4rem;height:1.4rem;border:0;padding:0;border-radius:50%;` +
      `background:#fff;color:${colour};font:700 .9rem/1.4rem sans-serif;box-shadow:0 0 0 1.5px ${colour};cursor:pointer`;
    room.append(button);
  }
  page.body.append(room);
}

onMarks(drawMarks);
