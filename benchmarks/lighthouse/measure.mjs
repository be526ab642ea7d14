// Measures pages with Lighthouse's mobile settings. Standard input: {"urls": [...], "runs": 3, "enough": 95};
// standard output: a line of JSON a page, of the median run. One run does where it is enough; a busy machine gets more.
import { readFileSync } from "node:fs";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { computeMedianRun } from "lighthouse/core/lib/median-run.js";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", "--no-first-run",
];

const score = (report, name) => Math.round(report.categories[name].score * 100);
const number = (report, audit) => report.audits[audit].numericValue;
const failing = report => CATEGORIES.filter(name => name !== "performance").flatMap(name => report.categories[name].auditRefs)
  .filter(({ id, weight }) => weight && report.audits[id].score !== null && report.audits[id].score < 1)
  .map(({ id }) => `${id}: ${report.audits[id].details?.items?.[0]?.node?.snippet ?? report.audits[id].title}`);

const told = (url, report, runs) => ({
  url, runs, lighthouse: report.lighthouseVersion,
  ...Object.fromEntries(CATEGORIES.map(name => [name, score(report, name)])),
  bytes: number(report, "total-byte-weight"),
  requests: report.audits["network-requests"].details.items.length,
  painted: number(report, "largest-contentful-paint"),
  blocked: number(report, "total-blocking-time"),
  shift: number(report, "cumulative-layout-shift"),
  failing: failing(report),
});

const { urls, runs, enough } = JSON.parse(readFileSync(0, "utf-8"));
const chrome = await launch({ chromePath: process.env.CHROME_PATH, chromeFlags: FLAGS });
try {
  for (const url of urls) {
    const reports = [];
    do {
      const { lhr } = await lighthouse(url, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "silent" });
      if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
      reports.push(lhr);
    } while (reports.length < (runs === 1 && score(reports[0], "performance") < enough ? 3 : runs));
    console.log(JSON.stringify(told(url, computeMedianRun(reports), reports.length)));
  }
} finally {
  await chrome.kill();
}
