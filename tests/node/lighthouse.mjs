// Have Lighthouse look at a page that is served on this machine, and print what it found: `lighthouse.mjs ADDRESS`.
//
// That is the scores of accessibility, best practices and search engines, from 0 to 1, and the audits that failed.
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
  const { lhr } = await lighthouse(process.argv[2], options);
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  const counted = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight).map(({ id }) => id));
  const failed = counted.filter((id) => lhr.audits[id].score !== null && lhr.audits[id].score < 1);
  const scores = Object.fromEntries(CATEGORIES.map((name) => [name, lhr.categories[name].score]));
  process.stdout.write(JSON.stringify({ scores, failed: [...new Set(failed)] }));
} finally {
  chrome.kill();
}
