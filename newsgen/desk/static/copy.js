// The field of a copy: kept as it is typed, checked as it is typed, its figures coloured where they stand.
import { faults, post, tell } from "./desk.js";

const desk = document.querySelector(".copy-desk"), field = document.getElementById("copy");
const under = document.querySelector(".under"), list = document.getElementById("found");
const sum = document.getElementById("sum"), kept = document.getElementById("kept"), clash = document.getElementById("clash");
const { slug, user } = desk.dataset;
const here = `newsgen-copy-${slug}`;
let number = Number(desk.dataset.number), saved = field.value, found = [], stopped = false;

// What the desk could not be told, since it was closed, the browser has.
try {
  const left = JSON.parse(localStorage.getItem(here) || "null");
  if (left && left.number === number && left.text !== field.value) {
    field.value = left.text;
    tell("What you typed last was not yet kept by the desk: here it is again.");
  } else if (left && left.text !== field.value) {
    ask(`What was typed in this browser last did not reach the desk, and ${user} or somebody else went on since.`, left.text);
  } else localStorage.removeItem(here);
} catch { localStorage.removeItem(here); }

/** One thing at a time, and then once more if it was asked for meanwhile. */
const onlyLast = (work) => {
  let running = false, again = false;
  return async () => {
    if (running) { again = true; return; }
    running = true;
    do { again = false; await work(); } while (again);
    running = false;
  };
};

const keepTyped = onlyLast(async () => {
  const text = field.value;
  if (stopped || text === saved) return;
  try { localStorage.setItem(here, JSON.stringify({ number, text })); } catch { /* a full disk: the desk keeps it */ }
  const { status, data } = await post(`/copy/${slug}/type`, { text, number });
  if (status === 200) {
    number = data.number;
    saved = text;
    localStorage.removeItem(here);
    kept.textContent = "Kept as you typed it";
    kept.classList.remove("wrong");
  } else if (status === 409) {
    stopped = true;
    theirs(data);
  } else {
    kept.textContent = `Not kept by the desk yet, but in this browser. ${faults(data)}`;
    kept.classList.add("wrong");
    setTimeout(keepTyped, 3000);
  }
});

const check = onlyLast(async () => {
  const text = field.value;
  const { status, data } = await post(`/copy/${slug}/check`, { text });
  if (text !== field.value) return;
  if (status !== 200) { sum.textContent = faults(data); found = []; list.replaceChildren(); paint(); return; }
  found = data.spots.filter((one) => one.start >= 0);
  const { holds, wrong } = data.counts, other = data.counts["not ours"];
  sum.textContent = `${holds} as in the data, ${wrong} not so, ${other} not ours. ${data.words.toLocaleString("en")} words.`;
  sum.classList.toggle("wrong", wrong > 0);
  const order = { wrong: 0, "not ours": 1, note: 2, holds: 3 };
  const spots = [...data.spots].sort((a, b) => order[a.colour] - order[b.colour]);
  list.replaceChildren(...spots.filter((one) => one.colour !== "holds").map(spot), ...data.cut.map(cut));
  paint();
});

const spot = (one) => {
  const item = document.createElement("li"), button = document.createElement("button"), says = document.createElement("span");
  item.className = one.colour.replace(" ", "-");
  button.type = "button";
  button.textContent = one.text || "This";
  button.disabled = one.start < 0;
  button.addEventListener("click", () => { field.focus(); field.setSelectionRange(one.start, one.end); });
  says.textContent = ` ${one.says}`;
  item.append(button, says);
  return item;
};
const cut = (text) => {
  const item = document.createElement("li");
  item.className = "cut";
  item.textContent = text;
  return item;
};

/** The same text under the field, with what was found marked: a field cannot colour its own words. */
const paint = () => {
  const text = field.value, pieces = [];
  let at = 0;
  for (const one of [...found].sort((a, b) => a.start - b.start)) {
    if (one.start < at) continue;
    pieces.push(text.slice(at, one.start));
    const mark = document.createElement("span");
    mark.className = one.colour.replace(" ", "-");
    mark.textContent = text.slice(one.start, one.end);
    pieces.push(mark);
    at = one.end;
  }
  under.replaceChildren(...pieces, `${text.slice(at)}\n`);
  field.style.height = "auto";
  field.style.height = `${Math.max(under.scrollHeight, 320)}px`;
};

let later = 0, soon = 0;
const typed = () => {
  found = [];
  paint();
  clearTimeout(later);
  clearTimeout(soon);
  soon = setTimeout(keepTyped, 400);
  later = setTimeout(check, 250);
};
field.addEventListener("input", typed);
addEventListener("resize", paint);
addEventListener("pagehide", () => { if (field.value !== saved) try { localStorage.setItem(here, JSON.stringify({ number, text: field.value })); } catch { /* nowhere to keep it */ } });
addEventListener("beforeunload", (event) => { if (field.value !== saved) { keepTyped(); event.preventDefault(); } });

const replace = (text) => { field.value = text; typed(); field.focus(); };
const keepVersion = async () => {
  const { status, data } = await post(`/copy/${slug}/keep`, { text: field.value });
  if (status !== 200) { tell(faults(data), true); return false; }
  tell(`Version ${data.version} is kept.`);
  return data.version;
};
document.querySelector("[data-keep]").addEventListener("click", async () => { await keepTyped(); if (await keepVersion() && !stopped) location.reload(); });
document.querySelector("[data-draft]").addEventListener("click", async () => {
  if (field.value !== document.getElementById("draft").value && (await keepVersion()) === false) return;
  replace(document.getElementById("draft").value);
});
for (const button of document.querySelectorAll("[data-version]")) {
  button.addEventListener("click", async () => {
    if ((await keepVersion()) !== false) replace(button.closest("li").querySelector("textarea").value);
  });
}

/** Somebody else has typed since: both texts stay, and the editor chooses. */
function theirs(data) {
  ask(`${data.who} has changed this copy since you opened it. Yours is still in the field, and nothing is lost.`, data.text, data.number);
}
function ask(text, other, seen) {
  const words = document.createElement("p"), buttons = document.createElement("p");
  words.textContent = text;
  const button = (name, done) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = name;
    made.addEventListener("click", async () => {
      await done();
      clash.hidden = true;
      stopped = false;
      typed();
    });
    buttons.append(made, " ");
  };
  // whichever is left out becomes a version first
  button("Go on with mine, keep the other as a version", async () => {
    await post(`/copy/${slug}/keep`, { text: other });
    if (seen !== undefined) number = seen;
  });
  button("Take the other, keep mine as a version", async () => {
    await post(`/copy/${slug}/keep`, { text: field.value });
    if (seen !== undefined) { number = seen; saved = other; }
    field.value = other;
  });
  clash.replaceChildren(words, buttons);
  clash.hidden = false;
}

paint();
check();
keepTyped();
