// Open a book in a reading system that runs in a browser, and look at what a reader would see.
//
// The engine, what it is asked and the book are served under a name that leads nowhere; nothing else is answered.

import { readFileSync } from "node:fs";
import { join } from "node:path";

const HERE = import.meta.dirname;
const HOST = "http://reader.invalid";
const TYPES = { html: "text/html", js: "text/javascript", epub: "application/epub+zip" };
const SHELL = `<!DOCTYPE html><meta charset="utf-8"><title>Reader</title>
<style>body { margin: 0 }</style><div id="view" style="height: 100vh"></div>`;

function serve(page, book) {
  return page.route("**/*", (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin !== HOST) return route.abort();
    if (pathname === "/") return route.fulfill({ contentType: TYPES.html, body: SHELL });
    const [, root, ...rest] = pathname.split("/");
    const path =
      root === "book.epub" ? book : root === "modules" ? join(HERE, "node_modules", ...rest) : join(HERE, "readers", root);
    return route.fulfill({ contentType: TYPES[pathname.split(".").pop()], body: readFileSync(path) });
  });
}

// Wait for an engine to open the book, but not for ever: Epub.js never says that it cannot.
async function within(seconds, engine, opening) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${engine} has not opened the book within ${seconds} s`)), 1000 * seconds);
  });
  await Promise.race([opening, late]).finally(() => clearTimeout(timer));
}

async function opened(page, { engine, patience }, query, width, height) {
  await page.setViewportSize({ width, height });
  await page.goto(`${HOST}/${query}`);
  const opening = page.evaluate(async (name) => {
    window.reader = await import(`/${name}.js`);
    window.checks = await import("/checks.js");
  }, engine);
  await within(patience, engine, opening);
}

// Give what the engine shows of a book: its chapters, its ways, its pages, and how it looks large and dark.
export async function read(context, request) {
  const { engine, path, there, pictures } = request;
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await serve(page, path);
  await opened(page, request, "", 700, 900);
  const { sections, toc } = await page.evaluate(() => ({ sections: reader.sections, toc: reader.toc }));
  const texts = await page.evaluate(() => checks.texts());
  const links = await page.evaluate(() => checks.links());
  const trip = there && (await page.evaluate((link) => checks.roundTrip(link), there));
  const pages = await page.evaluate(() => checks.pages());
  await opened(page, request, "?dress=dark", 320, 640);
  const dressed = {};
  for (const [index, name] of sections.entries()) {
    dressed[name] = await page.evaluate((at) => checks.measured(at), index);
    await page.screenshot({ path: join(pictures, `${engine}-${index}.png`) });
  }
  return { sections, toc, texts, links, trip, pages, dressed, errors };
}
