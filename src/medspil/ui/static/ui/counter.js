// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// Tells how much room is left below a long text. The text is never cut; the server says so when it is too long.

export function counters(scope) {
  for (const counter of scope.querySelectorAll("[data-counter]")) {
    const field = document.getElementById(counter.dataset.counter);
    if (!field || counter.dataset.awake) continue;
    counter.dataset.awake = "1";
    const tell = () => {
      const left = Number(counter.dataset.limit) - field.value.trim().length;
      counter.textContent = (left < 0 ? counter.dataset.over : counter.dataset.left).replace("{n}", Math.abs(left));
      counter.classList.toggle("form-error", left < 0);
    };
    field.addEventListener("input", tell);
    tell();
  }
}
