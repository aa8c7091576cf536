// The list of stories: j and k walk, Enter opens, a approves, h holds.
import { say, tell, typing } from "./desk.js";

const rows = [...document.querySelectorAll(".row")];
const link = (row) => row.querySelector("h2 a");
const here = () => rows.findIndex((row) => row.contains(document.activeElement));
const go = (row) => { link(row).focus(); row.scrollIntoView({ block: "nearest" }); };
const remembered = rows.find((row) => row.dataset.slug === sessionStorage.getItem("desk-story"));
if (remembered) go(remembered);
sessionStorage.setItem("desk-list", location.search);

const act = async (row, state) => {
  if (row.querySelector(`[data-say="${state}"]`).disabled) { tell("A check stops this draft: it cannot be approved.", true); return; }
  const at = rows.indexOf(row), done = row.dataset.standing === state;
  const answer = await say(row, done ? "waiting" : state);
  if (answer && !done && rows[at + 1]) go(rows[at + 1]);
};

for (const row of rows) {
  for (const button of row.querySelectorAll("[data-say]")) button.addEventListener("click", () => act(row, button.dataset.say));
  row.addEventListener("focusin", () => sessionStorage.setItem("desk-story", row.dataset.slug));
}
document.addEventListener("keydown", (event) => {
  if (typing(event) || !rows.length) return;
  const at = here();
  if (event.key === "j") go(rows[Math.min(at + 1, rows.length - 1)]);
  if (event.key === "k") go(rows[Math.max(at - 1, 0)]);
  if (at >= 0 && event.key === "a") act(rows[at], "approved");
  if (at >= 0 && event.key === "h") { event.preventDefault(); act(rows[at], "held"); }
});
