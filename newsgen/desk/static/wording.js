// The wording of a story: a phrase file edited, and what becomes of each draft while it is.
import { clash } from "./clash.js";
import { faults, post, tell } from "./desk.js";
import { codeField } from "./code-field.js";
import { lines, paragraphs } from "./told.js";

const desk = document.querySelector(".wording-desk"), { slug } = desk.dataset;
const at = (id) => document.getElementById(id);
const page = crypto.randomUUID();
let file = null, run = 0, waiting = null, soon = 0, lintSpots = [], draftSpots = [];

const field = codeField(at("text"), document.querySelector(".code .under"), () => typed());
const changed = () => file !== null && field.text() !== file.text;
const here = () => `newsgen-phrases-${file.name}`;

const state = () => {
  at("save").disabled = !changed();
  at("undo").hidden = !file.undo || changed();
  if (at("commit")) at("commit").hidden = !file.changed.length || changed();
  at("state").textContent = changed() ? "Not saved yet: no draft is changed" : file.digest ? "As it stands on disk" : "You have no such file yet";
};

const typed = () => {
  state();
  try { changed() ? localStorage.setItem(here(), JSON.stringify({ text: field.text(), digest: file.digest })) : localStorage.removeItem(here()); } catch { /* nowhere to keep it */ }
  clearTimeout(soon);
  soon = setTimeout(look, 60);
};

/** What becomes of the drafts: whatever an earlier look has still to say is dropped. */
const look = async () => {
  waiting?.abort();
  const mine = (waiting = new AbortController()), number = ++run;
  const others = document.createDocumentFragment();
  let first = true;
  at("how").textContent = "Telling it …";
  const say = {
    draft: (told) => {
      at("draft").replaceChildren(...paragraphs(told.paragraphs));
      draftSpots = told.spotted;
      at("how").textContent = !told.paragraphs.length ? "It cannot be told so: see what is wrong." : told.changed ? "Changed: new words are underlined, old ones struck." : "This draft stays as it is.";
      spots();
    },
    faults: (found) => { lintSpots = found; spots(); },
    other: (told) => {
      if (first) { at("others").replaceChildren(); first = false; }
      at("others").append(other(told));
    },
    looked: (n, all) => { at("looked").textContent = `${n} of ${all.of} drafts looked at …`; },
    done: (n) => {
      if (first) at("others").replaceChildren();
      const count = at("others").childElementCount;
      at("looked").textContent = count ? `${count} of ${n} that could be.` : "None.";
    },
    stopped: (found) => { lintSpots = [{ file: "", line: 0, severity: "block", text: found.join(" ") }]; spots(); at("how").textContent = "It could not be told."; },
  };
  try {
    for await (const one of lines(`/wording/${slug}/tell`, { name: file.name, text: field.text(), page, run: number }, mine.signal)) {
      if (number !== run) return;
      const [name] = Object.keys(one);
      say[name]?.(one[name], one);
    }
  } catch (error) {
    if (error.name !== "AbortError") { at("how").textContent = ""; tell(error.message, true); }
  }
};

const other = (told) => {
  const made = document.createElement("article"), head = document.createElement("h3"), link = document.createElement("a");
  link.href = `/story/${told.slug}`;
  link.textContent = told.headline;
  head.append(link);
  made.append(head, ...paragraphs(told.paragraphs), ...told.spotted.map((one) => spot(one, false)));
  return made;
};

const spots = () => {
  const order = { block: 0, warn: 1, note: 2 };
  const all = [...lintSpots, ...draftSpots].sort((a, b) => order[a.severity] - order[b.severity] || a.line - b.line);
  const count = (severity) => all.filter((one) => one.severity === severity).length;
  const stops = count("block"), checks = count("warn"), notes = count("note");
  const words = [stops && `${stops} to put right`, checks && `${checks} to check`, notes && `${notes} to know`].filter(Boolean);
  at("sum").textContent = words.length ? `${words.join(", ")}.` : "Nothing is wrong.";
  at("sum").classList.toggle("wrong", stops > 0);
  at("spots").replaceChildren(...all.map((one) => spot(one, true)));
  field.mark(all.filter((one) => one.file === file.name));
};

const spot = (one, listed) => {
  const item = document.createElement(listed ? "li" : "p");
  item.className = `${one.severity} spot`;
  if (listed && one.file === file.name && one.line) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `Line ${one.line}`;
    button.addEventListener("click", () => field.go(one.line));
    item.append(button, " ");
  } else if (one.file && one.line) item.append(`${one.file}, line ${one.line}: `);
  item.append(one.text);
  return item;
};

const show = (found, text) => {
  file = found;
  at("file").textContent = `templates/${file.name}`;
  at("none").hidden = true;
  if (at("groups").dataset.of !== file.name) at("names").open = false;
  at("work").hidden = false;
  field.set(text);
  typed();
};

/** A file, once it is opened; null where it cannot be, or where another has words that are not saved. */
const opened = async (name) => {
  if (file?.name === name) return file;
  if (changed()) { tell(`Save ${file.name} first, or take your changes back: only one file is open at a time.`, true); return null; }
  const { status, data } = await post("/wording/open", { name });
  if (status !== 200) { tell(faults(data), true); return null; }
  let text = data.text;
  try {
    const left = JSON.parse(localStorage.getItem(`newsgen-phrases-${name}`) || "null");
    if (left && left.digest === data.digest) { text = left.text; tell("What you had not saved is here again."); }
  } catch { /* nothing was kept */ }
  show(data, text);
  return data;
};

for (const button of document.querySelectorAll("[data-change]")) {
  button.addEventListener("click", async () => {
    const { kind, role } = button.closest("[data-role]").dataset, { when } = button.closest("[data-when]").dataset;
    const name = `${kind}.phrases`;
    if (!(await opened(name))) return;
    const { status, data } = await post("/wording/copy", { name, role, when, text: button.dataset.text, own: field.text() });
    if (status !== 200) { tell(faults(data), true); return; }
    if (data.text !== field.text()) { field.set(data.text); typed(); }
    field.go(data.line);
  });
}

// the lists that lint holds sentences against
const narrow = () => {
  const words = at("find-name").value.toLowerCase();
  for (const button of at("groups").querySelectorAll("button")) button.hidden = !button.textContent.toLowerCase().includes(words);
};
at("find-name").addEventListener("input", narrow);
at("names").addEventListener("toggle", async () => {
  if (!at("names").open || at("groups").dataset.of === file.name) return;
  const { status, data } = await post("/wording/names", { name: file.name });
  if (status !== 200) { tell(faults(data), true); return; }
  at("groups").dataset.of = file.name;
  at("groups").replaceChildren(...Object.entries(data.groups).map(([group, names]) => {
    const made = document.createElement("div"), head = document.createElement("h3");
    head.textContent = group;
    made.append(head, ...names.map((name) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.addEventListener("click", () => field.put(name));
      return button;
    }));
    return made;
  }));
  narrow();
});

const saved = (data, said) => { localStorage.removeItem(here()); file = data; field.set(data.text); typed(); tell(said); };
const save = async () => {
  if (!changed()) return;
  const text = field.text();
  const { status, data } = await post("/wording/save", { name: file.name, text, digest: file.digest });
  if (status === 200) saved(data, lintSpots.some((one) => one.severity === "block") ? "Saved. A build will stop at what is to be put right." : "Saved. The next build says it so.");
  else if (status === 409) differs(data);
  else tell(faults(data), true);
};

/** Nothing is saved over another's change. */
const differs = (theirs) => clash(at("clash"), file.name, file.text, theirs.text, field.text(), (chosen) => {
  file = { ...file, text: theirs.text, digest: theirs.digest };
  field.set(chosen);
  typed();
  at("text").focus();
});

at("save").addEventListener("click", save);
at("undo").addEventListener("click", async () => {
  const { status, data } = await post("/wording/undo", { name: file.name, digest: file.digest });
  if (status === 200) saved(data, "The version before is back.");
  else if (status === 409) differs(data);
  else tell(faults(data), true);
});
at("commit")?.addEventListener("click", () => {
  const dialog = at("commit-dialog"), words = dialog.querySelector("textarea");
  at("commit-names").textContent = file.changed.join(", ");
  words.value = "";
  dialog.returnValue = "";
  dialog.addEventListener("close", async () => {
    if (dialog.returnValue !== "commit") return;
    const { status, data } = await post("/wording/commit", { message: words.value });
    if (status !== 200) { tell(faults(data), true); return; }
    file = { ...file, changed: [] };
    state();
    tell(`Committed as ${data.commit}.`);
  }, { once: true });
  dialog.showModal();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "s" && (event.ctrlKey || event.metaKey) && file) { event.preventDefault(); save(); }
});
addEventListener("beforeunload", (event) => { if (changed()) event.preventDefault(); });

const roles = [...document.querySelectorAll(".role")];
at("find").addEventListener("input", () => {
  const words = at("find").value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const role of roles) {
    role.hidden = !words.every((word) => role.textContent.toLowerCase().includes(word));
    if (!role.hidden) count += 1;
    role.open = words.length ? !role.hidden : role.classList.contains("said-here");
  }
  at("count").textContent = words.length ? `${count} of ${roles.length} roles` : "";
});
