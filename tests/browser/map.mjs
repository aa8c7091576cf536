// Walks over a map page with the keyboard, and looks at it without a script.
// node map.mjs MODULES CHROMIUM PROFILE PAGE SLUG  ->  one line of JSON
// {areas, reached, end, searched, unknown, zoomed, off: {map, key, rows, find}}
// With SHOTS=<folder> it leaves pictures there.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, chromium, profile, path, slug] = process.argv.slice(2);
const require = createRequire(join(modules, "node_modules", "x.js"));
const { chromium: browser } = require("playwright-core");
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];
const KEYS = ["ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"];
const address = pathToFileURL(path).href;
const shot = async (page, name) => process.env.SHOTS && page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) });

const context = await browser.launchPersistentContext(profile, { executablePath: chromium, args: FLAGS });
const page = await context.newPage();
await page.setViewportSize({ width: 1100, height: 1000 });
await page.goto(address);
const found = await page.evaluate((keys) => {
  const frame = document.querySelector(".frame"), said = document.querySelector(".said");
  const arrows = frame.dataset.arrows.split(" ").map((ways) => ways.split(",").map(Number));
  const names = [...document.querySelectorAll("tbody th")].map((cell) => cell.textContent);
  const press = (key) => frame.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));
  const ways = new Map([[0, []]]);
  for (const [i, way] of ways) arrows[i].forEach((k, n) => k >= 0 && !ways.has(k) && ways.set(k, [...way, keys[n]]));
  let reached = 0;
  for (const [i, way] of ways) {
    press("Home");
    way.forEach(press);
    reached += said.textContent.startsWith(names[i]);
  }
  press("End");
  return { areas: arrows.length, reached, end: said.textContent.startsWith(names[arrows.length - 1]) };
}, KEYS);

await page.keyboard.press("Tab");
await page.focus(".frame");
await page.keyboard.press("Home");
await page.keyboard.press("ArrowDown");
await shot(page, "map-keys");
const name = await page.evaluate(() => document.querySelector("tbody tr:nth-child(3) th").textContent);
await page.fill("input", name);
await page.press("input", "Enter");
found.searched = (await page.textContent(".said")).startsWith(name);
await page.fill("input", "Nowhere-on-Sea");
await page.press("input", "Enter");
found.unknown = (await page.textContent(".said")) === (await page.getAttribute("input", "data-unknown"));
await page.goto(`${address}#patch=${slug}`);
found.zoomed = await page.evaluate((slug) => {
  const option = document.querySelector(`option[value="${slug}"]`);
  return option && document.querySelector("svg.map").getAttribute("viewBox") === option.dataset.box;
}, slug);
await shot(page, "map-patch");
await context.close();

const plain = await browser.launchPersistentContext(`${profile}-off`, { executablePath: chromium, args: FLAGS, javaScriptEnabled: false });
const off = await plain.newPage();
await off.goto(address);
const seen = (selector) => off.locator(selector).first().isVisible();
found.off = {
  map: await seen("svg.map > path"), key: await seen(".key li"), rows: await off.locator("tbody tr").count(), find: await seen(".find"),
};
await plain.close();
console.log(JSON.stringify(found));
