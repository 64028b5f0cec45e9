// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// The page where a dilemma is noted. Without this script it is an ordinary form.

import { randomId, today } from "../ui/ids.js";
import { add, refused } from "./unsent.js";

const form = document.querySelector("form[data-noting]");
const told = form.querySelector("[name=told]");

form.addEventListener("submit", (event) => {
  if (form.dataset.plain || !told.value.trim()) return; // the server says what is wrong
  event.preventDefault();
  const { csrfmiddlewaretoken, ...fields } = Object.fromEntries(new FormData(form));
  add({ ...fields, id: randomId(), day: fields.day || today() });
  clear();
  told.focus();
});

/** Ready for the next one, in the same team. */
function clear() {
  const unit = form.elements.unit.value;
  forgive();
  form.reset();
  told.value = "";
  form.elements.unit.value = unit;
  form.elements.day.value = "";
  told.dispatchEvent(new Event("input", { bubbles: true })); // so that nothing is kept of it in the tab
}

/** What the page said was wrong with the last one, and what was ticked on it, is no part of the next. */
function forgive() {
  for (const mark of document.querySelectorAll(".error-summary, .form-error, .doubts")) mark.remove();
  for (const group of form.querySelectorAll(".has-error")) group.classList.remove("has-error");
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  for (const choice of form.querySelectorAll(".quick input")) choice.defaultChecked = choice.name === "signed" && !choice.value;
}

/** What the server would not have goes back into the form and is sent as a form is: its page says what is wrong. */
function mend() {
  const entry = told.value.trim() ? undefined : refused();
  if (!entry) return;
  for (const [name, value] of Object.entries(entry)) {
    const field = form.elements[name];
    if (field) field.value = value;
  }
  form.dispatchEvent(new Event("input")); // kept in the tab, should the net fail now
  form.dataset.plain = "1";
  form.requestSubmit();
}

document.addEventListener("medspil:refused", mend);
mend();
