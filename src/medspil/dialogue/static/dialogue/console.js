// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// What only the facilitator's page has: a larger picture of the phones, and a word when the meeting is given to her.

const page = document.querySelector(".console");

const larger = document.querySelector("[data-larger]");
if (larger) {
  const smaller = larger.dataset.larger;
  const words = larger.textContent;
  larger.hidden = false;
  larger.addEventListener("click", () => {
    const large = larger.getAttribute("aria-pressed") !== "true";
    larger.setAttribute("aria-pressed", String(large));
    larger.textContent = large ? smaller : words;
    larger.closest(".phone-pane").classList.toggle("is-larger", large);
  });
}

document.addEventListener("medspil:fresh", (event) => {
  const runs = event.target.dataset?.runs;
  if (!runs || runs === page.dataset.runs) return;
  page.dataset.runs = runs;
  for (const notice of document.querySelectorAll("[data-given]")) notice.hidden = runs !== page.dataset.me;
});
