// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// What every page has. Without script all of it still works, only less kindly.

import { counters } from "./counter.js";
import { forgets } from "./forget.js";
import { steppers } from "./stepper.js";
import { keeps } from "./keep.js";
import { belongs, sends } from "./sent.js";
import { stays } from "./stay.js";

const summary = document.querySelector("[data-error-summary]");
summary?.focus();

// A second press on a button that has been pressed does nothing: the first one is on its way.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.hasAttribute("data-live") || form.hasAttribute("data-note")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

function wake(scope) {
  counters(scope);
  steppers(scope);
}
wake(document);
belongs();
keeps(document);
sends();
forgets();
stays();
document.addEventListener("medspil:fresh", (event) => wake(event.target));
