// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// Beside the field for the colour's code stands the browser's own palette. Each follows the other.

const CODE = /^#?([0-9a-f]{6})$/i;
const field = document.querySelector("input[data-colour]");
if (field) {
  const palette = document.createElement("input");
  palette.type = "color";
  palette.className = "colour-pick";
  palette.setAttribute("aria-label", field.dataset.colour);
  const follow = () => {
    const code = CODE.exec(field.value.trim());
    if (code) palette.value = `#${code[1].toLowerCase()}`;
  };
  palette.value = "#0b5961";
  follow();
  field.addEventListener("input", follow);
  palette.addEventListener("input", () => {
    field.value = palette.value;
  });
  field.after(" ", palette);
}
