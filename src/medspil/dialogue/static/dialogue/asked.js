// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// What the server asks about words that were sent to it: the texts, with what may point at a person underlined and the
// reason after it. It has kept nothing of them yet.

/** The texts as paragraphs. */
export function drawTexts(place, ask) {
  place.replaceChildren(...ask.texts.map((text) => paragraph(text.pieces)));
}

function paragraph(pieces) {
  const text = document.createElement("p");
  text.className = "asked-text";
  for (const [words, reason] of pieces) {
    if (!reason) {
      text.append(words);
      continue;
    }
    const mark = document.createElement("mark");
    mark.textContent = words;
    const why = document.createElement("span");
    why.className = "asked-reason";
    why.textContent = `(${reason})`;
    text.append(mark, " ", why);
  }
  return text;
}

/**
 * Forms that are sent without leaving the page: what is asked stands in the form, below what is wrong, until it is
 * sent again. It is put back when the form is drawn anew meanwhile, as everything in a room is.
 */
export function asking(page) {
  const pattern = page.querySelector("[data-asked-pattern]");
  const open = new Map(); // by address
  let pressed = ""; // the address whose button has the focus

  function draw(form) {
    const { ask, submitter } = open.get(form.action);
    const box = pattern.content.firstElementChild.cloneNode(true);
    const yes = box.querySelector("[data-yes]");
    box.id = `asked-${ask.yes.replaceAll(" ", "-")}`;
    drawTexts(box.querySelector("[data-texts]"), ask);
    yes.addEventListener("click", () => {
      form.dataset.yes = ask.yes;
      form.requestSubmit(submitter ? form.querySelector(submitter) : null);
    });
    yes.addEventListener("focus", () => { pressed = form.action; });
    yes.addEventListener("blur", () => { if (yes.isConnected) pressed = ""; });
    (form.querySelector("[data-error]") ?? form.firstElementChild).after(box);
    for (const { field } of ask.texts) form.elements[field]?.setAttribute("aria-describedby", box.id);
    return yes;
  }

  function ask(form, said, submitter) {
    clear(form);
    const name = submitter?.name ? `[name="${submitter.name}"][value="${CSS.escape(submitter.value)}"]` : "";
    open.set(form.action, { ask: said, submitter: name });
    draw(form);
  }

  function clear(form) {
    open.delete(form.action);
    form.querySelector("[data-asked]")?.remove();
  }

  document.addEventListener("medspil:fresh", (event) => {
    for (const form of event.target.querySelectorAll("form[data-live]")) {
      if (!open.has(form.action) || form.querySelector("[data-asked]")) continue;
      const yes = draw(form);
      if (pressed === form.action && document.activeElement === document.body) yes.focus({ preventScroll: true });
    }
  });

  return pattern ? { ask, clear } : { ask: () => {}, clear: () => {} };
}
