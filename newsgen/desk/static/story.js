// A story: each claim opens the way to its cells; approve, hold, note, copy.
import { faults, post, say, tell, typing } from "./desk.js";

const desk = document.querySelector(".story-desk"), way = document.getElementById("way");
const { slug } = desk.dataset;
let opened = null;

const list = document.querySelector("[data-back]");
list.href = `/${sessionStorage.getItem("desk-list") || ""}`;
sessionStorage.setItem("desk-story", slug);

const close = () => {
  if (!opened) return;
  opened.setAttribute("aria-expanded", "false");
  opened.focus();
  opened = null;
  way.hidden = true;
};

const open = async (button) => {
  opened?.setAttribute("aria-expanded", "false");
  opened = button;
  button.setAttribute("aria-expanded", "true");
  const numbers = button.dataset.claim.split(" ");
  way.hidden = false;
  way.setAttribute("aria-busy", "true");
  if (!way.childElementCount) way.textContent = "Looking it up in the tables …";
  try {
    const pieces = await Promise.all(numbers.map(async (n) => {
      const answer = await fetch(`/story/${slug}/claims/${n}`);
      if (!answer.ok) throw new Error();
      return answer.text();
    }));
    if (opened !== button) return;
    way.replaceChildren(...pieces.flatMap((piece) => [...new DOMParser().parseFromString(piece, "text/html").body.childNodes]));
    way.querySelectorAll("[data-close]").forEach((one, n) => (n ? one.remove() : one.addEventListener("click", close)));
    way.focus({ preventScroll: true });
    way.scrollIntoView({ block: "nearest" });
  } catch {
    way.textContent = "The desk does not answer, or the edition was built again. Reload the page.";
  }
  way.removeAttribute("aria-busy");
};

for (const button of document.querySelectorAll(".claim")) {
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", "way");
  button.addEventListener("click", () => (opened === button ? close() : open(button)));
  // a real button cannot break over two lines of a sentence
  button.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); button.click(); }
  });
}

const act = async (state) => {
  const button = desk.querySelector(`[data-say="${state}"]`);
  if (button.disabled) { tell("A check stops this draft: it cannot be approved.", true); return; }
  const answer = await say(desk, desk.dataset.standing === state ? "waiting" : state);
  if (answer?.note) location.reload();
};
for (const button of desk.querySelectorAll("[data-say]")) button.addEventListener("click", () => act(button.dataset.say));

for (const button of desk.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    try {
      const text = await (await fetch(`/story/${slug}/as/${button.dataset.copy}`)).text();
      await navigator.clipboard.writeText(text);
      tell(button.dataset.copy === "html" ? "The body is in the clipboard, as HTML." : "The story is in the clipboard, as text.");
    } catch { tell("The browser did not let the desk use the clipboard.", true); }
  });
}

const form = document.querySelector("[data-note]");
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const note = form.elements.note.value;
  const { status, data } = await post(`/story/${slug}/note`, { revision: desk.dataset.revision, note });
  if (status === 200) location.reload(); else tell(faults(data), true);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && opened && !document.querySelector("dialog[open]")) { close(); return; }
  if (typing(event)) return;
  if (event.key === "a") act("approved");
  if (event.key === "h") { event.preventDefault(); act("held"); }
  if (event.key === "e") location.href = `/copy/${slug}`;
  if (event.key === "w") location.href = `/wording/${slug}`;
  if (event.key === "s") location.href = `/send?story=${slug}`;
  if (event.key === "u") location.href = list.href;
  const there = { j: "next", k: "prev" }[event.key];
  if (there) document.querySelector(`.ways a[rel=${there}]`)?.click();
});
