// Epub.js as the reading system: one view, an iframe in this window.

for (const src of ["/modules/jszip/dist/jszip.js", "/modules/epubjs/dist/epub.js"]) {
  const script = Object.assign(document.createElement("script"), { src });
  await new Promise((loaded, failed) => {
    Object.assign(script, { onload: loaded, onerror: failed });
    document.head.append(script);
  });
}
const book = window.ePub("/book.epub");
await book.ready;
const dress = new URL(location).searchParams.get("dress");
const view = book.renderTo("view", { width: "100%", height: innerHeight, flow: dress ? "scrolled-doc" : "paginated" });
if (dress) {
  view.themes.default({
    body: { background: "#121212", color: "#e4e4e4" },
    "a:any-link": { color: "#9ecbff" },
  });
  view.themes.fontSize("200%");
}

const flat = (items) => items.flatMap(({ label, subitems }) => [label.trim().replace(/\s+/g, " "), ...flat(subitems)]);

export const sections = book.spine.spineItems.map((item) => item.href.replace(/^.*\//, ""));
export const pageList = (book.pageList?.pageList ?? []).map(({ page, href }) => ({ label: String(page), href }));
export const toc = flat(book.navigation.toc);

export const show = (place) => view.display(place);

export function shown() {
  const [contents] = view.getContents();
  return contents && { index: contents.sectionIndex, doc: contents.document };
}

// Click a link, and give the address to which the rendition would turn.
export async function clicked(link) {
  const { display } = view;
  const asked = new Promise((resolve) => (view.display = resolve));
  link.click();
  const href = await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 1000))]);
  view.display = display;
  return href;
}
