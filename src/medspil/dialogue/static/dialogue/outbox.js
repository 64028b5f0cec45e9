// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// Notes on their way. A note is kept on the phone under the id and key it chose, and is sent until the server has said
// that it is stored: no note twice, none lost. The same list is "my notes": only this phone knows which they are.

import { randomId } from "../ui/ids.js";
import { drawTexts } from "./asked.js";
import { asks } from "./asks.js";
import { post } from "./post.js";

export function outbox(page, connection) {
  const place = `medspil:notes:${page.dataset.meeting}`;
  let sending = false;
  let timer = 0;

  const all = () => JSON.parse(localStorage.getItem(place) ?? "[]");
  const save = (notes) => {
    localStorage.setItem(place, JSON.stringify(notes));
    show();
  };
  const update = (id, change) => save(all().map((note) => (note.id === id ? { ...note, ...change } : note)));

  const next = () => all().find((note) => note.state === "waiting");

  async function flush() {
    if (sending) return;
    sending = true;
    clearTimeout(timer);
    try {
      for (let note = next(); note; note = next()) await send(note);
    } catch {
      connection("offline");
      timer = setTimeout(flush, 3000);
    } finally {
      sending = false;
    }
    waiting();
  }

  async function send(note) {
    // The page's token lets the note in by the short way; without it, or when it has run out, the note comes in as any form.
    const said = { token: page.dataset.token, id: note.id, key: note.key, field: note.field, text: note.text };
    if (note.yes) said.not_personal = note.yes;
    const answer = await post(note.address, { ...said, ...signatures.fields(note.signature) });
    if (answer.ok) {
      // Only the server's own word will do: networks that want something first answer with a page of theirs.
      if (!(await answer.json()).ok) throw new Error("not the server's answer");
      update(note.id, { state: "stored" });
    } else if (answer.status === 422) {
      const refusal = await answer.json();
      if (refusal.ask) return questions.put(note, refusal.ask);
      save(all().filter((entry) => entry.id !== note.id));
      giveBack(note, refusal.error);
    } else {
      throw new Error(`note answered ${answer.status}`);
    }
    return undefined;
  }

  /** What was refused goes back into the field it came from, with the reason beside it. */
  function giveBack(note, reason) {
    const form = document.querySelector("form[data-note]");
    if (!form) {
      say(`${reason} ${note.text}`);
      return;
    }
    const field = form.querySelector("textarea");
    field.value = field.value ? `${note.text}\n${field.value}` : note.text;
    refuse(form, field, reason);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function refuse(form, field, reason) {
    const words = form.querySelector("[data-error]");
    words.textContent = reason;
    words.hidden = false;
    form.classList.add("is-refused");
    field.setAttribute("aria-invalid", "true");
    field.focus();
  }

  function clear(form, field) {
    const words = form.querySelector("[data-error]");
    words.textContent = "";
    words.hidden = true;
    form.classList.remove("is-refused");
    field.removeAttribute("aria-invalid");
  }

  function lay(form) {
    const field = form.querySelector("textarea");
    const text = field.value.trim();
    clear(form, field);
    if (!text) return refuse(form, field, form.dataset.empty);
    if (text.length > Number(form.dataset.limit)) return refuse(form, field, form.dataset.long);
    if (signatures.unclear(form)) return refuse(form, field, form.querySelector("[data-signature]").dataset.noConsent);
    const chosen = form.querySelector("[name=field]:checked") ?? form.querySelector("[name=field]");
    const note = {
      id: randomId(),
      key: randomId() + randomId(),
      step: form.dataset.step,
      address: form.action,
      changeAddress: form.dataset.change,
      field: chosen?.value ?? "",
      fieldTitle: chosen?.dataset.title ?? "",
      text,
      signature: signatures.of(form),
      state: "waiting",
    };
    field.value = "";
    drafts.forget(form);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    save([...all(), note]);
    field.focus();
    flush();
    return undefined;
  }

  function show() {
    questions.show();
    const list = document.querySelector("[data-my-notes]");
    if (!list) return;
    const mine = all().filter((note) => note.step === list.dataset.myNotes && note.state !== "asked");
    list.querySelector("[data-count]").textContent = mine.length;
    list.hidden = mine.length === 0;
    const items = list.querySelector("ul");
    const pattern = list.querySelector("template");
    items.replaceChildren(...mine.map((note) => item(pattern, note)));
  }

  function item(pattern, note) {
    const row = pattern.content.firstElementChild.cloneNode(true);
    row.querySelector("[data-text]").textContent = note.text;
    const where = row.querySelector("[data-field]");
    where.textContent = note.fieldTitle;
    where.hidden = !note.fieldTitle;
    row.querySelector("[data-unsent]").hidden = note.state !== "waiting";
    const change = row.querySelector("[data-change]");
    change.hidden = note.state !== "stored" || note.fixed === true;
    change.addEventListener("click", () => edit(row, note));
    return row;
  }

  function edit(row, note) {
    const editor = document.querySelector("[data-my-notes] [data-editor]").content.firstElementChild.cloneNode(true);
    const field = editor.querySelector("textarea");
    const error = editor.querySelector("[data-error]");
    field.value = note.text;
    const save = (yes) => rewrite(note, { text: field.value, not_personal: yes }, error, asked);
    const asked = (ask) => drawAsked(editor.querySelector("[data-asked]"), ask, save);
    editor.querySelector("[data-save]").addEventListener("click", () => save(note.yes ?? ""));
    editor.querySelector("[data-withdraw]").addEventListener("click", () => rewrite(note, { withdraw: "1" }, error));
    editor.querySelector("[data-cancel]").addEventListener("click", show);
    row.replaceChildren(editor);
    field.focus();
  }

  /** The server asks about new words for a note that it has: they stay in the editor until that is answered. */
  function drawAsked(box, ask, save) {
    box.hidden = false;
    drawTexts(box.querySelector("[data-texts]"), ask);
    box.querySelector("[data-yes]").onclick = () => save(ask.yes);
    box.focus();
  }

  async function rewrite(note, fields, error, asked) {
    try {
      const answer = await post(note.changeAddress.replace("00000000-0000-0000-0000-000000000000", note.id), { key: note.key, ...fields });
      if (answer.ok && (await answer.json()).ok) {
        if (fields.withdraw) save(all().filter((entry) => entry.id !== note.id));
        else update(note.id, { text: fields.text.trim(), yes: fields.not_personal });
      } else if (answer.status === 422) {
        const refusal = await answer.json();
        error.textContent = refusal.error;
        error.hidden = false;
        if (refusal.ask) asked(refusal.ask);
      } else {
        throw new Error("change");
      }
    } catch {
      error.textContent = error.dataset.offline;
      error.hidden = false;
    }
  }

  function waiting() {
    const left = all().filter((note) => note.state === "waiting").length;
    for (const mark of document.querySelectorAll("[data-waiting]")) {
      mark.hidden = left === 0;
      mark.textContent = (left === 1 ? mark.dataset.one : mark.dataset.many).replace("{n}", left);
    }
  }

  const say = (words) => {
    const live = document.querySelector("[data-say]");
    if (live) live.textContent = words;
  };

  const questions = asks(page, { all, save, update, flush, say });
  const drafts = draftsOf(page);
  const signatures = signaturesOf(page);

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-note]");
    if (!form) return;
    event.preventDefault();
    lay(form);
  });
  // When the meeting is over the phone forgets what it wrote; so it does with meetings of other days.
  function forget() {
    if (document.querySelector("[data-over]") && !all().some((note) => note.state !== "stored")) forgetAll(page.dataset.meeting);
    const day = new Date().toISOString().slice(0, 10);
    const known = localStorage.getItem("medspil:day");
    if (known && known !== day) {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith("medspil:") && !key.includes(page.dataset.meeting)) localStorage.removeItem(key);
      }
    }
    localStorage.setItem("medspil:day", day);
  }

  /** Notes whose words the facilitator has removed: this phone has them too. */
  function drop() {
    const gone = document.querySelector("[data-forget]")?.dataset.forget.split(" ") ?? [];
    const left = all().filter((note) => note.state === "waiting" || !gone.includes(note.id));
    if (left.length !== all().length) save(left);
  }

  // The same meeting in another tab.
  window.addEventListener("storage", (event) => {
    if (event.key !== place && event.key !== null) return;
    show();
    waiting();
  });
  document.addEventListener("medspil:fresh", (event) => {
    if (event.target.dataset.rank) return; // a note on the board changes nothing of what this phone has
    forget();
    drop();
    drafts.restore();
    signatures.restore();
    show();
    waiting();
  });
  forget();
  drop();
  drafts.restore();
  signatures.restore();
  show();
  waiting();
  flush();
  return { flush };
}

function forgetAll(meeting) {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith("medspil:") && key.includes(meeting)) localStorage.removeItem(key);
  }
}

// What is typed but not yet laid: kept per step, given back when the facilitator goes on and comes back.
function draftsOf(page) {
  const key = (form) => `medspil:draft:${page.dataset.meeting}:${form.dataset.step}`;
  const restore = () => {
    for (const form of document.querySelectorAll("form[data-note]")) {
      const field = form.querySelector("textarea");
      if (!field.value) field.value = localStorage.getItem(key(form)) ?? "";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };
  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-note]");
    if (form && event.target.tagName === "TEXTAREA") {
      if (event.target.value) localStorage.setItem(key(form), event.target.value);
      else localStorage.removeItem(key(form));
      const count = form.querySelector("[data-typed]");
      if (count) count.textContent = event.target.value.length;
    }
  });
  return { restore, forget: (form) => localStorage.removeItem(key(form)) };
}

// Where a meeting may show who writes: what was typed, and a yes to a name of one's own, are remembered on this phone.
function signaturesOf(page) {
  const place = `medspil:signature:${page.dataset.meeting}`;
  const of = (form) => {
    const name = form.querySelector("[name=signature]")?.value.trim() ?? "";
    return { name, consent: form.querySelector("[name=consent]")?.checked ?? true };
  };
  const restore = () => {
    const kept = JSON.parse(localStorage.getItem(place) ?? "null");
    for (const form of document.querySelectorAll("form[data-note]")) {
      const field = form.querySelector("[name=signature]");
      if (!kept || !field || field.value) continue;
      field.value = kept.name;
      const consent = form.querySelector("[name=consent]");
      if (consent) consent.checked = kept.consent;
    }
  };
  // At each letter: a name that is taken away must not come back when the room is drawn before the field is left.
  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-note]");
    if (form && event.target.closest("[data-signature]")) localStorage.setItem(place, JSON.stringify(of(form)));
  });
  return {
    of,
    restore,
    unclear: (form) => of(form).name !== "" && !of(form).consent,
    fields: (signature) => (signature?.name ? { signature: signature.name, consent: "1" } : {}),
  };
}
