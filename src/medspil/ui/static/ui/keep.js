// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// Keeps what is typed in a form marked `data-keep` for as long as the tab lives: a lost network or an expired sign-in
// loses nothing. The server marks a page `data-kept="name"` when it has stored the form of that name.

export function keeps(scope) {
  for (const done of scope.querySelectorAll("[data-kept]")) sessionStorage.removeItem(place(done.dataset.kept));
  for (const form of scope.querySelectorAll("form[data-keep]")) keep(form);
}

const place = (name) => `medspil:keep:${name}`;

function keep(form) {
  const name = place(form.dataset.keep || location.pathname);
  const fields = () => [...form.querySelectorAll("textarea, input[type=text], select")];
  const kept = JSON.parse(sessionStorage.getItem(name) ?? "{}");
  for (const field of fields()) {
    if (field.name in kept && !field.value) field.value = kept[field.name];
  }
  form.addEventListener("input", () => {
    const typed = Object.fromEntries(fields().map((field) => [field.name, field.value]));
    sessionStorage.setItem(name, JSON.stringify(typed));
  });
  form.addEventListener("submit", () => sessionStorage.setItem(`${name}:sent`, "1"));
  if (sessionStorage.getItem(`${name}:sent`) && !document.querySelector("[data-error-summary]")) {
    sessionStorage.removeItem(`${name}:sent`);
  }
}
