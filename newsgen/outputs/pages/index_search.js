"use strict";
(() => {
  const MOST = 100;
  const byId = (id) => document.getElementById(id);
  const [search, field, found, list] = ["search", "words", "found", "stories"].map(byId);
  let known = null;
  let asked = false;

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}|['’]/gu, "").toLowerCase();

  function element(name, text, more) {
    return Object.assign(document.createElement(name), { textContent: text }, more);
  }

  function item([slug, headline, patch, story, score, blocked, cautions]) {
    const said = [known.patches[patch], known.stories[story], `Score ${score.toFixed(2)}`];
    if (cautions) said.push(cautions === 1 ? "1 caution" : `${cautions} cautions`);
    const heading = document.createElement("h3");
    heading.append(element("a", headline, { href: `stories/${slug}.html`, lang: list.dataset.language }));
    const meta = element("p", "", { className: "meta" });
    if (blocked) meta.append(element("span", "Blocked", { className: "blocked" }));
    meta.append(...said.map((text) => element("span", text)));
    const made = document.createElement("li");
    made.append(heading, meta);
    return made;
  }

  function show() {
    if (!known) return;
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    if (!words.length) {
      found.textContent = "";
      list.replaceChildren();
      return;
    }
    const fits = known.drafts.filter((_, number) => words.every((word) => known.texts[number].includes(word)));
    const many = fits.length > MOST ? `; the best ${MOST} of them:` : "";
    found.textContent = `${fits.length.toLocaleString("en")} of ${known.drafts.length.toLocaleString("en")} stories${many}`;
    list.replaceChildren(...fits.slice(0, MOST).map(item));
  }

  // index.js calls this with its data: a page that is opened from disk may load a script, but read no JSON.
  window.newsgenIndex = (data) => {
    const texts = data.drafts.map(([slug, headline, patch, story]) =>
      plain([headline, data.patches[patch], data.stories[story], slug].join("\n")));
    known = { ...data, texts };
    show();
  };

  function ask() {
    if (asked) return;
    asked = true;
    const script = element("script", "", { src: "index.js" });
    script.onerror = () => { found.textContent = "The list of the stories, index.js, is not beside this page."; };
    document.head.append(script);
  }

  field.addEventListener("focus", ask);
  field.addEventListener("input", () => { ask(); show(); });
  search.hidden = false;
})();
