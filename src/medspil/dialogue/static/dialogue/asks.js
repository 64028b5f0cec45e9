// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// Notes that the server asks about, since they may point at a citizen. It has kept nothing of them; they stand on the
// phone, through reloads and in every tab, until whoever wrote them changes them or says that they do not.

import { drawTexts } from "./asked.js";

export function asks(page, { all, save, update, flush, say }) {
  const section = page.querySelector("[data-asks]");
  const list = section?.querySelector("ul");
  const drawn = new Map(); // the rows that stand there, so that one in which somebody writes is left alone

  const asked = () => all().filter((note) => note.state === "asked");

  /** The answer to a note that was sent. An answer that comes late, after another tab's, changes nothing. */
  function put(note, ask) {
    const now = all().find((entry) => entry.id === note.id);
    if (now?.state !== "waiting" || now.text !== note.text || now.yes !== note.yes) return;
    update(note.id, { state: "asked", ask });
    const typing = document.activeElement;
    if (typing?.value && typing.matches("textarea, input[type=text]")) say(words());
    else section?.focus();
  }

  function words() {
    const left = asked().length;
    return (left === 1 ? section.dataset.askedOne : section.dataset.askedMany).replace("{n}", left);
  }

  function show() {
    if (!section) return;
    const notes = asked();
    section.hidden = notes.length === 0;
    for (const [id, { row }] of drawn) {
      if (notes.some((note) => note.id === id)) continue;
      row.remove();
      drawn.delete(id);
    }
    for (const note of notes) {
      if (drawn.get(note.id)?.yes !== note.ask.yes) place(note, question(note));
    }
    for (const mark of page.querySelectorAll("[data-asking]")) {
      mark.hidden = notes.length === 0;
      mark.textContent = notes.length ? words() : "";
    }
  }

  function place(note, row) {
    const old = drawn.get(note.id)?.row;
    if (old) old.replaceWith(row);
    else list.append(row);
    drawn.set(note.id, { row, yes: note.ask.yes });
  }

  const pattern = (name) => section.querySelector(`template[${name}]`).content.firstElementChild.cloneNode(true);

  function question(note) {
    const row = pattern("data-asked");
    const texts = row.querySelector("[data-texts]");
    texts.id = `asked-${note.id}`;
    drawTexts(texts, note.ask);
    const field = row.querySelector("[data-field]");
    field.textContent = note.fieldTitle;
    field.hidden = !note.fieldTitle;
    for (const button of row.querySelectorAll("button")) button.setAttribute("aria-describedby", texts.id);
    row.querySelector("[data-change]").addEventListener("click", () => edit(note));
    row.querySelector("[data-yes]").addEventListener("click", () => send(note, { yes: note.ask.yes }));
    return row;
  }

  function edit(note) {
    const row = pattern("data-editor");
    const field = row.querySelector("textarea");
    const error = row.querySelector("[data-error]");
    const texts = row.querySelector("[data-texts]");
    texts.id = `asked-${note.id}`;
    drawTexts(texts, note.ask);
    field.setAttribute("aria-describedby", texts.id);
    field.value = note.text;
    row.querySelector("[data-save]").addEventListener("click", () => {
      const text = field.value.trim();
      error.hidden = text !== "";
      if (text) send(note, { text });
      else field.focus();
    });
    row.querySelector("[data-cancel]").addEventListener("click", () => {
      place(note, question(note));
      drawn.get(note.id).row.querySelector("[data-change]").focus();
    });
    row.querySelector("[data-withdraw]").addEventListener("click", () => {
      save(all().filter((entry) => entry.id !== note.id));
      goOn();
    });
    place(note, row);
    field.focus();
  }

  function send(note, change) {
    update(note.id, { ...change, state: "waiting", ask: undefined });
    goOn();
    flush();
  }

  /** To the next note that waits for an answer, or on with the meeting. */
  function goOn() {
    if (asked().length) section.focus();
    else (page.querySelector("form[data-note] textarea") ?? page.querySelector("main"))?.focus();
  }

  return { put, show };
}
