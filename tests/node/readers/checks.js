// What is looked at in a book that a reading system has opened. `reader` is one of the modules beside this one.

const PATIENCE = 4000; // milliseconds that a busy machine may need for a page

const frame = () => new Promise((drawn) => requestAnimationFrame(() => drawn()));

async function until(arrived) {
  const start = performance.now();
  for (;;) {
    const value = arrived();
    if (value || performance.now() - start > PATIENCE) return value;
    await frame();
  }
}

// Where an element of the book stands in this window.
function placeOf(box, doc) {
  const { left, top } = doc.defaultView.frameElement.getBoundingClientRect();
  return { left: left + box.left, right: left + box.right, top: top + box.top, bottom: top + box.bottom };
}

function isVisible(element) {
  return [element, ...element.querySelectorAll("*")]
    .flatMap((each) => [...each.getClientRects()])
    .map((box) => placeOf(box, element.ownerDocument))
    .some(({ left, right, top, bottom }) => right > 0 && left < innerWidth - 1 && bottom > 0 && top < innerHeight - 1);
}

// Ask the reading system for a place, without waiting for ever: one may fail to say that it has arrived.
const turnTo = (place) => Promise.race([reader.show(place), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);

const isReady = (index) => () => {
  const shown = reader.shown();
  return shown?.index === index && shown.doc.body?.getClientRects().length ? shown : null;
};

async function open(index) {
  const shown = reader.shown();
  if (shown?.index === index) return shown;
  await turnTo(index);
  const ready = await until(isReady(index));
  if (!ready) throw new Error(`section ${index} is not shown`);
  return ready;
}

// Split the address of a place in the book.
const parts = (href) => ({ index: reader.sections.indexOf(href.split("#")[0].replace(/^.*\//, "")), anchor: href.split("#")[1] });
const inner = (link) => !/^[a-z]+:/.test(link.getAttribute("href")) && !link.closest("[hidden]");
const linksOf = (doc) => [...doc.querySelectorAll("a[href]")].filter(inner);

// Tell whether a place in the book can be seen, and give its element.
const seen = ({ index, anchor }) => () => {
  const shown = isReady(index)();
  const target = shown?.doc.getElementById(anchor);
  return target && isVisible(target) ? target : null;
};

export async function texts() {
  const found = [];
  for (const index of reader.sections.keys()) {
    const { doc } = await open(index);
    found.push({ name: reader.sections[index], text: doc.body.innerText, height: doc.body.getBoundingClientRect().height });
  }
  return found;
}

// Click every link of the book, and take down where the reading system would go; then let it go there, section by
// section, and look whether the place can be seen. (Going at each click takes ten times as long.)
export async function links() {
  const leads = new Map();
  for (const index of reader.sections.keys()) {
    const { doc } = await open(index);
    for (const link of linksOf(doc)) {
      const href = await reader.clicked(link);
      leads.set(href, [...(leads.get(href) ?? []), `${reader.sections[index]}: ${link.getAttribute("href")}`]);
      if (parts(href ?? "#").anchor !== link.getAttribute("href").split("#")[1]) throw new Error(`${link.outerHTML} leads to ${href}`);
    }
  }
  const faults = [];
  const inOrder = [...leads].sort(([one], [other]) => parts(one).index - parts(other).index);
  for (const [href, from] of inOrder) {
    await turnTo(href);
    await turnTo(href);
    if (!(await until(seen(parts(href))))) faults.push(...from);
  }
  return { clicked: [...leads.values()].flat().length, faults };
}

// Tap a link, and then the way back to it; give the addresses at which the reading system arrived.
export async function roundTrip(link) {
  const { doc } = await open(parts(link).index);
  const start = doc.getElementById(parts(link).anchor);
  const there = parts(start.getAttribute("href"));
  start.click();
  const target = await until(seen(there));
  if (!target) return ["", ""];
  const back = linksOf(target.ownerDocument).find((each) => parts(each.getAttribute("href")).anchor === start.id);
  const arrived = [`${reader.sections[reader.shown().index]}#${target.id}`];
  back.click();
  const home = await until(seen(parts(link)));
  return [...arrived, home ? `${reader.sections[reader.shown().index]}#${home.id}` : ""];
}

// Go to every page of the page list; give its label there and what the marker says here.
export async function pages() {
  const found = [];
  for (const { label, href } of reader.pageList) {
    await turnTo(href);
    const target = await until(seen(parts(href)));
    found.push({ label, href: href.replace(/^.*\//, ""), marked: target?.getAttribute("aria-label") ?? null });
  }
  return found;
}

// --- large letters on a dark ground -----------------------------------------------------------------------------------

const channels = (colour) => colour.match(/[\d.]+/g).map(Number);

function luminance([red, green, blue]) {
  const [r, g, b] = [red, green, blue].map((each) => each / 255).map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function groundOf(element) {
  for (let each = element; each; each = each.parentElement ?? each.ownerDocument.defaultView.frameElement) {
    const [red, green, blue, alpha = 1] = channels(each.ownerDocument.defaultView.getComputedStyle(each).backgroundColor);
    if (alpha > 0.99) return [red, green, blue];
  }
  return [255, 255, 255];
}

function contrast(element) {
  const [one, other] = [channels(element.ownerDocument.defaultView.getComputedStyle(element).color), groundOf(element)].map(luminance);
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

// Give the boxes of a run of text; of one whose spaces are kept those of its words, for spaces may hang over the edge.
function boxesOf(node, spaced) {
  const runs = spaced ? [...node.data.matchAll(/\S+/g)].map((word) => [word.index, word.index + word[0].length]) : [[0, node.length]];
  return runs.flatMap(([start, end]) => {
    const range = node.ownerDocument.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    return [...range.getClientRects()].filter((box) => box.width > 0);
  });
}

// Measure each run of text in a section: what sticks out of the window or the frame, how well it can be seen.
export async function measured(index) {
  const { doc } = await open(index);
  await doc.fonts.ready;
  await frame();
  await frame();
  const outer = doc.defaultView.frameElement.getBoundingClientRect();
  const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
  const found = { texts: 0, cut: [], faint: [], unreadable: [], smallest: Infinity, overflow: 0 };
  found.overflow = doc.documentElement.scrollWidth - innerWidth;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("[hidden], style, script")) continue;
    const style = doc.defaultView.getComputedStyle(element);
    const said = node.data.trim().slice(0, 40);
    const boxes = boxesOf(node, style.whiteSpace.startsWith("pre"));
    found.texts += 1;
    found.smallest = Math.min(found.smallest, parseFloat(style.fontSize));
    if (!boxes.length || style.visibility !== "visible" || style.opacity === "0") found.unreadable.push(said);
    for (const box of boxes) {
      const place = placeOf(box, doc);
      if (place.left < -1 || place.right > innerWidth + 1 || place.bottom > outer.bottom + 1 || place.top < outer.top - 1) found.cut.push(said);
    }
    for (let each = element; each !== doc.body && each; each = each.parentElement) {
      const { overflowX, overflowY } = doc.defaultView.getComputedStyle(each);
      if (`${overflowX} ${overflowY}`.includes("hidden")) found.cut.push(said);
    }
    if (contrast(element) < 4.5) found.faint.push(`${said} (${contrast(element).toFixed(1)})`);
  }
  for (const picture of doc.querySelectorAll("img, table, pre")) {
    const { left, right } = placeOf(picture.getBoundingClientRect(), doc);
    if (left < -1 || right > innerWidth + 1) found.cut.push(picture.localName);
  }
  return found;
}
