// Answer requests about local pages and books: a JSON object a line in; out, one more and an empty line.
//
// One Node and one headless Chromium serve a whole test run. Every answer is {"value": …} or {"error": "…"}.
// The browser is named by CHROMIUM. It has no network; a page that asks for one is an error.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { read } from "./readers.mjs";

// What the libraries log must not stand between the answers.
const answer = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);

const PATIENCE_MS = 180_000; // on a busy machine

const require = createRequire(import.meta.url);
const axeScript = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
let browser;
let aceBrowser; // that of Ace's runner, as a promise

function launched() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM,
    timeout: PATIENCE_MS,
    chromiumSandbox: false, // root and containers cannot have it, and the pages are our own
    args: ["--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

async function inContext(options, look) {
  browser ??= await launched();
  const context = await browser.newContext({
    reducedMotion: "reduce",
    locale: "en",
    timezoneId: "UTC",
    offline: true,
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  try {
    return await look(context);
  } finally {
    await context.close();
  }
}

// Open a page, hand it to `look`, and give back what that returns. A page that is served on this machine has an address.
function atPage({ path, address = "", fragment = "", width, height, dark, media }, look) {
  const options = { viewport: { width, height }, colorScheme: dark ? "dark" : "light", offline: !address };
  return inContext(options, async (context) => {
    const page = await context.newPage();
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.emulateMedia({ media });
    await page.goto(address || pathToFileURL(path).href + fragment);
    await page.evaluate(() => document.fonts.ready.then(() => null));
    const value = await look(page);
    const served = address && `${new URL(address).origin}/`;
    const remote = asked.filter((url) => !/^(file|data|blob|about):/.test(url) && !(served && url.startsWith(served)));
    if (remote.length) throw new Error(`the page asks the network for ${remote.join(", ")}`);
    return value;
  });
}

// What is served on this machine is looked at for longer: the page stays open between questions.
let visit;

const answers = {
  // Open an address of this machine, and see to it that nothing else is asked.
  async visit({ address, width, height, dark, locale }) {
    browser ??= await launched();
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: dark ? "dark" : "light",
      reducedMotion: "reduce",
      locale,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    visit = { context, page, asked: [], errors: [] };
    page.on("request", (request) => visit.asked.push(request.url()));
    page.on("pageerror", (error) => visit.errors.push(String(error)));
    page.on("console", (said) => said.type() === "error" && visit.errors.push(said.text()));
    await page.goto(address);
    return null;
  },

  // Wait until an expression is true on the page that is visited, and give it.
  async see({ expression }) {
    const ends = Date.now() + PATIENCE_MS;
    for (;;) {
      // Playwright's own waiting evaluates in the page, whose policy forbids that.
      const seen = await visit.page.evaluate(expression).catch((error) => ({ error: String(error) }));
      if (seen && !seen.error) return seen;
      if (Date.now() > ends) throw new Error(`never seen: ${expression} ${seen?.error ?? ""}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  },

  async press({ keys }) {
    for (const key of keys) await visit.page.keyboard.press(key);
    return null;
  },

  async axe_there() {
    await visit.page.evaluate(axeScript);
    const { passes, violations } = await visit.page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
    return { passes: passes.length, violations };
  },

  async leave({ picture }) {
    if (picture) await visit.page.screenshot({ path: picture });
    const { asked, errors } = visit;
    await visit.context.close();
    return { asked, errors };
  },

  axe: (request) =>
    atPage(request, async (page) => {
      await page.evaluate(axeScript);
      return page.evaluate(async () => {
        const { passes, violations } = await window.axe.run({ resultTypes: ["violations"] });
        return { passes: passes.length, violations };
      });
    }),

  screenshot: (request) =>
    atPage(request, async (page) => {
      await page.screenshot({ path: request.picture, fullPage: request.full_page });
      return null;
    }),

  // What a screen reader is given, as an outline of roles, names and texts.
  aria: (request) => atPage(request, (page) => page.locator("body").ariaSnapshot()),

  // Each element as the browser tells assistive technology: its role and its name.
  roles: (request) =>
    atPage(request, async (page) => {
      const session = await page.context().newCDPSession(page);
      const { nodes } = await session.send("Accessibility.getFullAXTree");
      return nodes.filter((node) => !node.ignored).map(({ role, name }) => [role.value, name.value]);
    }),

  // What the checking page finds in files that are given to it: its record, in the order of the files.
  check: (request) =>
    atPage(request, async (page) => {
      await page.waitForSelector("html[data-ready]", { state: "attached" });
      await page.setInputFiles("#files", request.files);
      const isDone = (count) => document.querySelectorAll("#results section").length === count;
      await page.waitForFunction(isDone, request.files.length);
      const record = JSON.parse(await page.evaluate(() => document.getElementById("record").textContent));
      return { ...record, files: record.files.reverse() };
    }),

  evaluate: (request) => atPage(request, (page) => page.evaluate(request.expression)),

  read: (request) => inContext({}, (context) => read(context, request)),

  async ace({ path }) {
    process.env.PUPPETEER_EXECUTABLE_PATH = process.env.CHROMIUM;
    process.env.ACE_TIMEOUT_INITIAL = "60000"; // Ace allows a browser 5 s to start, too few on a busy machine
    const { default: ace } = await import("@daisy/ace-core");
    const { default: runner } = await import("@daisy/ace-axe-runner-puppeteer");
    // Ace starts a browser for each book; here one stays for all of them.
    aceBrowser ??= runner.launch().then(() => runner);
    const started = { ...(await aceBrowser), launch: async () => {}, close: async () => {} };
    const outdir = mkdtempSync(join(tmpdir(), "ace-"));
    try {
      const [, report] = await ace(path, { cwd: process.cwd(), outdir }, started);
      return report;
    } finally {
      rmSync(outdir, { recursive: true, force: true });
    }
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  const reply = await answers[request.ask](request).then(
    (value) => ({ value }),
    (error) => ({ error: error?.stack ?? String(error) }),
  );
  answer(`${JSON.stringify(reply)}\n\n`);
}
await browser?.close();
await (await aceBrowser)?.close();
