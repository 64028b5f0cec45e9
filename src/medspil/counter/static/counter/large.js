// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// Large type, to be read at arm's length while one stands with a citizen. The browser remembers it.

const PLACE = "medspil:large";
const button = document.querySelector("[data-large]");

function show(large) {
  document.documentElement.classList.toggle("is-large", large);
  button?.setAttribute("aria-pressed", String(large));
}

show(localStorage.getItem(PLACE) === "1");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const large = !document.documentElement.classList.contains("is-large");
    if (large) localStorage.setItem(PLACE, "1");
    else localStorage.removeItem(PLACE);
    show(large);
  });
}
