// Goes through the desk as an editor does, with the keyboard, in both schemes and at both widths.
// node desk.mjs MODULES CHROMIUM PROFILE ENTRANCE SLUG  ->  lines of JSON {page, scheme, width, violations, overflow, errors, requests}, and last {keys}
// With SHOTS=<folder> it leaves pictures there.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [modules, chromium, profile, entrance, slug] = process.argv.slice(2);
const require = createRequire(join(modules, "node_modules", "x.js"));
const { chromium: browser } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core"), "utf8");
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];
const origin = new URL(entrance).origin;
const context = await browser.launchPersistentContext(profile, { executablePath: chromium, args: FLAGS, bypassCSP: false });
const page = await context.newPage();
let errors = [], requests = [];
page.on("pageerror", (error) => errors.push(String(error)));
page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
page.on("request", (request) => new URL(request.url()).origin === origin || requests.push(request.url()));
const shot = async (name) => process.env.SHOTS && page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: name.includes("390") });

const look = async (name, scheme, width) => {
  const session = await context.newCDPSession(page);
  const { result } = await session.send("Runtime.evaluate", { expression: `${axe}\n;axe.run().then((r) => JSON.stringify(r.violations.map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 160) + " " + n.failureSummary).slice(0, 3)])))`, awaitPromise: true });
  await session.detach();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await shot(`${name}-${scheme}-${width}`);
  console.log(JSON.stringify({ page: name, scheme, width, violations: JSON.parse(result.value), overflow, errors, requests }));
  errors = []; requests = [];
};

await page.goto(entrance);
await page.waitForURL(`${origin}/`);
const PAGES = {
  stories: ["/", null],
  story: [`/story/${slug}`, async () => { await page.click(".draft .claim >> nth=4"); await page.waitForSelector(".steps"); }],
  copy: [`/copy/${slug}`, async () => {
    await page.waitForFunction(() => /as in the data/.test(document.getElementById("sum").textContent));
  }],
  copies: ["/copy", null],
  wordings: ["/wording", null],
  wording: [`/wording/${slug}`, async () => {
    await page.evaluate(() => localStorage.clear());
    await page.click('[data-role="lead"] li.here [data-change]');
    await page.waitForFunction(() => /to know/.test(document.getElementById("sum").textContent));
    await page.click("#names > summary");
    await page.waitForSelector("#groups button");
  }],
  table: ["/table", null],
  targets: ["/send", null],
  target: ["/send/out", async () => {
    await page.click("#look");
    await page.waitForFunction(() => /would be sent|came to nothing/.test(document.getElementById("state").textContent), null, { timeout: 30000 });
  }],
  project: ["/project", async () => {
    await page.waitForFunction(() => /Nothing is wrong/.test(document.getElementById("sum").textContent));
    await page.fill("#text", `${await page.inputValue("#text")}\n[data]\nsorce = 1\n`);
    await page.waitForSelector("#spots li");
    await shot(`project-fault-${await page.evaluate(() => innerWidth)}`);
    await page.evaluate(() => localStorage.clear());
  }],
  questions: ["/project", async () => {
    await page.waitForFunction(() => /Nothing is wrong/.test(document.getElementById("sum").textContent));
    const asks = "How many rows are headers?";
    const text = (await page.inputValue("#text")).replace("[data]\n", `[data]\n# ${asks} (the first row has one cell)\n# header_rows = 1\n# header_rows = 2\n`);
    await page.fill("#text", `${text}\n[questions]\n"data.header_rows" = "${asks}"\n`);
    await page.waitForSelector(".question button");
    await page.evaluate(() => localStorage.clear());
  }],
  unwritten: ["/unwritten", null],
  changes: ["/changes", null],
};
for (const scheme of ["light", "dark"]) for (const width of [1440, 390]) {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
  await page.setViewportSize({ width, height: 900 });
  for (const [name, [address, first]] of Object.entries(PAGES)) {
    await page.goto(origin + address);
    if (first) await first();
    await look(name, scheme, width);
  }
}

// the keyboard alone: walk, approve, hold with a note, open a figure, edit, find it again after the tab was closed
await page.setViewportSize({ width: 1440, height: 900 });
const keys = {};
await page.evaluate(() => sessionStorage.clear());
await page.goto(origin);
await page.keyboard.press("j");
await page.keyboard.press("j");
await page.keyboard.press("k");
keys.first = await page.evaluate(() => [...document.querySelectorAll(".row")].findIndex((row) => row.contains(document.activeElement)));
const badge = (n) => page.textContent(`.row >> nth=${n} >> [data-badge]`);
await page.keyboard.press("a");
await page.waitForFunction(() => document.querySelector(".row").dataset.standing === "approved");
keys.approved = (await badge(0)).trim();
await page.keyboard.press("h");
await page.keyboard.type("ask the council");
await page.keyboard.press("Tab");
await page.keyboard.press("Enter");
await page.waitForFunction(() => document.querySelectorAll(".row")[1].dataset.standing === "held");
keys.held = (await badge(1)).trim();
await page.keyboard.press("k");
await page.keyboard.press("Enter");
await page.waitForSelector(".note p, .notes p");
keys.note = await page.textContent(".notes p");
await page.focus(".draft .claim");
await page.keyboard.press("Enter");
await page.waitForSelector(".steps");
keys.way = await page.evaluate(() => document.activeElement.id);
await page.keyboard.press("Escape");
keys.back = await page.evaluate(() => document.activeElement.className);
await page.keyboard.press("e");
await page.waitForSelector("#copy");
await page.focus("#copy");
await page.keyboard.press("Control+Home");
await page.keyboard.type("About 987,654 people. ");
await page.waitForFunction(() => document.querySelector(".under .wrong, .under .not-ours"));
await shot("copy-edited");
await page.waitForFunction(() => /Kept as you typed/.test(document.getElementById("kept").textContent));
const there = page.url();
await page.close({ runBeforeUnload: false });
const again = await context.newPage();
await again.goto(there);
keys.restored = (await again.inputValue("#copy")).startsWith("About 987,654 people. ");
await again.click("[data-keep]");
await again.waitForSelector("#versions li");
keys.versions = await again.locator("#versions li").count();

// a phrase, by the keyboard alone: changed, told, saved, taken back
await again.goto(`${origin}/wording/${slug}`);
await again.evaluate(() => localStorage.clear());
await again.reload();
await again.focus('[data-role="lead"] li.here [data-change]');
await again.keyboard.press("Enter");
await again.waitForFunction(() => document.activeElement.id === "text");
// each wording of the case, whichever this draft takes
await again.keyboard.press("ControlOrMeta+a");
await again.keyboard.insertText(await again.evaluate(() => document.activeElement.value.replaceAll(" }}, at", " }} still, at").replaceAll(" }} had", " }} still had").replaceAll(" was in", " still was in")));
await again.waitForFunction(() => /^Changed/.test(document.getElementById("how").textContent), null, { timeout: 30000 });
keys.retold = await again.textContent("#how");
keys.new = await again.textContent("#draft ins");
await again.keyboard.press("Tab");
keys.left = await again.evaluate(() => document.activeElement.id !== "text");
await again.keyboard.press("ControlOrMeta+s");
await again.waitForFunction(() => /^Saved/.test(document.getElementById("said").textContent));
keys.saved = await again.textContent("#said");
await again.waitForFunction(() => !document.getElementById("undo").hidden);
keys.kept = await again.inputValue("#text");
await again.focus("#undo");
await again.keyboard.press("Enter");
await again.waitForFunction(() => /before is back/.test(document.getElementById("said").textContent));
keys.undone = await again.textContent("#said");

// the project file: a fault at its line, put right, saved
await again.goto(`${origin}/project`);
await again.evaluate(() => localStorage.clear());
await again.reload();
await again.focus("#text");
await again.keyboard.press("ControlOrMeta+End");
await again.keyboard.insertText("# ours");
await again.waitForFunction(() => /Nothing is wrong/.test(document.getElementById("sum").textContent));
await again.keyboard.press("ControlOrMeta+s");
await again.waitForFunction(() => /^Saved/.test(document.getElementById("said").textContent));
const before = await again.inputValue("#text");
await again.fill("#text", `${before.replace("[data]\n", "[data]\n# header_rows = 1\n")}\n[questions]\n"data.header_rows" = "How many?"\n`);
await again.focus(".question input");
await again.keyboard.type("1");
await again.keyboard.press("Enter");
await again.waitForFunction(() => /Nothing is wrong/.test(document.getElementById("sum").textContent) && document.getElementById("asked").hidden);
keys.answered = (await again.inputValue("#text")).includes("[data]\nheader_rows = 1\n");
await again.click("#back");
keys.project = await again.textContent("#state");

// the approved story is looked at and sent by the keyboard alone
await again.goto(`${origin}/story/${slug}`);
await again.keyboard.press("a");
await again.waitForFunction(() => document.querySelector(".story-desk").dataset.standing === "approved");
await again.keyboard.press("s");
await again.waitForURL(/\/send\?story=/);
await again.focus(".places h2 a");
await again.keyboard.press("Enter");
await again.waitForSelector("#look");
await again.focus("#look");
await again.keyboard.press("Enter");
await again.waitForFunction(() => document.activeElement.id === "go", null, { timeout: 30000 });
keys.looked = await again.textContent("#state");
await again.keyboard.press("Enter");
await again.waitForSelector("#sure[open]");
await again.keyboard.press("Enter");
await again.waitForFunction(() => document.getElementById("state").textContent === "Done.", null, { timeout: 30000 });
keys.sent = await again.textContent(".group.created summary");
console.log(JSON.stringify({ keys }));
await context.close();
