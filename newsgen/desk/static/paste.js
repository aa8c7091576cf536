// A pasted copy: the desk finds its story.
import { faults, post, tell } from "./desk.js";

const form = document.querySelector("[data-paste]");
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  tell("Looking for the story that this is of …");
  const { status, data } = await post("/copy/which", { text: form.elements.text.value });
  if (status === 200) location.href = `/copy/${data.slug}`; else tell(faults(data), true);
});
