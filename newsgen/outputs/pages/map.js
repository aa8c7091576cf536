// The map comes to life: search, tips, keys, zoom, and its height for the page that frames it.
// Area number i is path number i of the map, and row number i of the table, which has its words.
(() => {
  // a frame fits the page: its height is all that is told, and nothing is listened to
  if (parent !== window) {
    new ResizeObserver(() => {
      parent.postMessage({ newsgen: "map", height: document.documentElement.offsetHeight }, "*");
    }).observe(document.documentElement);
  }

  const one = (selector) => document.querySelector(selector);
  const frame = one(".frame"), svg = one("svg.map"), tip = one(".tip"), said = one(".said"), find = one(".find");
  if (!svg) return; // no area of this place has an outline
  const paths = [...svg.querySelectorAll(":scope > path")], rows = [...one("tbody").rows];
  const arrows = frame.dataset.arrows.split(" ").map((ways) => ways.split(",").map(Number));
  const zoom = find.querySelector("select"), search = find.querySelector("input");
  const whole = svg.getAttribute("viewBox"), wide = svg.viewBox.baseVal.width;
  const hatch = one("#hatch"), coarse = Number(hatch.getAttribute("patternTransform").match(/[\d.]+/)[0]);
  const words = (i) => [...rows[i].cells].map((cell) => cell.textContent);
  let at = -1;

  const named = Number(frame.dataset.places);
  const place = (i) => words(i).slice(0, named).filter(Boolean).join(", ");
  const known = (i) => !["bw", "bn"].includes(paths[i].getAttribute("class"));
  const figures = (i) => {
    const [value, ...more] = words(i).slice(named);
    const full = known(i) && frame.dataset.unit ? `${value} ${frame.dataset.unit}` : value;
    return [full, ...more].filter(Boolean).join("; ");
  };

  const outline = ["under", "over"].map((kind) => {
    const path = document.createElementNS(svg.namespaceURI, "path");
    path.setAttribute("class", `marked ${kind}`);
    return svg.appendChild(path);
  });

  const inSight = (i) => {
    const box = paths[i].getBoundingClientRect(), around = svg.getBoundingClientRect();
    return box.right > around.left && box.left < around.right && box.bottom > around.top && box.top < around.bottom;
  };
  const show = (i, aloud) => {
    at = i;
    if (!inSight(i)) turn("");
    for (const path of outline) path.setAttribute("d", paths[i].getAttribute("d"));
    tip.replaceChildren(document.createElement("strong"), document.createElement("br"), figures(i));
    tip.firstChild.textContent = place(i);
    tip.hidden = false;
    const box = paths[i].getBoundingClientRect(), around = frame.getBoundingClientRect();
    const middle = box.left + box.width / 2 - around.left - tip.offsetWidth / 2;
    const above = box.top - around.top - tip.offsetHeight - 8;
    tip.style.left = `${Math.max(0, Math.min(middle, around.width - tip.offsetWidth))}px`;
    tip.style.top = `${above < 0 ? Math.min(box.bottom - around.top + 8, around.height) : above}px`;
    if (aloud) said.textContent = `${place(i)}: ${figures(i)}`;
  };
  const hide = () => {
    tip.hidden = true;
    for (const path of outline) path.removeAttribute("d");
  };

  const WAYS = { ArrowUp: 0, ArrowRight: 1, ArrowDown: 2, ArrowLeft: 3 };
  frame.tabIndex = 0;
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", frame.dataset.label);
  frame.addEventListener("keydown", (event) => {
    const to = event.key === "Home" ? 0 : event.key === "End" ? paths.length - 1 : at < 0 ? 0 : arrows[at][WAYS[event.key]];
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.key in WAYS || event.key === "Home" || event.key === "End")) {
      if (event.key === "Escape") hide();
      return;
    }
    event.preventDefault();
    if (to >= 0) show(to, true);
  });
  frame.addEventListener("focus", () => paths.length && show(Math.max(at, 0), true));
  frame.addEventListener("blur", hide);
  svg.addEventListener("pointermove", (event) => {
    const i = paths.indexOf(event.target);
    if (i >= 0 && (i !== at || tip.hidden)) show(i, false);
  });
  svg.addEventListener("click", (event) => {
    const i = paths.indexOf(event.target);
    if (i >= 0) show(i, true);
  });
  svg.addEventListener("pointerleave", () => document.activeElement === frame || hide());

  const places = rows.slice(0, paths.length).map((_, i) => place(i));
  find.querySelector("datalist").append(...places.map((name) => new Option(name, name)));
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
  const look = () => {
    const wanted = plain(search.value);
    if (!wanted) return;
    const all = places.map(plain);
    const tests = [(name) => name === wanted, (name) => name.startsWith(wanted), (name) => name.includes(wanted)];
    const found = tests.map((test) => all.findIndex(test)).find((i) => i >= 0);
    if (found === undefined) said.textContent = search.dataset.unknown;
    else show(found, true);
  };
  search.addEventListener("change", look);
  find.addEventListener("submit", (event) => { event.preventDefault(); look(); });

  const turn = (slug) => {
    const option = [...zoom.options].find((each) => each.value === slug) ?? zoom.options[0];
    zoom.value = option.value;
    svg.setAttribute("viewBox", option.dataset.box ?? whole);
    hatch.setAttribute("patternTransform", `scale(${coarse * svg.viewBox.baseVal.width / wide})`);
    hide();
  };
  const from = () => turn(new URLSearchParams(location.hash.slice(1)).get("patch") ?? "");
  zoom.addEventListener("change", () => {
    history.replaceState(null, "", zoom.value ? `#patch=${zoom.value}` : "#");
    turn(zoom.value);
  });
  addEventListener("hashchange", from);
  find.hidden = false;
  one(".keys").hidden = false;
  if (zoom.options.length < 2) one(".zoom").hidden = true;
  from();
})();
