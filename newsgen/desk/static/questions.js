// The questions that `newsgen new` left open: each with its reason, its candidates to press, and a field.

const made = (tag, text, values = {}) => Object.assign(document.createElement(tag), { textContent: text }, values);

/** A form for each question; `answer` is called with the key and the words. */
export const forms = (questions, answer) => questions.map(({ key, asks, why, candidates }) => {
  const form = made("form", "", { className: "question" }), label = made("label", ""), row = made("p", "", { className: "buttons" });
  const field = made("input", "", { name: "answer", required: true, maxLength: 500, autocomplete: "off" });
  label.append(made("strong", asks), field);
  for (const one of candidates) {
    const button = made("button", one, { type: "button" });
    button.addEventListener("click", () => { field.value = one; field.focus(); });
    row.append(button);
  }
  row.append(made("button", "Answer", { className: "main" }));
  form.append(label);
  if (why) form.append(made("p", why, { className: "hint" }));
  form.append(row);
  form.dataset.key = key;
  form.addEventListener("submit", (event) => { event.preventDefault(); answer(key, field.value); });
  return form;
});
