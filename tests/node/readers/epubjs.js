// Epub.js as the reading system: one view, an iframe in this window.

const opened = await (async () => {
  const script = document.createElement("script");
  script.src = "/modules/epubjs/dist/epub.js";
  await new Promise((loaded, failed) => Object.assign(script, { onload: loaded, onerror: failed }) && document.head.append(script));
  return window.ePub(new URL("/book.epub", location).href);
})();
const dress = new URL(location).searchParams.get("dress");
const view = opened.renderTo("view", { width: "100%", height: innerHeight, flow: dress ? "scrolled-doc" : "paginated" });
if (dress) {
  view.themes.default({
    body: { background: "#121212", color: "#e4e4e4" },
    "a:any-link": { color: "#9ecbff" },
  });
  view.themes.fontSize("200%");
}

export const sections = opened.manifest.spine.map((item) => item.source);
export const pageList = (opened.manifest.pages ?? []).map(({ page, href }) => ({ label: String(page), href }));
export const toc = opened.manifest.toc.map(({ title }) => title.trim());

export const show = (place) => view.display(place);

export function shown() {
  const [contents] = view.getContents();
  return contents && { index: contents.sectionIndex, doc: contents.document };
}
