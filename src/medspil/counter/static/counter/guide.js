// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// The guide by keyboard: type, arrows, Enter, Escape. The field is a combobox and what was found its listbox, as the ARIA
// Authoring Practices have it. `materials/search.js` asks the server; without scripts what was found is a list of links.

const field = document.getElementById("q");
const shelf = document.getElementById("shelf");
let active = -1;

const options = () => [...shelf.querySelectorAll("[role=option]")];

function dress() {
  const list = shelf.querySelector("[data-options]");
  active = -1;
  field.removeAttribute("aria-activedescendant");
  field.setAttribute("aria-expanded", String(list !== null));
  if (list === null) {
    field.removeAttribute("aria-controls");
    return;
  }
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", list.dataset.options);
  field.setAttribute("aria-controls", list.id);
  for (const [number, item] of [...list.children].entries()) {
    const link = item.querySelector("a");
    item.id = `${list.id}-${number}`;
    item.dataset.url = link.href;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    const words = document.createElement("span");
    words.className = link.className;
    words.append(...link.childNodes);
    link.replaceWith(words); // nothing may take the focus inside an option
  }
}

function choose(number) {
  const all = options();
  active = (number + all.length + 1) % (all.length + 1); // one place more than options: back in the field
  if (active === all.length) active = -1;
  for (const [place, option] of all.entries()) option.setAttribute("aria-selected", String(place === active));
  if (active < 0) {
    field.removeAttribute("aria-activedescendant");
  } else {
    field.setAttribute("aria-activedescendant", all[active].id);
    all[active].scrollIntoView({ block: "nearest" });
  }
}

const keys = {
  ArrowDown: () => choose(active + 1),
  ArrowUp: () => choose(active < 0 ? options().length - 1 : active - 1),
  Enter: () => window.location.assign(options()[Math.max(active, 0)].dataset.url),
};

field.setAttribute("role", "combobox");
field.setAttribute("aria-autocomplete", "list");
field.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && field.value) {
    event.preventDefault();
    if (active < 0) field.value = "";
    choose(-1);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  } else if (event.key in keys && options().length && !event.isComposing && (event.key !== "Enter" || isAnswered())) {
    event.preventDefault();
    keys[event.key]();
  }
});
shelf.addEventListener("click", (event) => {
  const option = event.target.closest("[role=option]");
  if (option) window.location.assign(option.dataset.url);
});
shelf.addEventListener("medspil:fresh", dress);
dress();

/** Whether what is shown was found for what stands in the field; otherwise Enter asks. */
function isAnswered() {
  return shelf.querySelector("[data-question]")?.dataset.question === field.value;
}
