// What of a map page comes on paper, and where the index of a divided map leads.
// node printed.mjs MODULES CHROMIUM PROFILE PAGE INDEX  ->  one line of JSON
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, chromium, profile, path, index] = process.argv.slice(2);
const require = createRequire(join(modules, "node_modules", "x.js"));
const { chromium: browser } = require("playwright-core");
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];
const PARTS = [".find", "svg.map", ".marked", ".tip", ".said", ".keys", ".key", "table"];

const context = await browser.launchPersistentContext(profile, { executablePath: chromium, args: FLAGS });
const page = await context.newPage();
await page.setViewportSize({ width: 680, height: 1000 });
await page.emulateMedia({ colorScheme: "dark" });
await page.goto(pathToFileURL(path).href);
await page.focus(".frame");
await page.keyboard.press("End");
await page.emulateMedia({ media: "print", colorScheme: "dark" });
const found = await page.evaluate((parts) => ({
  shown: parts.filter((each) => document.querySelector(each).checkVisibility()),
  rows: document.querySelectorAll("tbody tr").length,
  paper: getComputedStyle(document.body).backgroundColor,
  wide: document.documentElement.scrollWidth,
  sheet: innerWidth,
}), PARTS);

await page.emulateMedia({ media: "screen" });
const at = () => { const url = new URL(page.url()); return basename(url.pathname) + url.hash; };
const home = pathToFileURL(index).href;
found.stayed = [];
for (const hash of ["#patch=nowhere", "", "#patch="]) {
  await page.goto("about:blank");
  await page.goto(home + hash);
  await page.waitForTimeout(300);
  found.stayed.push(at());
}
await page.goto("about:blank");
await page.goto(`${home}#patch=silverbridge`);
await page.waitForURL(/silverbridge\.html/);
found.led = at();
found.turned = await page.evaluate(() => document.querySelector(".zoom select").value);
await context.close();
console.log(JSON.stringify(found));
