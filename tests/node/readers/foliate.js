// foliate-js as the reading system: one view, an iframe within its shadow tree.

import "/modules/foliate-js/view.js";

const dress = new URL(location).searchParams.get("dress");
const view = document.createElement("foliate-view");
view.style = "display: block; width: 100%; height: 100vh";
document.getElementById("view").append(view);
const book = await (await fetch("/book.epub")).blob();
await view.open(new File([book], "book.epub"));
view.renderer.setAttribute("flow", dress ? "scrolled" : "paginated");
view.renderer.setAttribute("margin", "24px");
if (dress) {
  view.renderer.setStyles(
    "html { font-size: 200%; background: #121212; color: #e4e4e4 } a:any-link { color: #9ecbff }",
  );
}

const flat = (items) => (items ?? []).flatMap(({ label, href, subitems }) => [{ label: label.trim(), href }, ...flat(subitems)]);

export const sections = view.book.sections.map((section) => section.id.replace(/^.*\//, ""));
export const pageList = flat(view.book.pageList);
export const toc = flat(view.book.toc).map(({ label }) => label.replace(/\s+/g, " "));

export const show = (place) => view.goTo(place);

export function shown() {
  const [contents] = view.renderer.getContents();
  return contents?.doc && { index: contents.index, doc: contents.doc };
}

// Click a link, and give the address to which the view would turn.
export async function clicked(link) {
  const asked = new Promise((resolve) => {
    const take = (event) => {
      event.preventDefault();
      resolve(event.detail.href);
    };
    view.addEventListener("link", take, { once: true });
  });
  link.click();
  return Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 1000))]);
}
