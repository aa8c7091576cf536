// Somebody changed a file meanwhile: what both began with, theirs and mine, and nothing is saved until one is chosen.

/** Shows it in `holder`; `chosen` is called with the text to go on with. */
export const clash = (holder, name, began, theirs, mine, chosen) => {
  const words = document.createElement("p"), three = document.createElement("div"), buttons = document.createElement("p");
  words.textContent = `${name} has changed on disk since you opened it. Nothing was saved.`;
  three.className = "three";
  for (const [title, text] of [["As you opened it", began], ["On disk now", theirs], ["Yours", mine]]) {
    const one = document.createElement("div"), head = document.createElement("h3"), body = document.createElement("pre");
    head.textContent = title;
    body.textContent = text || "(no file)";
    body.tabIndex = 0;
    one.append(head, body);
    three.append(one);
  }
  for (const [title, text] of [["Go on with mine: saving then replaces theirs", mine], ["Take what is on disk", theirs]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = title;
    button.addEventListener("click", () => { holder.hidden = true; chosen(text); });
    buttons.append(button, " ");
  }
  holder.replaceChildren(words, three, buttons);
  holder.hidden = false;
  holder.scrollIntoView({ block: "nearest" });
};
