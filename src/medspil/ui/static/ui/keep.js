// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// Keeps what is typed in a form marked `data-keep` for as long as the tab lives: a lost network or an expired sign-in
// loses nothing. The page after a form was stored says so (`data-kept`), and then the text is let go. So it is when
// somebody leaves it by a link marked `data-let-go`.
//
// A form that changes what others can change too has the version that the writer saw. It is kept and put back with the
// text, so that the server still sees whether somebody else has written meanwhile. A form that the server sent back with
// what was typed in it (`data-typed`) is left as it is.

export function keeps(scope) {
  const stored = document.body.dataset.kept;
  if (stored) sessionStorage.removeItem(place(stored));
  for (const form of scope.querySelectorAll("form[data-keep]")) keep(form);
  for (const link of scope.querySelectorAll("a[data-let-go]")) {
    link.addEventListener("click", () => sessionStorage.removeItem(place(link.dataset.letGo)));
  }
}

const place = (name) => `medspil:keep:${name}`;

function keep(form) {
  const name = place(form.dataset.keep);
  const fields = () => [...form.querySelectorAll("textarea, input[type=text], input[name=version]")];
  const kept = JSON.parse(sessionStorage.getItem(name) ?? "{}");
  if (!("typed" in form.dataset)) restore(form, fields(), kept);
  form.addEventListener("input", () => {
    const typed = Object.fromEntries(fields().map((field) => [field.name, field.value]));
    sessionStorage.setItem(name, JSON.stringify(typed));
  });
}

function restore(form, fields, kept) {
  const known = fields.filter((field) => field.name in kept && ("version" in kept || !field.value));
  for (const field of known) {
    field.value = kept[field.name];
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (known.length) form.closest("details")?.setAttribute("open", "");
}
