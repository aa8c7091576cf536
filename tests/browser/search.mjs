// Runs the front page's search on a stand-in for a page.
// node search.mjs FOLDER WORDS...  ->  a line of JSON for each: {said, links, words, hidden, loaded}
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const [folder, ...asked] = process.argv.slice(2);
const loaded = [];

class Element {
  constructor(name) {
    Object.assign(this, { name, textContent: "", children: [], heard: {}, value: "", hidden: true, dataset: { language: "en-GB" } });
  }
  append(...more) { this.children.push(...more); }
  replaceChildren(...more) { this.children = more; }
  addEventListener(event, told) { this.heard[event] = told; }
  all() { return [this, ...this.children.flatMap((child) => child.all())]; }
}

const byId = Object.fromEntries(["search", "words", "found", "stories"].map((id) => [id, new Element(id)]));
const context = vm.createContext({
  document: {
    getElementById: (id) => byId[id],
    createElement: (name) => new Element(name),
    head: {
      append(script) {
        loaded.push(script.src);
        const file = join(folder, script.src);
        if (existsSync(file)) vm.runInContext(readFileSync(file, "utf8"), context);
        else script.onerror();
      },
    },
  },
});
context.window = context;
vm.runInContext(readFileSync(join(folder, "search.js"), "utf8"), context);

byId.words.heard.focus();
for (const words of asked) {
  byId.words.value = words;
  byId.words.heard.input();
  const all = byId.stories.all();
  console.log(JSON.stringify({
    said: byId.found.textContent,
    links: all.filter((one) => one.name === "a").map((one) => one.href),
    words: all.map((one) => one.textContent).filter(Boolean).join(" "),
    hidden: byId.search.hidden,
    loaded,
  }));
}
