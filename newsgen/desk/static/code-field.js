// A field for phrases: numbers at its lines, and marks at those where something is wrong. Tab leaves it.

/** `under` is the same text beneath the field, a block a line: it counts the lines, and has their marks. */
export const codeField = (area, under, typed) => {
  let marks = new Map();
  const paint = () => {
    const blocks = area.value.split("\n").map((line, n) => {
      const made = document.createElement("div");
      made.className = `line ${marks.get(n + 1) || ""}`;
      made.textContent = line || "\u200b";
      return made;
    });
    under.replaceChildren(...blocks);
    area.style.height = "auto";
    area.style.height = `${Math.max(under.scrollHeight, 160)}px`;
  };
  area.addEventListener("input", () => { marks = new Map(); paint(); typed(); });
  area.addEventListener("keydown", (event) => {
    // a new line begins below the one before
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.isComposing) return;
    const begins = area.value.slice(0, area.selectionStart).split("\n").pop(), [space] = begins.match(/^\s*/);
    if (!space) return;
    event.preventDefault();
    area.setRangeText(`\n${space}`, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input"));
  });
  addEventListener("resize", paint);
  return {
    text: () => area.value,
    set: (text) => { if (area.value !== text) { area.value = text; marks = new Map(); } paint(); },
    mark: (spots) => {
      const order = ["note", "warn", "block"];
      marks = new Map();
      for (const { line, severity } of spots) if (order.indexOf(severity) > order.indexOf(marks.get(line))) marks.set(line, severity);
      paint();
    },
    put: (text) => {
      area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
      area.dispatchEvent(new Event("input"));
      area.focus();
    },
    go: (line) => {
      const before = area.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
      const length = area.value.split("\n")[line - 1]?.length ?? 0;
      area.focus({ preventScroll: true });
      area.setSelectionRange(before, before + length);
      under.children[line - 1]?.scrollIntoView({ block: "center" });
    },
  };
};
