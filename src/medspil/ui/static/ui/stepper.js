// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// Turns the number fields of a dot vote into minus and plus buttons with dots between them.

export function steppers(scope) {
  const forms = scope.matches?.("[data-stepper]") ? [scope] : scope.querySelectorAll("[data-stepper]");
  for (const form of forms) {
    if (form.dataset.awake) continue;
    form.dataset.awake = "1";
    stepper(form);
  }
}

function stepper(form) {
  const limit = Number(form.dataset.limit);
  const bar = form.querySelector("[data-dot-bar]");
  const rows = [...form.querySelectorAll("[data-dot-row]")].map((row) => build(row));
  const used = () => rows.reduce((sum, row) => sum + Number(row.field.value), 0);

  function build(row) {
    const field = row.querySelector("input");
    const title = row.querySelector("label").firstChild.textContent.trim();
    const minus = step("−", bar.dataset.fewer.replace("{title}", title));
    const plus = step("+", bar.dataset.more.replace("{title}", title));
    field.hidden = true;
    field.type = "hidden";
    row.querySelector("label").removeAttribute("for");
    row.append(minus, plus);
    const entry = { row, field, title, minus, plus };
    minus.addEventListener("click", () => change(entry, -1));
    plus.addEventListener("click", () => change(entry, 1));
    return entry;
  }

  function change(entry, by) {
    const next = Number(entry.field.value) + by;
    if (by > 0 && used() >= limit) return say(bar.dataset.noneLeft);
    if (next < 0) return undefined;
    entry.field.value = next;
    draw();
    if (by < 0 && next === 0) entry.plus.focus();
    return say(`${bar.dataset.said.replace("{n}", next).replace("{title}", entry.title)} ${words()}`);
  }

  function words() {
    const left = limit - used();
    return (left === 1 ? bar.dataset.one : bar.dataset.many).replace("{n}", left);
  }

  function say(text) {
    bar.querySelector("[data-dot-say]").textContent = text;
  }

  function draw() {
    const left = limit - used();
    for (const { row, field, minus, plus } of rows) {
      const count = Number(field.value);
      row.classList.toggle("has-dots", count > 0);
      row.querySelector("[data-dots]").textContent = "●".repeat(count);
      minus.hidden = count === 0;
      plus.setAttribute("aria-disabled", String(left <= 0));
    }
    bar.querySelector("[data-left]").textContent = left;
    bar.querySelector("[data-left-words]").textContent = words().replace(/^\S+\s/, "");
  }

  draw();
}

function step(sign, label) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "dot-step";
  button.textContent = sign;
  button.setAttribute("aria-label", label);
  return button;
}
