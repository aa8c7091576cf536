// Opens pages in Chromium and tells what axe-core and the network say of each.
// node browse.mjs MODULES CHROMIUM PROFILE PAGE...  ->  one line of JSON a page: {page, violations, requests, errors}
// With SHOTS=<folder> it also takes each page's picture: phone, desktop, dark, and as printed.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, chromium, profile, ...pages] = process.argv.slice(2);
const require = createRequire(join(modules, "node_modules", "x.js"));
const { chromium: browser } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const LOOKS = [
  { name: "phone", viewport: { width: 390, height: 844 }, colorScheme: "light" },
  { name: "desktop", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
];

// The page itself, and images that lie beside it.
function stays(request, address) {
  const beside = request.resourceType() === "image" && request.url().startsWith(new URL(".", address).href);
  return request.url() === address || beside;
}

const context = await browser.launchPersistentContext(profile, { executablePath: chromium, args: FLAGS });
for (const path of pages) {
  const address = pathToFileURL(path).href;
  const found = { page: path, violations: [], requests: [], errors: [] };
  for (const look of LOOKS) {
    const page = await context.newPage();
    page.on("request", (request) => stays(request, address) || found.requests.push(request.url()));
    page.on("console", (said) => ["error", "warning"].includes(said.type()) && found.errors.push(said.text()));
    page.on("pageerror", (error) => found.errors.push(String(error)));
    await page.setViewportSize(look.viewport);
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.goto(address);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) found.errors.push(`${look.name}: ${wide} pixels wider than the window`);
    if (process.env.SHOTS) {
      const file = join(process.env.SHOTS, `${basename(path, ".html")}-${look.name}.png`);
      await page.screenshot({ path: file, fullPage: true });
    }
    // The page's own policy forbids scripts, so axe is put in by the debugger, which no policy binds.
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    for (const { id, help, nodes } of violations) {
      found.violations.push(`${look.name}: ${id}: ${help}: ${nodes.map((node) => node.html).join(" | ")}`);
    }
    if (look.name === "desktop" && process.env.SHOTS) {
      await page.pdf({ path: join(process.env.SHOTS, `${basename(path, ".html")}.pdf`), format: "A4" });
    }
    await page.close();
  }
  console.log(JSON.stringify(found));
}
await context.close();
