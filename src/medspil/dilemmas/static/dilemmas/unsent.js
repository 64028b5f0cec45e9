// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// Dilemmas on their way. One is kept in the browser under the id it got here, and is sent until the server has said that
// it is stored: none twice, none lost, whatever happens to the net or to the sign-in.
//
// Each person has a list of her own, so that at a shared computer nothing is sent in the name of somebody else. Before
// sending it asks who is signed in and for a fresh token: the page itself may be old, or come from a service worker.

const box = document.querySelector("[data-unsent]");
const place = `medspil:dilemmas:${box?.dataset.unsent}`;
const words = box?.querySelector("[data-unsent-words]");
let sending = false;
let again = false;
let timer = 0;

const all = () => JSON.parse(localStorage.getItem(place) ?? "[]");
const save = (entries) => (entries.length ? localStorage.setItem(place, JSON.stringify(entries)) : localStorage.removeItem(place));
const drop = (id) => save(all().filter((entry) => entry.id !== id));

/** Keep a dilemma and try to send it. `fields` are those of the form, by name. */
export function add(fields) {
  save([...all(), fields]);
  words.textContent = navigator.onLine ? "" : box.dataset.kept;
  return flush();
}

/** The one that the server would not have, taken out of the list; so that it can be mended in the form. */
export function refused() {
  const entry = all().find((one) => one.refused);
  if (entry) drop(entry.id);
  return entry;
}

async function pass() {
  const answer = await fetch(box.dataset.pass, { headers: { Accept: "application/json" }, cache: "no-store" });
  if (answer.redirected) return null; // to where one signs in
  if (!answer.ok) throw new Error(`pass answered ${answer.status}`);
  const told = await answer.json();
  return told.person === box.dataset.unsent ? told.token : null;
}

export async function flush() {
  const waiting = () => all().filter((entry) => !entry.refused);
  if (!box || !waiting().length) return show("");
  if (sending) {
    again = true;
    return undefined;
  }
  sending = true;
  clearTimeout(timer);
  try {
    const token = await pass();
    if (token === null) return show("signedOut");
    for (const entry of waiting()) await send(entry, token);
    show("done");
  } catch {
    show(all().length > 1 ? "waiting" : "kept");
    timer = setTimeout(flush, 4000);
  } finally {
    sending = false;
    if (again) {
      again = false;
      flush();
    }
  }
  return undefined;
}

async function send(entry, token) {
  // All of it among the fields: some networks take headers away that they do not know.
  const body = new URLSearchParams({ ...entry, live: "1", csrfmiddlewaretoken: token });
  const answer = await fetch(box.dataset.send, { method: "POST", body });
  if (answer.ok && !answer.redirected) return drop(entry.id);
  if (answer.status !== 422) throw new Error(`dilemma answered ${answer.status}`);
  save(all().map((one) => (one.id === entry.id ? { ...one, refused: "1" } : one)));
  return document.dispatchEvent(new CustomEvent("medspil:refused"));
}

function show(state) {
  if (!box) return;
  const wrong = all().some((entry) => entry.refused);
  const said = wrong ? "refused" : state;
  words.textContent = (box.dataset[said] ?? "").replace("{n}", all().length);
  box.querySelector("[data-unsent-sign-in]").hidden = said !== "signedOut";
  box.querySelector("[data-unsent-mend]").hidden = said !== "refused" || location.pathname === box.dataset.send;
}

window.addEventListener("online", flush);
document.addEventListener("visibilitychange", () => document.hidden || flush());
flush();
