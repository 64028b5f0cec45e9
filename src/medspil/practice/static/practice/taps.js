// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// The counter for the desk. A press is kept on the phone under an id of its own, and is sent until the server has
// counted it: none twice, none lost, also without a net. Without this script the button is an ordinary form.

import { randomId, today } from "../ui/ids.js";

const page = document.querySelector("[data-counter-page]");
const form = page.querySelector("[data-tap-form]");
const undo = page.querySelector("[data-undo]");
const shown = page.querySelector("[data-count]");
const waiting = page.querySelector("[data-waiting]");
const place = `medspil:taps:${page.dataset.counterPage}`;

let counted = Number(shown.textContent); // by the server
let last = null;
let sending = false;
let timer = 0;

const queue = () => JSON.parse(localStorage.getItem(place) ?? "[]");
const keep = (taps) => {
  localStorage.setItem(place, JSON.stringify(taps));
  show();
};

function show() {
  const taps = queue();
  const ahead = taps.filter((tap) => tap.day === today()).reduce((sum, tap) => sum + (tap.back ? -1 : 1), 0);
  shown.textContent = Math.max(0, counted + ahead);
  waiting.textContent =
    taps.length && !sending ? (taps.length === 1 ? page.dataset.one : page.dataset.many.replace("{n}", taps.length)) : "";
  undo.hidden = last === null;
}

async function flush() {
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  try {
    for (let tap = queue()[0]; tap; tap = queue()[0]) {
      // All of it among the fields: some networks take headers away that they do not know.
      const csrfmiddlewaretoken = form.querySelector("[name=csrfmiddlewaretoken]").value;
      const said = { id: tap.id, day: tap.day, ...(tap.back ? { back: "1" } : {}) };
      const answer = await fetch(page.dataset.tap, {
        method: "POST",
        body: new URLSearchParams({ ...said, live: "1", csrfmiddlewaretoken }),
      });
      if (!answer.ok || answer.redirected) throw new Error(`tap answered ${answer.status}`);
      const told = await answer.json();
      if (told.day === today()) counted = told.count;
      keep(queue().slice(1));
    }
  } catch {
    timer = setTimeout(flush, 4000);
  }
  sending = false;
  show();
}

function add(tap) {
  keep([...queue(), { day: today(), ...tap }]);
  flush();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  last = randomId();
  add({ id: last });
});
undo.addEventListener("click", () => {
  add({ id: last, back: true });
  last = null;
  show();
  form.querySelector("button").focus();
});
window.addEventListener("online", flush);
show();
flush();
