// Sending: a look first, then what was looked at, with how far it is. The run itself goes on without this page.
import { faults, post, tell } from "./desk.js";

const desk = document.querySelector(".send-desk"), { name, story } = desk.dataset;
const at = (id) => document.getElementById(id);
const look = at("look"), go = at("go"), stop = at("stop"), holder = at("run"), state = at("state");
const lacking = look.disabled;
const EVERY = 700, LATER = 3000;
const run = () => holder.querySelector(".run");
let watching = false;

const stories = (count) => (Number(count) === 1 ? "1 story" : `${count} stories`);

const buttons = () => {
  const { ended, count, to, story: only } = run()?.dataset || { ended: "yes", count: 0 };
  look.disabled = lacking || !ended;
  stop.hidden = Boolean(ended);
  go.hidden = !ended || !Number(count) || to !== name || only !== story;
  go.textContent = `Send ${stories(count)} …`;
};

/** The run of that number in the page, again and again until it is at its end. */
const watch = async (number) => {
  watching = true;
  let answer = null;
  try { answer = await fetch(`/send/runs/${number}`); } catch { /* told below */ }
  if (!answer) {
    tell("The desk does not answer. Is its window still open? What was sent is not lost.", true);
    setTimeout(() => watch(number), LATER);
    return;
  }
  if (!answer.ok) {
    watching = false;
    tell("The desk was opened anew. Load the page again: it says what was sent.", true);
    return;
  }
  const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".run");
  const open = holder.contains(document.activeElement);
  if (found.dataset.ended || !open) holder.replaceChildren(found);
  buttons();
  if (!found.dataset.ended) { setTimeout(() => watch(number), EVERY); return; }
  watching = false;
  const wrong = found.querySelector("[data-fault]");
  state.classList.toggle("wrong", Boolean(wrong));
  state.textContent = wrong ? (found.dataset.dry ? "The look came to nothing." : "It ended before it was done.") : found.dataset.dry ? `${stories(found.dataset.count)} would be sent.` : "Done.";
  tell("");
  // the button that was pressed is off meanwhile, and loses the keyboard
  if ([document.body, look, go, stop].includes(document.activeElement)) (go.hidden ? look : go).focus({ preventScroll: true });
};

const begin = async (address, data, said) => {
  state.textContent = said;
  state.classList.remove("wrong");
  const answer = await post(address, data);
  if (answer.status !== 200) { state.textContent = ""; tell(faults(answer.data), true); }
  if (answer.data.run && !watching) await watch(answer.data.run);
};

look.addEventListener("click", () => begin(`/send/${name}/look`, { story }, "Looking …"));
stop.addEventListener("click", async () => {
  const { status, data } = await post(`/send/runs/${run().dataset.run}/stop`, {});
  if (status !== 200) tell(faults(data), true);
});
const sure = at("sure");
go.addEventListener("click", () => {
  at("many").textContent = stories(run().dataset.count);
  sure.returnValue = "";
  sure.showModal();
});
sure.addEventListener("close", () => {
  if (sure.returnValue === "go") begin(`/send/${name}/go`, { run: Number(run().dataset.run) }, "Sending …");
});
buttons();
if (run() && !run().dataset.ended) watch(run().dataset.run);
