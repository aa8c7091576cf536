// What every page has: posting, messages, the list of keys, the search key.
const said = document.getElementById("said");

/** Say something in the line that screen readers hear. */
export const tell = (text, wrong = false) => {
  said.textContent = text;
  said.classList.toggle("wrong", wrong);
  clearTimeout(tell.later);
  if (text && !wrong) tell.later = setTimeout(() => (said.textContent = ""), 6000);
};

/** Post JSON; {status, data}. Status 0 where the desk cannot be reached. */
export const post = async (address, data, signal) => {
  try {
    const answer = await fetch(address, {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(data), signal,
    });
    const kind = answer.headers.get("content-type") || "";
    return { status: answer.status, data: kind.includes("json") ? await answer.json() : { faults: [await answer.text()] } };
  } catch (error) {
    if (error.name === "AbortError") throw error;
    return { status: 0, data: { faults: ["The desk does not answer. Is its window still open? It is tried again as you go on."] } };
  }
};

export const faults = (data) => (data.faults || ["This did not work."]).join(" ");

/** Whether a key belongs to a field, or to the browser. */
export const typing = (event) =>
  event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]") ||
  event.target.closest("input, textarea, select");

/** Approve, hold or take back; asks why for a hold. What the desk answered, or null. */
export const say = async (holder, state) => {
  let note = "";
  if (state === "held") {
    const given = await whyHeld();
    if (given === null) return null;
    note = given;
  }
  const { slug, revision } = holder.dataset;
  const { status, data } = await post(`/story/${slug}/say`, { state, revision, note });
  if (status !== 200) { tell(faults(data), true); return null; }
  holder.dataset.standing = data.standing;
  const badge = holder.querySelector("[data-badge]");
  badge.className = `badge ${data.standing}`;
  badge.textContent = data.called + (data.who ? ` by ${data.who}` : "");
  for (const button of holder.querySelectorAll("[data-say]")) {
    button.setAttribute("aria-pressed", String(button.dataset.say === data.standing));
    if (button.dataset.say === "waiting") { button.hidden = data.standing === "waiting"; button.removeAttribute("aria-pressed"); }
  }
  tell(state === "waiting" ? "Taken back." : `${data.called}.`);
  return { ...data, note };
};

const whyHeld = () => new Promise((resolve) => {
  const dialog = document.getElementById("hold"), field = dialog.querySelector("textarea");
  field.value = "";
  dialog.returnValue = "";
  dialog.addEventListener("close", () => resolve(dialog.returnValue === "held" ? field.value : null), { once: true });
  dialog.showModal();
});

const keys = document.getElementById("keys");
document.querySelector("[data-keys]")?.addEventListener("click", () => keys.showModal());
document.addEventListener("keydown", (event) => {
  if (typing(event)) return;
  if (event.key === "?") keys.showModal();
  if (event.key === "/") {
    const field = document.querySelector("[data-search]");
    if (field) { event.preventDefault(); field.focus(); field.select(); }
  }
});
for (const select of document.querySelectorAll(".filter select")) {
  // the keyboard walks through a list of choices: only a choice that is left, or made by the pointer, is sent
  select.addEventListener("change", () => { if (!select.matches(":focus-visible")) select.form.requestSubmit(); });
}
