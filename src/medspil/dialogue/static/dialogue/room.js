// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// A page of the room: applies regions as they come, heals itself after silence, and says plainly when it is alone.

import { listen } from "./wire.js";
import { outbox } from "./outbox.js";
import { clocks } from "./clock.js";
import { forms } from "./actions.js";
import { pressing } from "./press.js";

const root = document.documentElement;
const page = document.querySelector("[data-room]");

/**
 * Replace regions by id; keeps focus, caret and, unless the server has just answered it, what is being typed. A note comes
 * with the list that it stands in, and without HTML when it is gone. False when the page has no place for one of them.
 */
export function apply(regions, { typed = true } = {}) {
  let whole = true;
  for (const [id, html, list] of regions) {
    let old = document.getElementById(id);
    if (html === "" || (list && old?.parentElement.id !== list)) {
      old?.remove();
      old = null;
    }
    if (html === "" || (!old && !list)) continue;
    const box = document.createElement("template");
    box.innerHTML = html;
    const fresh = box.content.firstElementChild;
    if (old) {
      const held = hold(old);
      old.replaceWith(fresh);
      give(fresh, held, typed);
    } else if (!insert(fresh, document.getElementById(list))) {
      whole = false;
      continue;
    }
    fresh.dispatchEvent(new CustomEvent("medspil:fresh", { bubbles: true }));
  }
  return whole;
}

/** A note takes its place among the others: by rank, which is drawn at random and says nothing of when it came. */
function insert(note, list) {
  if (!list) return false;
  const next = [...list.children].find((other) => other.dataset.rank > note.dataset.rank);
  list.insertBefore(note, next ?? null);
  return true;
}

function hold(region) {
  const active = region.contains(document.activeElement) ? document.activeElement : null;
  const fields = new Map();
  for (const field of region.querySelectorAll("textarea[id], input[id]:not([type=hidden]), select[id]")) {
    if (field.type === "checkbox" || field.type === "radio") fields.set(field.id, { checked: field.checked });
    else fields.set(field.id, { value: field.value });
  }
  const open = [...region.querySelectorAll("details[id][open]")].map((element) => element.id);
  return {
    focused: active !== null,
    id: active?.id ?? "",
    caret: active && "selectionStart" in active ? safeCaret(active) : null,
    fields,
    open,
    step: region.dataset.step ?? null,
  };
}

function safeCaret(field) {
  try {
    return [field.selectionStart, field.selectionEnd];
  } catch {
    return null;
  }
}

function give(region, held, typed) {
  const sameStep = (region.dataset.step ?? null) === held.step;
  if (sameStep && typed) {
    for (const [id, kept] of held.fields) {
      const field = region.querySelector(`#${CSS.escape(id)}`);
      if (!field) continue;
      if ("checked" in kept) field.checked = kept.checked;
      else if (field.tagName !== "SELECT" || [...field.options].some((option) => option.value === kept.value)) field.value = kept.value;
    }
  }
  for (const id of held.open) region.querySelector(`#${CSS.escape(id)}`)?.setAttribute("open", "");
  if (!sameStep && region.id === "stage") window.scrollTo(0, 0); // a new question is read from its beginning
  if (!held.focused) return;
  const target = (held.id && region.querySelector(`#${CSS.escape(held.id)}`)) || region.querySelector("[data-focus]");
  target?.focus({ preventScroll: true });
  if (target && held.caret && target.setSelectionRange) {
    try {
      target.setSelectionRange(...held.caret);
    } catch {
      // A field without a caret keeps its focus.
    }
  }
}

function connection(state) {
  root.dataset.connection = state;
  for (const mark of document.querySelectorAll("[data-connection-text]")) {
    mark.textContent = mark.dataset[state] ?? "";
  }
}

if (page) {
  let version = Number(page.dataset.version); // all that happened up to it is on the page
  let behind = false; // something was missed: until the whole page has been fetched no single region raises the version
  let held = null; // what the stream brings while the whole page is fetched belongs on top of it, not under it
  let asking = Promise.resolve();
  let leaving = false; // told why once: a second reload would take the place of the page that tells it
  const waiting = []; // what came while something was pressed
  const pressed = pressing(() => waiting.splice(0).forEach(take));

  const take = (packet) => {
    if (held) {
      held.push(packet);
    } else if (pressed()) {
      waiting.push(packet);
    } else if (packet.version >= version) {
      if (!behind) version = packet.version;
      if (!apply(packet.regions)) catchUp(-1).catch(() => connection("offline"));
    }
  };

  const ask = async (since) => {
    if (leaving) return;
    version = since;
    behind = true;
    held = [];
    try {
      const answer = await fetch(`${page.dataset.regions}?since=${since}`);
      if (answer.status === 200) {
        const packet = await answer.json();
        version = packet.version;
        apply(packet.regions);
      } else if (answer.status === 403) {
        leaving = true;
        location.reload(); // nobody is let in here any more, and the page itself says why
      } else if (answer.status !== 204) {
        throw new Error(`regions answered ${answer.status}`);
      }
      behind = false;
    } finally {
      const late = held;
      held = null;
      late.forEach(take);
    }
  };

  /** Fetch what has happened since a version, one fetch at a time. */
  const catchUp = (since) => {
    asking = asking.catch(() => {}).then(() => ask(since ?? version));
    return asking;
  };

  /** What the server answered to this page's own click; the stream may have brought something newer meanwhile. */
  const answered = (packet) => {
    if (packet.version >= version) apply(packet.regions);
  };

  /** Another right to listen, for a page of somebody who is signed in; false when it is hers no more. */
  const renew = async () => {
    const answer = await fetch(page.dataset.listen);
    if (answer.status >= 500) throw new Error(`listen answered ${answer.status}`);
    const hers = answer.ok && !answer.redirected; // who is signed out is led to the sign-in
    document.querySelector("[data-ended]").hidden = hers;
    if (hers) {
      const fresh = await answer.json();
      page.dataset.token = fresh.token;
      page.querySelector("[name=csrfmiddlewaretoken]").value = fresh.csrf;
    } else connection("offline");
    return hers;
  };

  const box = outbox(page, connection);
  const ear = listen({
    token: () => page.dataset.token,
    seen: () => version,
    take,
    catchUp,
    renew: page.dataset.listen ? renew : undefined,
    state: (name) => {
      connection(name);
      if (name === "online") box.flush();
    },
  });
  // A phone that has got a seat listens at its table from now on, and sees what the table sees.
  document.addEventListener("medspil:fresh", (event) => {
    const token = event.target.dataset?.stream;
    if (!token || token === page.dataset.token) return;
    page.dataset.token = token;
    ear.restart();
    catchUp(-1).catch(() => connection("offline"));
  });
  clocks(document);
  forms(page, { apply, answered, catchUp });
}
