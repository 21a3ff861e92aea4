// Have Lighthouse look at pages that are served on this machine, and print what it found: `lighthouse.mjs ADDRESS …`.
//
// That is a list, with a page's scores of accessibility, best practices and search engines, from 0 to 1, and the audits that failed.
// The browser is named by CHROMIUM.

import * as chromeLauncher from "chrome-launcher";
import lighthouse from "lighthouse";

const CATEGORIES = ["accessibility", "best-practices", "seo"];
const PATIENCE_MS = 120_000; // on a busy machine

const chrome = await chromeLauncher.launch({
  chromePath: process.env.CHROMIUM,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-background-networking", "--disable-component-update"],
  maxConnectionRetries: 600, // each waits half a second
});
try {
  const options = { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error", maxWaitForLoad: PATIENCE_MS };
  const found = [];
  for (const address of process.argv.slice(2)) {
    const { lhr } = await lighthouse(address, options);
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    const counted = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight).map(({ id }) => id));
    const failed = counted.filter((id) => lhr.audits[id].score !== null && lhr.audits[id].score < 1);
    const scores = Object.fromEntries(CATEGORIES.map((name) => [name, lhr.categories[name].score]));
    found.push({ scores, failed: [...new Set(failed)] });
  }
  process.stdout.write(JSON.stringify(found));
} finally {
  chrome.kill();
}
