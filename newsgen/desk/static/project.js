// The project file: checked as it is typed, kept in the browser until it is saved.
import { clash } from "./clash.js";
import { codeField } from "./code-field.js";
import { faults, post, tell } from "./desk.js";
import { forms } from "./questions.js";

const at = (id) => document.getElementById(id), KEPT = "newsgen-project-file";
let text = at("text").value, { digest } = document.querySelector(".project-desk").dataset;
let soon = 0, asked = 0, wrong = 0;
const field = codeField(at("text"), document.querySelector(".code .under"), () => typed());
const changed = () => field.text() !== text;

const state = () => {
  at("save").disabled = !changed();
  at("back").hidden = !changed();
  at("state").textContent = changed() ? "Not saved yet" : "As it stands on disk";
};

const check = async () => {
  const mine = ++asked;
  const { status, data } = await post("/project/check", { text: field.text() });
  if (mine !== asked) return;
  const found = status === 200 ? data.faults : data.faults.map((one) => ({ line: 0, text: one }));
  wrong = found.length;
  at("sum").textContent = wrong ? `${wrong} to put right.` : "Nothing is wrong.";
  at("sum").classList.toggle("wrong", wrong > 0);
  at("spots").replaceChildren(...found.map(spot));
  ask(data.questions || []);
  field.mark(found.map(({ line }) => ({ line, severity: "block" })));
};

/** The open questions, shown anew only where they are others: somebody may be typing an answer. */
const ask = (questions) => {
  const keys = questions.map((one) => one.key).join(" ");
  if (at("questions").dataset.keys === keys) return;
  at("questions").dataset.keys = keys;
  at("asked").hidden = !questions.length;
  at("questions").replaceChildren(...forms(questions, async (key, answer) => {
    const { status, data } = await post("/project/answer", { text: field.text(), key, answer });
    if (status !== 200) { tell(faults(data), true); return; }
    field.set(data.text);
    typed();
    tell("It stands in the text: save that now.");
  }));
};

const spot = (one) => {
  const item = document.createElement("li");
  item.className = "block spot";
  if (one.line) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `Line ${one.line}`;
    button.addEventListener("click", () => field.go(one.line));
    item.append(button, " ");
  }
  item.append(one.text);
  return item;
};

const typed = () => {
  state();
  try { changed() ? localStorage.setItem(KEPT, JSON.stringify({ text: field.text(), digest })) : localStorage.removeItem(KEPT); } catch { /* nowhere to keep it */ }
  clearTimeout(soon);
  soon = setTimeout(check, 250);
};

const save = async () => {
  if (!changed()) return;
  const mine = field.text(), { status, data } = await post("/project/save", { text: mine, digest });
  if (status === 409) {
    clash(at("clash"), data.name, text, data.text, mine, (chosen) => {
      ({ text, digest } = data);
      field.set(chosen);
      typed();
      at("text").focus();
    });
  } else if (status !== 200) tell(faults(data), true);
  else {
    ({ text, digest } = data);
    typed();
    tell("Saved. The next build does so.");
  }
};

at("save").addEventListener("click", save);
at("back").addEventListener("click", () => { field.set(text); typed(); at("text").focus(); });
document.addEventListener("keydown", (event) => {
  if (event.key === "s" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(); }
});
addEventListener("beforeunload", (event) => { if (changed()) event.preventDefault(); });
try {
  const left = JSON.parse(localStorage.getItem(KEPT) || "null");
  if (left && left.digest === digest && left.text !== text) { field.set(left.text); tell("What you had not saved is here again."); }
} catch { /* nothing was kept */ }
field.set(field.text());
state();
check();
