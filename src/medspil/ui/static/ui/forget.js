// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// What a phone has put aside to be read without a net belongs to who is signed in. It is thrown away at sign-out: at once,
// and on the next page once more in case the first was cut short. Where one signs in nobody is signed in, so there too.

const DUE = "medspil:forget";

export function forgets() {
  if (localStorage.getItem(DUE) || document.querySelector("[data-forget-now]")) throwAway();
  for (const form of document.querySelectorAll("form[data-forget]")) {
    form.addEventListener("submit", () => {
      localStorage.setItem(DUE, "1");
      throwAway();
    });
  }
}

async function throwAway() {
  localStorage.removeItem("medspil:pocket");
  if (!("caches" in window)) return;
  for (const name of await caches.keys()) await caches.delete(name);
  localStorage.removeItem(DUE);
}
