// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// Keeps what is typed in a form marked `data-keep` for as long as the tab lives: a lost network or an expired sign-in
// loses nothing. The page after a form was stored says so (`data-kept`), and then the text is let go.

export function keeps(scope) {
  const stored = document.body.dataset.kept;
  if (stored) sessionStorage.removeItem(place(stored));
  for (const form of scope.querySelectorAll("form[data-keep]")) keep(form);
}

const place = (name) => `medspil:keep:${name}`;

function keep(form) {
  const name = place(form.dataset.keep);
  const fields = () => [...form.querySelectorAll("textarea, input[type=text]")];
  const kept = JSON.parse(sessionStorage.getItem(name) ?? "{}");
  for (const field of fields()) {
    if (field.name in kept && !field.value) {
      field.value = kept[field.name];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  form.addEventListener("input", () => {
    const typed = Object.fromEntries(fields().map((field) => [field.name, field.value]));
    sessionStorage.setItem(name, JSON.stringify(typed));
  });
}
