// What the desk tells of drafts: lines of JSON as they come, and paragraphs with the words that came and went.

/** The objects of an answer in lines of JSON, each as soon as it is there. */
export async function* lines(address, data, signal) {
  let answer;
  try {
    answer = await fetch(address, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(data), signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error("The desk does not answer. Is its window still open?");
  }
  if (!answer.ok) throw new Error(((await answer.json().catch(() => ({}))).faults || ["This did not work."]).join(" "));
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let left = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const found = (left + value).split("\n");
    left = found.pop();
    for (const one of found) if (one) yield JSON.parse(one);
  }
}

const TAGS = { same: "span", new: "ins", gone: "del" };

/** Paragraphs of [what, words]: the first two are headline and standfirst, of a whole draft. */
export const paragraphs = (told) => told.map((pieces) => {
  const made = document.createElement("p");
  if (pieces.some(([what]) => what !== "same")) made.className = "changed";
  if (pieces.some(([, text]) => / {3}/.test(text))) made.classList.add("tabular");
  for (const [what, text] of pieces) {
    const words = document.createElement(TAGS[what]);
    words.textContent = text;
    made.append(words);
  }
  return made;
});
